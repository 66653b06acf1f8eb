"""A036–A047: what people type, and answers to what is hidden or worked out, by HTTP."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask import Flask

from app.core.questionnaire.kinds import (
    Calculated,
    Email,
    EnterpriseNumber,
    Integer,
    Phone,
    Text,
    Url,
)
from app.core.questionnaire.logic import Logic
from tests.make import a_definition, a_module, a_page, a_question, a_text, yes_or_no
from tests.surveys.http import Respondent, opened, stored

CONTACT = a_definition(
    a_module(
        a_page(
            a_question("email", Email()),
            a_question("phone", Phone()),
            a_question("number", EnterpriseNumber()),
            a_question("site", Url()),
            a_question("voice", Text()),
            id="p-contact",
        )
    )
)
ROUTED = a_definition(
    a_module(
        a_page(yes_or_no("has"), id="p-has"),
        a_page(
            a_question("men", Integer(), logic=Logic(relevant="${q-has} = 'yes'")),
            a_question("all", Integer()),
            a_question(
                "share", Calculated(), label=a_text("Part", "Deel"),
                logic=Logic(calculation="${q-men} div ${q-all}"),
            ),
            id="p-men",
        ),
    )
)  # fmt: skip


def begun(app: Flask, definition: Any) -> Respondent:
    person = opened(app, definition).respondent()
    person.begin()
    return person


def kept() -> Any:
    return stored()[0][0][0]


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({"q-email": "a@b..c"}, "name@example.org"),
        ({"q-phone": "0475 12 34 56"}, "Begin it with +32 or +33"),
        ({"q-number": "0123.456.748"}, "its check digits do not fit"),
        ({"q-site": "javascript:alert(1)"}, "such as https://example.org"),
    ],
)
def test_a036_a038_a040_what_cannot_be_one_is_asked_again_and_the_rest_is_kept(
    app: Flask, answers: dict[str, str], says: str
) -> None:
    person = begun(app, CONTACT)

    page = person.answer("p-contact", {"q-voice": "Bien", **answers})

    assert (page.status_code, says in page.text, kept()) == (422, True, {"q-voice": "Bien"})


def test_a036_a037_a038_what_is_typed_the_way_of_here_is_kept_in_one_way(app: Flask) -> None:
    person = begun(app, CONTACT)

    person.answer(
        "p-contact",
        {"q-email": " Nadia@SAW-B.be ", "q-phone": "02/555.00.00", "q-number": "BE0123456749",
         "q-site": "www.saw-b.be"},
    )  # fmt: skip

    assert kept() == {
        "q-email": "Nadia@saw-b.be", "q-phone": "+3225550000", "q-number": "BCE-0123456749",
        "q-site": "https://www.saw-b.be",
    }  # fmt: skip


def test_a042_an_answer_to_a_hidden_question_is_not_stored(app: Flask) -> None:
    person = begun(app, ROUTED)
    person.answer("p-has", {"q-has": "c-no"})

    page = person.answer("p-men", {"q-men": "4", "q-all": "8"})

    assert (page.status_code, kept()) == (303, {"q-has": "c-no", "q-all": 8})


def test_a043_an_answer_that_was_hidden_is_there_again_with_its_route(app: Flask) -> None:
    person = begun(app, ROUTED)
    person.answer("p-has", {"q-has": "c-yes"})
    person.answer("p-men", {"q-men": "4", "q-all": "8"})
    before = kept()

    for choice in ("c-no", "c-yes"):
        person.answer("p-has", {"q-has": choice})

    assert kept() == before


def test_a046_a_value_that_is_worked_out_cannot_be_sent(app: Flask) -> None:
    person = begun(app, ROUTED)
    before = stored()

    page = person.answer("p-men", {"q-all": "8"}, **{"answer-q-share": "99"})

    assert (page.status_code, stored()) == (422, before)


def test_a047_a_division_by_nothing_is_no_fault(app: Flask) -> None:
    person = begun(app, ROUTED)
    person.answer("p-has", {"q-has": "c-yes"})

    pages = [
        person.answer("p-men", {"q-men": "4", "q-all": "0"}), person.get("/page/p-men"),
        person.get("/check"),
    ]  # fmt: skip

    assert [page.status_code for page in pages] == [303, 200, 200]
    said = "".join(re.sub(r"data-rules=.[^\"]*", "", page.text) for page in pages)
    assert [word for word in ("NaN", "Infinity") if word in said] == []
