"""How many answers there are to each question, and how many use each of its options."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Set
from typing import Any

from app.core.questionnaire.parts import Address


def uses_in(answers: Mapping[str, Any], options: Set[Address]) -> Counter[Address]:
    """Return what the answers of one response use, once for each answer.

    :param options: the choices and rows that are asked about; a text that happens to read like
        one of another question is none.
    """
    found: Counter[Address] = Counter()
    for question, value in answers.items():
        if _comes_several_times(value):
            for time in value:
                found += uses_in({k: v for k, v in time.items() if k != "_id"}, options)
        elif value not in (None, "", [], {}):
            found[question,] += 1
            found.update({(question, one) for one in _texts_in(value)} & options)
    return found


def _comes_several_times(value: object) -> bool:
    return isinstance(value, list) and any(isinstance(one, dict) and "_id" in one for one in value)


def _texts_in(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case list():
            for one in value:
                yield from _texts_in(one)
        case dict():
            for row, cell in value.items():
                yield row
                yield from _texts_in(cell)
        case _:
            return
