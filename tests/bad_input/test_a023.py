"""A023–A025, A027, A030: numbers and dates as people and programs write them, sent to a page."""

from __future__ import annotations

import pytest
from flask import Flask

from app.core.questionnaire.kinds import Date, DecimalNumber, Integer, Text
from tests.bad_input.unharmed import harmless
from tests.make import a_definition, a_module, a_page, a_question
from tests.surveys.http import Respondent, opened, stored

PAGE = a_definition(
    a_module(
        a_page(
            a_question("whole", Integer()),
            a_question("part", DecimalNumber()),
            a_question("day", Date()),
            a_question("word", Text()),
        )
    )
)


@pytest.fixture
def person(app: Flask) -> Respondent:
    person = opened(app, PAGE).respondent("fr")
    person.begin()
    return person


def parts(day: str, month: str, year: str) -> dict[str, str]:
    return {"q-day-day": day, "q-day-month": month, "q-day-year": year}


REFUSED = {
    "A023": [
        {"q-whole": typed}
        for typed in ("12,5", "1e3", "0x10", "١٢", "１２", "--5", "+5", "1_000", "NaN", "Infinity")
    ],
    "A024": [{"q-part": typed} for typed in ("1.234", "1.2.3", "1,23,45", "1e3")],
    "A025": [
        {"q-whole": typed} for typed in ("1" + "0" * 400, str(2**63), str(2**53 + 1))
    ] + [{"q-part": "1e-400"}],
    "A027": [
        parts(*typed.split("/"))
        for typed in ("31/02/2026", "29/02/2025", "1/13/2026", "00/00/0000", "1/1/0001",
                      "1/1/9999", "1/1/26", "1/brumaire/2026", "1//2026")
    ],
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_means_no_number_and_no_day_is_asked_again_and_changes_nothing(
    app: Flask, person: Respondent, case: str
) -> None:
    with harmless(app):
        answers = [person.answer("p-staff", typed).status_code for typed in REFUSED[case]]

    assert answers == [422] * len(REFUSED[case])


KEPT = {
    "A023": ({"q-whole": "12"}, {"q-whole": 12}),
    "A024": ({"q-part": "1.234,56"}, {"q-part": "1234.56"}),
    "A024-narrow": ({"q-part": "1\u202f234,56"}, {"q-part": "1234.56"}),
    "A024-english": ({"q-part": "1,234.56"}, {"q-part": "1234.56"}),
    "A025": ({"q-whole": str(2**53)}, {"q-whole": 2**53}),
    "A025-zero": ({"q-whole": "-0"}, {"q-whole": 0}),
    "A027": (parts("29", "févr.", "2024"), {"q-day": "2024-02-29"}),
    "A027-dutch": (parts("3", "mrt", "2026"), {"q-day": "2026-03-03"}),
}


@pytest.mark.parametrize("case", KEPT)
def test_what_can_mean_only_one_thing_is_kept_as_that(person: Respondent, case: str) -> None:
    typed, kept = KEPT[case]

    person.answer("p-staff", typed)

    assert stored()[0][0][0] == kept


@pytest.mark.parametrize("half", ["%ed%a0%80", "%ed%bf%bf", "%ff%fe"])
def test_a030_half_a_character_is_refused(app: Flask, person: Respondent, half: str) -> None:
    form = "&".join(f"{k}={v}" for k, v in person.form("/page/p-staff").items() if k != "_end")

    with harmless(app):
        answer = person.client.post(
            f"{person.address}/page/p-staff",
            data=f"{form}&answer-q-word=a{half}&_end=1",
            content_type="application/x-www-form-urlencoded",
        )

    assert answer.status_code == 400
