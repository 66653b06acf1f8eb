"""What stops a questionnaire from being published, and what does not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from app.core.problems import Place
from app.core.questionnaire.definition import Definition, Question
from app.core.questionnaire.kinds import (
    Date,
    DecimalNumber,
    Integer,
    Kept,
    Kind,
    Multiple,
    Note,
    Single,
)
from app.core.questionnaire.options import Choice
from app.core.questionnaire.soundness import problems
from app.core.text import FR, NO_TEXT, text_of
from tests import make

YES, NO = make.a_choice(), make.a_choice("no", fr="Non", nl="Nee")


def asking(*questions: Question) -> Definition:
    return make.a_definition(make.a_module(make.a_page(*questions)))


def found(definition: Definition) -> list[tuple[str, Place]]:
    return [(problem.code, problem.place) for problem in problems(definition)]


def test_a_whole_questionnaire_has_no_problem() -> None:
    assert found(asking(make.a_question(), make.yes_or_no())) == []


def test_an_empty_page_and_a_questionnaire_that_asks_nothing() -> None:
    assert found(asking()) == [("questionnaire.asks-nothing", ()), ("page.empty", ("p-staff",))]


def test_notes_alone_ask_nothing() -> None:
    assert found(asking(make.a_question("hello", Note()))) == [("questionnaire.asks-nothing", ())]


def test_a_questionnaire_without_a_title_in_its_language() -> None:
    untitled = Definition((FR,), text_of(nl="Uw impact"), make.a_definition().modules)

    assert found(untitled) == [("questionnaire.no-title", ("title",))]


def test_a_name_used_twice_is_said_at_both_questions() -> None:
    twice = asking(make.a_question("a", id="q-1"), make.a_question("a", id="q-2"))

    assert found(twice) == [
        ("question.name-used-twice", ("q-1", "name")),
        ("question.name-used-twice", ("q-2", "name")),
    ]


def test_a_blank_name_is_no_name() -> None:
    assert found(asking(make.a_question(" ", id="q"))) == [("question.no-name", ("q", "name"))]


def test_dutch_alone_is_no_wording_of_a_questionnaire_written_in_french() -> None:
    question = make.a_question(label=text_of(nl="Hoeveel?"))

    assert found(asking(question)) == [("question.no-label", ("q-workers", "label"))]


def test_the_wording_of_a_kept_question_is_nobodys_business() -> None:
    kept = make.a_question("total", Kept("calculate"), label=NO_TEXT)

    assert found(asking(make.a_question(), kept)) == []


@pytest.mark.parametrize(
    "kind",
    [
        Integer(least=2, most=1),
        DecimalNumber(least=Decimal("0.2"), most=Decimal("0.1")),
        Date("2026-02-01", "2026-01-31"),
        Multiple((YES, NO), least=2, most=1),
        Multiple((YES, NO), least=3),
    ],
    ids=lambda kind: repr(kind)[:24],
)
def test_bounds_that_cross(kind: Kind) -> None:
    assert found(asking(make.a_question("q", kind))) == [
        ("question.bounds-crossed", ("q-q", "bounds"))
    ]


@pytest.mark.parametrize(
    "kind",
    [Integer(least=1, most=1), Integer(least=5), Date("2026-02-01"), Multiple((YES, NO), least=2)],
    ids=lambda kind: repr(kind)[:24],
)
def test_bounds_that_touch_or_are_half_open(kind: Kind) -> None:
    assert found(asking(make.a_question("q", kind))) == []


@pytest.mark.parametrize("kind", [Single(), Multiple()], ids=["one", "several"])
def test_nothing_to_choose_from(kind: Kind) -> None:
    assert ("question.no-choices", ("q-q", "choices")) in found(asking(make.a_question("q", kind)))


def test_an_option_named_twice_without_a_name_or_without_words() -> None:
    options = (YES, make.a_choice("yes"), Choice("c-3", ""), make.a_choice("x", fr="Autre"))

    assert found(asking(make.a_question("q", Single(options)))) == [
        ("choice.no-label", ("q-q", "c-3", "label")),
        ("choice.name-used-twice", ("q-q", "choices")),
        ("choice.no-name", ("q-q", "choices")),
    ]


def test_an_exclusive_option_that_is_gone() -> None:
    kind = Multiple((YES, NO), exclusive="c-gone")

    assert found(asking(make.a_question("q", kind))) == [
        ("question.exclusive-unknown", ("q-q", "choices"))
    ]
