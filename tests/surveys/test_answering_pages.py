"""The pages of answering, as a respondent without JavaScript meets them."""

from __future__ import annotations

from flask import Flask

from app.core.questionnaire.kinds import Date
from tests.make import a_definition, a_module, a_page, a_question, yes_or_no
from tests.surveys.http import opened, stored

THREE = a_definition(
    a_module(
        a_page(a_question(required=True), yes_or_no(), id="p-staff"),
        a_page(a_question("founded", Date()), id="p-founded"),
    ),
    a_module(a_page(a_question("volunteers"), id="p-others"), id="m-others"),
)


def test_opening_the_link_leaves_the_token_behind_and_writes_nothing(app: Flask) -> None:
    scene = opened(app)
    before = stored()

    answer = app.test_client().get("/i/the-personal-link")

    assert (answer.status_code, answer.location) == (303, f"{scene.address}/")
    assert stored() == before


def test_from_the_welcome_to_the_receipt(app: Flask) -> None:
    scene = opened(app, THREE)
    person = scene.respondent("fr")

    assert person.begin().location == f"{scene.address}/tasks"
    first = person.answer("p-staff", {"q-workers": "12", "q-training": "c-yes"})
    second = person.answer(
        "p-founded",
        {"q-founded-day": "3", "q-founded-month": "février", "q-founded-year": "2016"},
    )
    third = person.answer("p-others", {"q-volunteers": ""})
    sent = person.post(
        "/check", {**person.form("/check"), "agreed": "yes", "signed_by": "Nadia Exemple"}
    )
    receipt = person.get("/receipt")

    assert [page.location for page in (first, second, third, sent)] == [
        f"{scene.address}/page/p-founded",
        f"{scene.address}/tasks",
        f"{scene.address}/check",
        f"{scene.address}/receipt",
    ]
    rows, revisions, submissions = stored()
    assert (rows[0][0], revisions) == (
        {"q-workers": 12, "q-training": "c-yes", "q-founded": "2016-02-03"}, 2,
    )  # fmt: skip
    assert submissions[0] in receipt.text


def test_what_cannot_be_read_comes_back_as_it_was_typed_and_the_rest_is_saved(app: Flask) -> None:
    scene = opened(app, THREE)
    person = scene.respondent("en")
    person.begin()

    page = person.answer("p-staff", {"q-workers": "a dozen", "q-training": "c-no"})

    assert (page.status_code, 'value="a dozen"' in page.text) == (422, True)
    assert stored()[0][0][0] == {"q-training": "c-no"}


def test_a217_switching_language_keeps_what_was_typed(app: Flask) -> None:
    scene = opened(app, THREE)
    person = scene.respondent("fr")
    person.begin()

    readable = person.answer("p-staff", {"q-workers": "12"}, go="nl")
    unreadable = person.answer("p-staff", {"q-workers": "twaalf"}, go="fr")

    assert readable.location == f"{scene.address}/page/p-staff"
    assert (unreadable.status_code, 'value="twaalf"' in unreadable.text) == (422, True)
    assert '<html lang="fr">' in unreadable.text
    assert stored()[0][0][0] == {"q-workers": 12}
