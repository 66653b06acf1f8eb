"""A commune is found by its name in either language, by its postcode, and asked where it is not
plain which one is meant; all of it without JavaScript."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from lxml import html

from app.core.questionnaire.kinds import Commune
from app.core.racines.territory import folded
from app.extensions import db
from app.models import Territory
from tests.make import a_definition, a_module, a_page, a_question
from tests.surveys.http import Respondent, opened, stored

WHERE = a_definition(a_module(a_page(a_question("where", Commune()), id="p-where")))


def a_commune(country: str, code: str, *words: str) -> Territory:
    return Territory(
        id=uuid4(), country=country, level="commune", code=code,
        names={"fr": words[0], "nl": words[1]}, locatives={}, since=date(2019, 1, 1),
        folded="|".join(("", *map(folded, words), "")),
    )  # fmt: skip


def somebody(app: Flask, language: str = "fr") -> Respondent:
    scene = opened(app, WHERE)
    db.session.add_all(
        [
            a_commune("BE", "57081", "Tournai", "Doornik", "7500"),
            a_commune("FR", "59350", "Lille", "Rijsel", "59000"),
            a_commune("BE", "13019", "Lille", "Lille", "2275"),
            a_commune("FR", "59364", "Loos-en-Gohelle", "Loos-en-Gohelle", "62750"),
        ]
    )
    db.session.commit()
    person = scene.respondent(language)
    person.begin()
    return person


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("tournai", "BE-57081"),
        ("DOORNIK", "BE-57081"),
        ("7500", "BE-57081"),
        ("rijs", "FR-59350"),
        ("loos en gohelle", "FR-59364"),
        ("BE-13019", "BE-13019"),
        ("Tournai (Belgique)", "BE-57081"),
    ],
)
def test_what_can_only_mean_one_commune_is_taken(app: Flask, typed: str, code: str) -> None:
    sent = somebody(app).answer("p-where", {"q-where": typed})

    assert (sent.status_code, stored()[0][0][0]) == (303, {"q-where": code})


def test_what_may_mean_two_comes_back_to_choose_from(app: Flask) -> None:
    person = somebody(app, "nl")
    asked = person.answer("p-where", {"q-where": "lille"})
    page: Any = html.fromstring(asked.text)
    offered = {
        label.text_content().strip(): label.xpath("./input/@value")[0]
        for label in page.xpath("//label[input[@name='answer-q-where']]")
    }

    chosen = person.answer("p-where", {"q-where": offered["Lille (België)"], "q-where-again": ""})

    assert (asked.status_code, offered, chosen.status_code, stored()[0][0][0]) == (
        422,
        {"Rijsel (Frankrijk)": "FR-59350", "Lille (België)": "BE-13019"},
        303,
        {"q-where": "BE-13019"},
    )


def test_what_means_none_is_said_and_stays_in_its_field(app: Flask) -> None:
    answer = somebody(app).answer("p-where", {"q-where": "Atlantide"})
    page: Any = html.fromstring(answer.text)

    field = page.get_element_by_id("answer-q-where")
    assert (answer.status_code, field.get("value"), field.get("aria-invalid")) == (
        422, "Atlantide", "true",
    )  # fmt: skip
