"""Whether the answers can be handed in: what is missing, out of bounds or against a rule."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from app.core.problems import Place, Problem
from app.core.questionnaire.answers import Answers, Value
from app.core.questionnaire.definition import Module, Page, Question, is_asked
from app.core.questionnaire.flow import Plan
from app.core.questionnaire.kinds import Date, DecimalNumber, Integer, Multiple, Single, Text
from app.core.questionnaire.options import Choice
from app.core.questionnaire.shapes import has_shape


def of_plan(plan: Plan, answers: Answers) -> Iterator[Problem]:
    """Give everything that stands in the way of handing these answers in, in page order."""
    for step in plan.steps:
        yield from of_page(step.module, step.page, answers)


def of_page(module: Module, page: Page, answers: Answers) -> Iterator[Problem]:
    """Give what is wrong or missing on one page."""
    for question in filter(is_asked, page.questions):
        place = (module.id, page.id, question.id)
        value = answers.get(question.id)
        if value is not None:
            yield from of_answer(question, value, place)
        elif question.required:
            yield missing(question, place)


def missing(question: Question, place: Place) -> Problem:
    """Return the problem of a required question without an answer."""
    match question.kind:
        case Single():
            return Problem("choice.required", place)
        case Multiple():
            return Problem("choices.required", place)
        case Date():
            return Problem("date.required", (*place, "day"))
        case Integer() | DecimalNumber():
            return Problem("number.required", place)
        case _:
            return Problem("answer.required", place)


def of_answer(question: Question, value: Value, place: Place) -> Iterator[Problem]:
    """Give what is wrong with one answer."""
    if not has_shape(question, value):
        yield Problem("answer.of-another-kind", place)
        return
    match question.kind, value:
        case Text(longest=longest), str() if len(value) > longest:
            yield Problem("text.too-long", place, {"longest": longest, "length": len(value)})
        case ((Integer(least, most) | DecimalNumber(least, most)), (str() | int())):
            yield from _number(Decimal(value), least, most, place)
        case Date(earliest, latest), str():
            yield from _date(value, earliest, latest, place)
        case Single(choices), str() if value not in {choice.id for choice in choices}:
            yield Problem("choice.unknown", place)
        case Multiple() as kind, list():
            yield from _choices(value, kind, place)
        case _:
            return


def _number(
    number: Decimal, least: int | Decimal | None, most: int | Decimal | None, place: Place
) -> Iterator[Problem]:
    too_small = least is not None and number < least
    too_large = most is not None and number > most
    if not (too_small or too_large):
        return
    if least is not None and most is not None:
        yield Problem("number.outside", place, {"least": least, "most": most})
    elif too_small:
        yield Problem("number.too-small", place, {"least": least})
    else:
        yield Problem("number.too-large", place, {"most": most})


def _date(value: str, earliest: str, latest: str, place: Place) -> Iterator[Problem]:
    first = (*place, "day")
    if earliest and value < earliest:
        yield Problem("date.too-early", first, {"earliest": date.fromisoformat(earliest)})
    if latest and value > latest:
        yield Problem("date.too-late", first, {"latest": date.fromisoformat(latest)})


def _choices(chosen: list[str], kind: Multiple, place: Place) -> Iterator[Problem]:
    by_id: dict[str, Choice] = {choice.id: choice for choice in kind.choices}
    if not set(chosen) <= set(by_id):
        yield Problem("choice.unknown", place)
    elif kind.exclusive in chosen:
        if len(chosen) > 1:
            yield Problem("choices.exclusive", place, {"choice": by_id[kind.exclusive].label})
    elif len(chosen) < kind.least:
        yield Problem("choices.too-few", place, {"least": kind.least})
    elif kind.most is not None and len(chosen) > kind.most:
        yield Problem("choices.too-many", place, {"most": kind.most})
