"""What respondents say: one plain JSON value for each answered question, by question id."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from app.core.questionnaire.definition import Question
from app.core.questionnaire.kinds import Integer, Multiple

Value: TypeAlias = str | int | list[str]
"""Text as str, integer as int, decimal as the str of a plain Decimal, date as ISO 8601, one
choice as its id, several as the list of their ids in the order of the question."""

Answers: TypeAlias = Mapping[str, Value]
"""By question id.  A question that is not answered is absent."""

Changes: TypeAlias = Mapping[str, Value | None]
"""What a save changes: the new value by question id, None where it was cleared."""


def applied(answers: Answers, changes: Changes) -> dict[str, Value]:
    """Return the answers as they stand after the changes."""
    after = {**answers, **changes}
    return {id: value for id, value in after.items() if value is not None}


def changed(before: Answers, given: Changes) -> dict[str, Value | None]:
    """Return what of ``given`` differs from the answers ``before``."""
    return {id: value for id, value in given.items() if before.get(id) != value}


def replayed(changes: Iterable[Changes]) -> dict[str, Value]:
    """Return the answers that a series of saves leaves, oldest first."""
    answers: dict[str, Value] = {}
    for step in changes:
        answers = applied(answers, step)
    return answers


def digest(answers: Answers, *also: str) -> str:
    """Return the SHA-256 of the answers, and of what else was handed in with them."""
    body = json.dumps([answers, *also], sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(body.encode()).hexdigest()


def has_shape(question: Question, value: object) -> bool:
    """Tell whether a stored value is of the shape that the kind of its question gives."""
    match question.kind:
        case Integer():
            return isinstance(value, int) and not isinstance(value, bool)
        case Multiple():
            return isinstance(value, list) and all(isinstance(id, str) for id in value)
        case _:
            return isinstance(value, str)
