"""A022, A028, A043–A045: choices, days, times of a repeat and rows of a matrix, by HTTP."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from app.core.questionnaire.definition import Group
from app.core.questionnaire.kinds import Date, Integer, Matrix, Multiple
from app.core.questionnaire.logic import Logic, Repeat
from app.core.questionnaire.options import Row
from tests.make import a_choice, a_definition, a_module, a_page, a_question, a_text, yes_or_no
from tests.surveys.http import Respondent, opened, stored

CHOICES = (a_choice("bike", fr="Vélo", nl="Fiets"), a_choice("none", fr="Rien", nl="Niets"))
PAGE = a_definition(
    a_module(
        a_page(
            a_question("ways", Multiple(CHOICES, exclusive="c-none")),
            a_question("since", Date(earliest="2000-01-01", latest="2026-01-01")),
            a_question("grid", Matrix((Row("r-1", "men", a_text("Hommes", "Mannen")),), CHOICES)),
            Group(
                "g-site", "site", title=a_text("Sites", "Vestigingen"), repeat=Repeat(most=2),
                parts=(a_question("jobs", Integer()),),
            ),
            id="p-all",
        )
    )
)  # fmt: skip
ROUTED = a_definition(
    a_module(
        a_page(yes_or_no("has"), id="p-has"),
        a_page(a_question("men", logic=Logic(relevant="${q-has} = 'yes'")), id="p-men"),
    )
)


def begun(app: Flask, definition: Any = PAGE) -> Respondent:
    person = opened(app, definition).respondent()
    person.begin()
    return person


def kept() -> Any:
    return stored()[0][0][0]


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({"q-ways": ["c-bike", "c-none"]}, "tick either"),
        ({"q-since-day": "1", "q-since-month": "2", "q-since-year": "2026"}, "or earlier"),
        ({"q-since-day": "31", "q-since-month": "12", "q-since-year": "1999"}, "or later"),
        ({"q-grid-r-1": "c-maybe"}, "Choose one of the answers offered"),
        ({"g-site": ["a", "b", "c"]}, "remove until there are 2"),
    ],
)
def test_a022_a028_a044_a045_what_goes_beyond_is_named(
    app: Flask, answers: dict[str, Any], says: str
) -> None:
    person = begun(app)

    page = person.answer("p-all", answers)

    assert (page.status_code, says in page.text) == (422, True)


@pytest.mark.parametrize(
    "name", ["answer-q-grid-r-9", "answer-q-grid-r-1-c-bike", "answer-g-site-0-q-jobs"]
)
def test_a044_a045_a_row_or_a_time_that_the_page_does_not_have_is_refused(
    app: Flask, name: str
) -> None:
    person = begun(app)
    before = stored()

    page = person.answer("p-all", {}, **{name: "1"})

    assert (page.status_code, stored()) == (422, before)


@pytest.mark.parametrize("token", ["../1", "x" * 41, "a b", "é"])
def test_a044_a_time_is_named_by_a_token_and_nothing_else(app: Flask, token: str) -> None:
    person = begun(app)

    person.answer("p-all", {"g-site": [token], f"g-site-{token}-q-jobs": "3"})

    assert "g-site" not in kept()


def test_a044_more_times_than_a_page_takes_change_nothing(app: Flask) -> None:
    person = begun(app)
    person.answer("p-all", {"g-site": ["a"], "g-site-a-q-jobs": "3"})
    before = kept()

    page = person.answer("p-all", {"g-site": [f"t{at}" for at in range(900)]})

    assert (page.status_code, kept()) == (422, before)


def test_a043_whoever_hides_answers_is_asked_first_by_name(app: Flask) -> None:
    person = begun(app, ROUTED)
    person.answer("p-has", {"q-has": "c-yes"})
    person.answer("p-men", {"q-men": "4"})
    before = stored()

    page = person.answer("p-has", {"q-has": "c-no"})

    assert (page.status_code, "Combien de salariés" in page.text, stored()) == (409, True, before)
