"""Whether answers can be handed in."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from app.core.questionnaire import validation
from app.core.questionnaire.definition import Question
from app.core.questionnaire.kinds import Date, DecimalNumber, Integer, Kind, Multiple, Single, Text
from tests.core.questionnaire.ways import a_walk, asked
from tests.make import a_choice, a_question, yes_or_no

CHOICES = (a_choice(), a_choice("no"), a_choice("none"))


def codes(question: Question, **answers: Any) -> list[tuple[str, dict[str, object]]]:
    given = {f"q-{name}": value for name, value in answers.items()}
    walk = a_walk(asked(question), given)
    return [(one.code, dict(one.facts)) for one in validation.of_walk(walk)]


@pytest.mark.parametrize(
    ("kind", "value", "code"),
    [
        (Integer(least=0), -1, "number.too-small"),
        (Integer(most=9), 10, "number.too-large"),
        (Integer(least=0, most=9), 10, "number.outside"),
        (DecimalNumber(least=Decimal("0.5")), "0.4", "number.too-small"),
        (Date(earliest="2020-01-01"), "2019-12-31", "date.too-early"),
        (Date(latest="2020-01-01"), "2020-01-02", "date.too-late"),
        (Text(longest=3), "four", "text.too-long"),
        (Single(CHOICES), "c-maybe", "choice.unknown"),
        (Multiple(CHOICES, least=2), ["c-yes"], "choices.too-few"),
        (Multiple(CHOICES, most=1), ["c-yes", "c-no"], "choices.too-many"),
        (Multiple(CHOICES, exclusive="c-none"), ["c-yes", "c-none"], "choices.exclusive"),
        (Integer(), "12", "answer.of-another-kind"),
        (Multiple(CHOICES), "c-yes", "answer.of-another-kind"),
    ],
)
def test_a022_a025_a028_a034_an_answer_against_a_rule_is_named(
    kind: Kind, value: object, code: str
) -> None:
    assert [found for found, _facts in codes(a_question("x", kind), x=value)] == [code]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Integer(least=0, most=9), 0), (Integer(least=0, most=9), 9),
        (DecimalNumber(most=Decimal("0.5")), "0.5"), (Text(longest=4), "four"),
        (Date(earliest="2020-01-01", latest="2020-01-01"), "2020-01-01"),
        (Multiple(CHOICES, least=2, exclusive="c-none"), ["c-none"]),
    ],
)  # fmt: skip
def test_bounds_are_included_and_the_exclusive_choice_stands_alone(
    kind: Kind, value: object
) -> None:
    assert codes(a_question("x", kind), x=value) == []


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (Text(), "answer.required"), (Integer(), "number.required"),
        (DecimalNumber(), "number.required"), (Date(), "date.required"),
        (Single(CHOICES), "choice.required"), (Multiple(CHOICES), "choices.required"),
    ],
)  # fmt: skip
def test_a_required_question_asks_in_the_words_of_its_kind(kind: Kind, code: str) -> None:
    assert codes(a_question("x", kind, required=True)) == [(code, {})]


def test_an_optional_question_may_stay_open() -> None:
    assert codes(yes_or_no()) == []
