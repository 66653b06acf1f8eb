"""A001–A003, A019–A022, A029, A031–A034, A048–A050: what a page of answers is sent."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from app.core.questionnaire.kinds import Multiple, Text
from tests.make import a_choice, a_definition, a_module, a_page, a_question, yes_or_no
from tests.surveys.http import Opened, Respondent, opened, stored

CHOICES = (a_choice("bike", fr="Vélo", nl="Fiets"), a_choice("none", fr="Rien", nl="Niets"))
PAGE = a_definition(
    a_module(
        a_page(
            a_question(required=True),
            yes_or_no(),
            a_question("ways", Multiple(CHOICES, most=1, exclusive="c-none")),
            a_question("voice", Text(multiline=True, longest=10)),
            id="p-staff",
        ),
        a_page(a_question("later"), id="p-later"),
    )
)


def begun(app: Flask) -> tuple[Opened, Respondent]:
    scene = opened(app, PAGE)
    person = scene.respondent()
    person.begin()
    return scene, person


def test_a001_a_page_cut_on_its_way_changes_nothing(app: Flask) -> None:
    _scene, person = begun(app)
    person.answer("p-staff", {"q-workers": "12", "q-voice": "Bien"})
    before = stored()
    form = {**person.form("/page/p-staff"), "answer-q-workers": "13", "_go": "on"}

    for missing in ("_end", "_version"):
        cut = {name: value for name, value in form.items() if name != missing}
        assert person.post("/page/p-staff", cut).status_code == 400

    assert stored() == before


@pytest.mark.parametrize("blank", ["", "   ", "\u200b", "\u00a0", "\u2060"])
def test_a019_a_required_answer_that_cannot_be_seen_is_missing_and_the_rest_is_kept(
    app: Flask, blank: str
) -> None:
    _scene, person = begun(app)

    page = person.answer("p-staff", {"q-workers": blank, "q-voice": "Bien"})

    assert (page.status_code, "Give the number for" in page.text) == (422, True)
    assert stored()[0][0][0] == {"q-voice": "Bien"}


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({"q-training": "c-bike"}, "Choose one of the answers offered"),
        ({"q-training": ["c-yes", "c-no"]}, "Choose only one answer"),
        ({"q-ways": ["c-bike", "c-none"]}, "tick either “Rien” or other answers"),
        ({"q-ways": ["c-maybe"]}, "Choose one of the answers offered"),
        ({"q-voice": "x" * 11}, "has 11 characters: shorten it to 10 or fewer"),
        ({"q-workers": "1.5.2"}, "such as 12"),
    ],
)
def test_a020_an_answer_against_a_rule_comes_back_with_its_reason(
    app: Flask, answers: dict[str, Any], says: str
) -> None:
    _scene, person = begun(app)

    page = person.answer("p-staff", {"q-workers": "12", **answers})

    assert (page.status_code, says in page.text, "<title>Error: " in page.text) == (422, True, True)


def test_a029_a032_text_is_kept_composed_and_without_nul(app: Flask) -> None:
    _scene, person = begun(app)

    person.answer("p-staff", {"q-workers": "12", "q-voice": "e\u0301\x00t\u00e9"})

    assert stored()[0][0][0] == {"q-workers": 12, "q-voice": "\u00e9t\u00e9"}


def test_a031_bytes_that_are_no_text_are_refused(app: Flask) -> None:
    _scene, person = begun(app)
    before = stored()
    form = "&".join(f"{k}={v}" for k, v in person.form("/page/p-staff").items() if k != "_end")

    answer = person.client.post(
        f"{person.address}/page/p-staff",
        data=f"{form}&answer-q-voice=%ff%fe&_end=1".encode(),
        content_type="application/x-www-form-urlencoded",
    )

    assert (answer.status_code, stored()) == (400, before)


def test_a033_odd_characters_are_shown_isolated(app: Flask) -> None:
    _scene, person = begun(app)
    person.answer("p-staff", {"q-workers": "12", "q-voice": "\u202eabc"})

    assert '<span class="check__line" dir="auto">\u202eabc</span>' in person.get("/check").text


def test_a034_a_page_of_more_than_a_megabyte_is_too_much(app: Flask) -> None:
    _scene, person = begun(app)
    before = stored()

    page = person.answer("p-staff", {"q-workers": "12", "q-voice": "x" * 1_100_000})

    assert (page.status_code, stored()) == (413, before)


def test_a048_a_page_of_another_version_is_a_conflict(app: Flask) -> None:
    scene, person = begun(app)
    before = stored()

    answer = person.answer("p-staff", {"q-workers": "12"}, _version=str(scene.campaign_id))

    assert (answer.status_code, stored()) == (409, before)


def test_a049_a_page_that_is_not_on_the_way_leads_to_the_first_that_waits(app: Flask) -> None:
    scene, person = begun(app)
    person.answer("p-staff", {"q-workers": "12"})

    answer = person.client.get(f"{scene.address}/page/99", follow_redirects=True)

    assert answer.request.path == f"{scene.address}/page/p-later"


@pytest.mark.parametrize("name", ["answer-q-other", "pole_id", "status", "_id", "__proto__"])
def test_a050_a_field_that_the_page_does_not_have_is_refused(app: Flask, name: str) -> None:
    _scene, person = begun(app)
    before = stored()

    answer = person.answer("p-staff", {"q-workers": "12"}, **{name: "submitted"})

    assert (answer.status_code, stored()) == (422, before)
