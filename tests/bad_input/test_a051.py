"""A051–A062, A217, A218, A221: what happens twice, late, or in another language."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask import Flask
from sqlalchemy import select

from app.core.access import Role
from app.core.clock import utcnow
from app.core.text import text_of
from app.extensions import db
from app.models import Campaign, Enterprise, Mail, Response
from tests.clients import ClientFor
from tests.make import (
    a_definition,
    a_module,
    a_page,
    a_question,
    an_account,
    an_enterprise,
    yes_or_no,
)
from tests.surveys.http import Respondent, opened, stored


def answered(person: Respondent) -> dict[str, Any]:
    """Answer everything, and return the form that sends it."""
    person.begin()
    person.answer("p-staff", {"q-workers": "12"})
    return {**person.form("/check"), "agreed": "yes", "signed_by": "Nadia Voorbeeld"}


def close(campaign_id: Any, *, ago: timedelta) -> None:
    db.session.rollback()
    campaign = db.session.get_one(Campaign, campaign_id)
    campaign.opens_at, campaign.closes_at = utcnow() - timedelta(days=9), utcnow() - ago
    db.session.commit()


def test_a051_a_double_click_shows_one_receipt_and_sends_one_mail(app: Flask) -> None:
    scene = opened(app)
    person = scene.respondent()
    form = answered(person)

    both = [person.post("/check", form).location for _ in range(2)]

    receipts = stored()[2]
    assert (both, len(receipts)) == ([f"{scene.address}/receipt"] * 2, 1)
    assert receipts[0] in person.get("/receipt").text
    assert len(db.session.scalars(select(Mail)).all()) == 1


def test_a054_the_same_key_with_another_body_is_refused(app: Flask) -> None:
    person = opened(app).respondent()
    form = answered(person)
    person.post("/check", form)
    before = stored()

    answer = person.post("/check", {**form, "signed_by": "Somebody else"})

    assert (answer.status_code, stored()) == (409, before)


def test_a055_without_a_key_nothing_is_taken(app: Flask) -> None:
    person = opened(app).respondent()
    form = answered(person)
    before = stored()

    answers = [person.post("/check", {**form, "_key": key}).status_code for key in ("", "x" * 101)]

    assert (answers, stored()) == ([400, 400], before)


def test_a057_what_is_missing_is_listed_with_the_way_to_it(app: Flask) -> None:
    definition = a_definition(a_module(a_page(a_question(required=True))))
    person = opened(app, definition).respondent()
    person.begin()
    form = {**person.form("/check"), "agreed": "yes", "signed_by": "Nadia Voorbeeld"}

    page = person.post("/check", form)

    assert page.status_code == 422
    assert '<a href="#check-q-workers">Give the number for' in page.text
    assert 'id="check-q-workers"' in page.text
    assert f"{person.address}/page/p-staff?back=check#answer-q-workers" in page.text


def test_a058_the_link_of_one_in_the_session_of_another_asks_first(
    app: Flask, client_for: ClientFor
) -> None:
    scene = opened(app)
    answered(scene.respondent())
    other = an_enterprise(name="Une autre")
    db.session.add(other)
    db.session.flush()
    client = client_for(an_account(Role.ENTERPRISE_OWNER, enterprise=other))

    client.get("/i/the-personal-link")
    pages = [client.get(f"{scene.address}{path}") for path in ("/", "/check", "/page/p-staff")]

    assert ["This link is of another enterprise" in page.text for page in pages] == [True] * 3
    assert not any(word in page.text for page in pages for word in ("La Maille", ">12<", '"12"'))


def test_a058_an_account_of_the_enterprise_answers_without_the_link(
    app: Flask, client_for: ClientFor
) -> None:
    scene = opened(app)
    enterprise = db.session.get_one(Enterprise, scene.enterprise_id)
    owner = Respondent(
        client_for(an_account(Role.ENTERPRISE_OWNER, enterprise=enterprise)), scene.address
    )

    form = answered(owner)

    assert f"{scene.address}/" in owner.client.get("/answer/").text
    assert owner.post("/check", form).location == f"{scene.address}/receipt"


def test_a_contributor_answers_and_leaves_the_sending_to_the_owner(
    app: Flask, client_for: ClientFor
) -> None:
    scene = opened(app)
    enterprise = db.session.get_one(Enterprise, scene.enterprise_id)
    colleague = Respondent(
        client_for(an_account(Role.CONTRIBUTOR, enterprise=enterprise)), scene.address
    )
    colleague.begin()
    colleague.answer("p-staff", {"q-workers": "12"})
    form = {**scene.respondent().form("/check"), "agreed": "yes", "signed_by": "Nadia"}
    form["csrf_token"] = colleague.form("/page/p-staff")["csrf_token"]

    answer = colleague.post("/check", form)

    assert "_key" not in colleague.form("/check")
    assert (answer.status_code, stored()[2]) == (403, [])


def test_a059_the_link_opened_again_resumes_and_after_sending_shows_the_receipt(
    app: Flask,
) -> None:
    scene = opened(app)
    form = answered(scene.respondent())
    again = scene.respondent()
    resumed = again.get("/").location

    again.post("/check", {**form, **{"csrf_token": again.form("/check")["csrf_token"]}})

    assert (resumed, again.get("/").location) == (
        f"{scene.address}/tasks", f"{scene.address}/receipt",
    )  # fmt: skip
    assert "_key" not in again.form("/check")


def test_a060_two_answers_to_one_question_stand_beside_each_other(app: Flask) -> None:
    scene = opened(app)
    first, second = scene.respondent(), scene.respondent()
    first.begin()
    old = {**second.form("/page/p-staff"), "_go": "on"}
    first.answer("p-staff", {"q-workers": "12"})

    page = second.post("/page/p-staff", {**old, "answer-q-workers": "13"})

    assert (page.status_code, stored()[0][0][0]) == (409, {"q-workers": 12})
    assert all(f'dir="auto">{number}<' in page.text for number in (12, 13))


def test_a060_the_one_that_is_chosen_is_kept(app: Flask) -> None:
    scene = opened(app)
    person = scene.respondent()
    person.begin()
    old = person.form("/page/p-staff")
    person.answer("p-staff", {"q-workers": "12"})
    mine = {**old, "_revision": "1", "_go": "on", "answer-q-workers": "13"}

    person.post("/page/p-staff", {**mine, "keep-q-workers": "theirs"})
    kept = stored()[0][0][0]
    person.post("/page/p-staff", {**mine, "keep-q-workers": "mine"})

    assert (kept, stored()[0][0][0]) == ({"q-workers": 12}, {"q-workers": 13})


def test_a061_in_the_day_of_grace_a_draft_is_taken_and_afterwards_shown(app: Flask) -> None:
    scene = opened(app)
    person = scene.respondent()
    form = answered(person)
    db.session.rollback()
    db.session.scalars(select(Response)).one().started_at = utcnow() - timedelta(hours=40)
    db.session.commit()
    close(scene.campaign_id, ago=timedelta(hours=25))
    refused = person.post("/check", form)
    before = stored()
    shown = person.get("/check")
    close(scene.campaign_id, ago=timedelta(seconds=1))

    taken = person.post("/check", form)

    assert (refused.status_code, before[2], "12" in shown.text) == (403, [], True)
    assert taken.location == f"{scene.address}/receipt"


def test_a062_what_was_sent_is_not_changed(app: Flask) -> None:
    person = opened(app).respondent()
    form = answered(person)
    page = person.form("/page/p-staff")
    person.post("/check", form)
    before = stored()

    answer = person.post("/page/p-staff", {**page, "_go": "on", "answer-q-workers": "99"})

    assert (answer.status_code, stored()) == (409, before)


def test_a218_what_is_not_translated_stands_in_the_other_language_and_says_so(app: Flask) -> None:
    question = a_question(label=text_of(fr="Combien de salariés ?"))
    person = opened(app, a_definition(a_module(a_page(question)))).respondent("nl")
    person.begin()

    page = person.get("/page/p-staff").text

    assert '<span lang="fr">Combien de salariés ?</span>' in page
    assert "nog niet in het Nederlands geschreven" in page
    assert ">workers<" not in page


def test_a221_a_choice_is_the_same_in_both_languages(app: Flask) -> None:
    scene = opened(app, a_definition(a_module(a_page(yes_or_no()))))
    person = scene.respondent("fr")
    person.begin()
    person.answer("p-staff", {"q-training": "c-yes"})

    dutch = scene.respondent("nl").get("/page/p-staff").text

    assert stored()[0][0][0] == {"q-training": "c-yes"}
    assert 'value="c-yes" checked><span lang="nl">Ja</span>' in dutch
