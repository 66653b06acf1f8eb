"""The crosswalk of two versions: what was answered to one, as far as it can be said again to the
other.  A question is the same where its id, its kind and its unit are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from app.core.questionnaire.answers import OTHER, TOKEN, Answers, Value, times
from app.core.questionnaire.definition import (
    Definition,
    Group,
    Item,
    Question,
    choices_of,
    is_asked,
    rows_of,
)
from app.core.questionnaire.kinds import (
    Acknowledged,
    Calculated,
    Consent,
    File,
    Hidden,
    Image,
    Matrix,
    Multiple,
    Ranking,
    Recording,
    Signature,
    Single,
)
from app.core.questionnaire.parts import repeats_around
from app.core.questionnaire.shapes import has_shape
from app.core.text import NO_TEXT

ANEW = (Acknowledged, Consent, File, Hidden, Image, Recording, Signature)
"""What is given each time anew: a word, a signature, a file."""


def carried(before: Definition, now: Definition, answers: Answers) -> dict[str, Value]:
    """Return of the answers to one version what can be said again to another.

    Choices and rows that the other does not have are left out; the times of a group that
    repeats keep their tokens.

    :param answers: as they were handed in to ``before``.
    """
    asked_before = {question.id: question for question in before.questions}
    return dict(
        found for page in now.pages for found in _of_parts(page.parts, asked_before, answers)
    )


def last_saved(before: Definition, now: Definition, answers: Answers) -> dict[str, Value]:
    """Return what ``${last-saved#name}`` stands for in the other version, by question id.

    It is what can be said again, and what was worked out.  Of a group that repeats it is what its
    first time said, as elsewhere where this is understood.

    :param answers: as they were handed in to ``before``.
    """
    asked_before = {question.id: question for question in before.questions}
    around = repeats_around(before)
    found = {}
    for question in now.questions:
        stood = _first(answers, around.get(question.id, ()))
        value = _of_question(question, asked_before.get(question.id), stood.get(question.id))
        if value is not None:
            found[question.id] = value
    return found


def _first(answers: Answers, around: tuple[Group, ...]) -> Answers:
    """Return what was answered in the first time of each of the repeats."""
    for group in around:
        answers = next(iter(times(answers, group.id)), {})
    return answers


def _of_parts(
    parts: tuple[Item, ...], before: dict[str, Question], answers: Answers
) -> Iterator[tuple[str, Value]]:
    for part in parts:
        if isinstance(part, Question):
            value = _of_question(part, before.get(part.id), answers.get(part.id))
            if value is not None and is_asked(part):
                yield part.id, value
        elif part.repeat:
            yield from _of_times(part, before, answers)
        else:
            yield from _of_parts(part.parts, before, answers)


def _of_times(
    group: Group, before: dict[str, Question], answers: Answers
) -> Iterator[tuple[str, Value]]:
    listed = [
        {TOKEN: one[TOKEN], **dict(_of_parts(group.parts, before, one))}
        for one in times(answers, group.id)
    ]
    if listed:
        yield group.id, listed


def _of_question(now: Question, before: Question | None, value: Value | None) -> Value | None:
    if before is None or value is None or isinstance(now.kind, ANEW):
        return None
    if isinstance(now.kind, Calculated):
        return value if isinstance(before.kind, Calculated) else None
    if type(before.kind) is not type(now.kind) or _measured_in(before) != _measured_in(now):
        return None
    kept = _known(now, value)
    return kept if has_shape(now, kept) else None


def _measured_in(question: Question) -> tuple[object, ...]:
    """Return what has to be the same for a value to mean the same: unit, form, kind of cell."""
    kind = question.kind
    unit = getattr(kind, "unit", NO_TEXT).by_locale.items()
    words = {locale: wording.text for locale, wording in unit if wording.text}
    return words, getattr(kind, "form", None), getattr(kind, "cell", None)


def _known(question: Question, value: Any) -> Any:
    """Return what of a value the question still offers; it has no shape where nothing is left."""
    choices = {choice.id for choice in choices_of(question)}
    match question.kind:
        case Single():
            return value if _is_offered(value, choices) else None
        case Multiple() | Ranking() if isinstance(value, list):
            return [one for one in value if _is_offered(one, choices)]
        case Matrix() if isinstance(value, dict):
            rows = {row.id for row in rows_of(question)}
            return {
                row: cell
                for row, cell in value.items()
                if row in rows and choices.issuperset(_named(cell))
            }
        case _ if rows_of(question) and isinstance(value, dict):
            rows = {row.id for row in rows_of(question)}
            return {row: number for row, number in value.items() if row in rows}
        case _:
            return value


def _is_offered(one: Any, choices: set[str]) -> bool:
    return OTHER in one if isinstance(one, dict) else one in choices


def _named(cell: Any) -> list[str]:
    """Return the ids of the choices that a cell of a matrix speaks of."""
    return [cell] if isinstance(cell, str) else list(cell)
