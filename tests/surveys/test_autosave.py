"""Saving without a button: what is confirmed, and what two people answer at the same time (A060,
B13, B14)."""

from __future__ import annotations

from typing import Any

from flask import Flask

from app.core.questionnaire.kinds import Integer, Text
from app.core.questionnaire.logic import Logic
from tests.make import a_definition, a_module, a_page, a_question, a_text, yes_or_no
from tests.surveys.http import Respondent, opened, stored

PAGE = a_definition(
    a_module(
        a_page(
            a_question("men", Integer(least=0), label=a_text("Hommes", "Mannen")),
            a_question("women", Integer(least=0), label=a_text("Femmes", "Vrouwen")),
            yes_or_no("has"),
            id="p-staff",
        ),
        a_page(a_question("why", Text(), logic=Logic(relevant="${q-has} = 'yes'")), id="p-why"),
    )
)


def begun(app: Flask) -> tuple[Respondent, Respondent]:
    scene = opened(app, PAGE)
    one, other = scene.respondent(), scene.respondent()
    one.begin()
    return one, other


def typed(form: dict[str, Any], **answers: str) -> dict[str, Any]:
    """Return what a page that was opened as ``form`` sends by itself."""
    return {**form, **{f"answer-q-{name}": value for name, value in answers.items()},
            "_go": "autosave"}  # fmt: skip


def saved(person: Respondent, form: dict[str, Any], **answers: str) -> Any:
    return person.post("/page/p-staff/autosave", typed(form, **answers))


def kept() -> Any:
    return stored()[0][0][0]


def test_what_is_typed_is_saved_and_confirmed_with_its_time(app: Flask) -> None:
    one, _other = begun(app)

    told = saved(one, one.form("/page/p-staff"), men="12").json

    assert (kept(), told["revision"], told["said"][:8]) == ({"q-men": 12}, 1, "Saved at")
    assert (told["others"], told["clashes"], told["behind"]) == ([], [], False)


def test_what_cannot_be_read_yet_keeps_nothing_else_from_being_saved(app: Flask) -> None:
    one, _other = begun(app)

    told = saved(one, one.form("/page/p-staff"), men="12", women="a do").json

    assert (kept(), "but for what cannot be read yet" in told["said"]) == ({"q-men": 12}, True)


def test_two_who_answer_different_questions_both_stand_and_each_is_told_of_the_other(
    app: Flask,
) -> None:
    one, other = begun(app)
    before = one.form("/page/p-staff")
    saved(other, other.form("/page/p-staff"), women="7")

    told = saved(one, before, men="12").json

    assert (kept(), told["others"]) == (
        {"q-men": 12, "q-women": 7},
        [{"id": "answer-q-women", "said": "Somebody else answered meanwhile: 7"}],
    )


def test_two_answers_to_one_question_are_both_kept_until_somebody_chooses(app: Flask) -> None:
    one, other = begun(app)
    before = one.form("/page/p-staff")
    saved(other, other.form("/page/p-staff"), women="7")

    told = saved(one, before, men="12", women="9").json
    page = one.post("/page/p-staff", {**typed(before, men="12", women="9"), "_go": "on"})

    assert (kept(), told["clashes"][0]["id"]) == ({"q-men": 12, "q-women": 7}, "answer-q-women")
    assert "at the same time: 7. Yours is kept in the field" in told["clashes"][0]["said"]
    assert (page.status_code, "Two people answered the same question" in page.text) == (409, True)


def test_an_answer_that_takes_others_out_of_the_count_waits_for_its_button(app: Flask) -> None:
    one, _other = begun(app)
    one.answer("p-staff", {"q-has": "c-yes"})
    one.answer("p-why", {"q-why": "Parce que"}, go="quit")

    answer = saved(one, one.form("/page/p-staff"), has="c-no")

    assert (answer.status_code, kept()["q-has"]) == (409, "c-yes")


def test_a_strange_field_is_refused(app: Flask) -> None:
    one, _other = begun(app)

    answer = one.post("/page/p-staff/autosave", {**one.form("/page/p-staff"), "status": "sent"})

    assert (answer.status_code, kept()) == (422, {})
