"""An answer as the cells of a table: one column a question, or one for each part of its answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeAlias

from app.core.questionnaire.answers import OTHER
from app.core.questionnaire.definition import Question, choices_of, rows_of
from app.core.questionnaire.kinds import (
    Calculated,
    Consent,
    DecimalNumber,
    Duration,
    File,
    Image,
    Kind,
    Matrix,
    Multiple,
    Numbers,
    Period,
    PostalAddress,
    Ranking,
    Recording,
    Scale,
    Signature,
    Single,
    Testimony,
)
from app.core.questionnaire.kinds import Place as OnTheMap
from app.core.questionnaire.transcribing import text_of
from app.core.questionnaire.typed import ADDRESS, POINT, TESTIMONY

Cell: TypeAlias = str | int | Decimal
"""A text, a whole number, or a number with decimals."""

_DECIMAL = re.compile(r"-?\d{1,15}\.\d{1,15}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a question."""

    key: tuple[str, ...]
    """What it is, in every version: the ids of the question and of what stands here."""

    name: str
    """The short name of the question, and what of its answer stands here: ``ways/bike``."""

    cell: Callable[[Any], Cell]
    """What stands here of an answer that was given; ``""`` where that says nothing of it."""


def columns_of(question: Question) -> tuple[Column, ...]:
    """Return the columns of a question, in order.

    One choice is its code.  Several choices, and those of each row of a matrix, have a column
    each: 1 where it was ticked, 0 where it was not.  A ranking has the place of each choice, a
    duration is in hours, a file is its name.
    """
    parts = _PARTS.get(type(question.kind), _whole)(question)
    return tuple(
        Column((question.id, *key), "/".join((question.name, *name)), cell)
        for key, name, cell in parts
    )


Names: TypeAlias = tuple[str, ...]
Parts: TypeAlias = Iterator[tuple[Names, Names, Callable[[Any], Cell]]]
"""The ids and the names of what stands in a column behind those of its question."""


def _whole(question: Question) -> Parts:
    yield (), (), lambda value: value if isinstance(value, int | str) else text_of(question, value)


def _decimal(_question: Question) -> Parts:
    yield (), (), lambda value: Decimal(value)


def _calculated(_question: Question) -> Parts:
    yield (), (), lambda value: Decimal(value) if _DECIMAL.fullmatch(value) else value


def _duration(question: Question) -> Parts:
    yield (), (), lambda value: Decimal(text_of(question, value))


def _single(question: Question) -> Parts:
    yield (), (), lambda value: text_of(question, value)
    yield from _own_words(question)


def _multiple(question: Question) -> Parts:
    for choice in choices_of(question):
        yield (choice.id,), (choice.name,), _ticked(choice.id)
    yield from _own_words(question)


def _own_words(question: Question) -> Parts:
    if isinstance(question.kind, Single | Multiple) and question.kind.other:
        yield (OTHER,), (OTHER,), _other


def _other(value: Any) -> Cell:
    said = value if isinstance(value, list) else [value]
    return next((one[OTHER] for one in said if isinstance(one, dict)), "")


def _ticked(id: str) -> Callable[[Any], Cell]:
    return lambda value: int(id in value)


def _ranking(question: Question) -> Parts:
    for choice in choices_of(question):
        yield (choice.id,), (choice.name,), _place_of(choice.id)


def _place_of(id: str) -> Callable[[Any], Cell]:
    return lambda value: value.index(id) + 1 if id in value else ""


def _numbers(question: Question) -> Parts:
    for row in rows_of(question):
        yield (row.id,), (row.name or row.id,), _at(row.id, Decimal)


def _matrix(question: Question) -> Parts:
    kind = question.kind
    cell = kind.cell if isinstance(kind, Matrix) else "single"
    codes = {choice.id: choice.name for choice in choices_of(question)}
    for row in rows_of(question):
        name = row.name or row.id
        if cell == "single":
            yield (row.id,), (name,), _at(row.id, lambda id: codes.get(id, ""))
            continue
        for choice in choices_of(question):
            ids, names = (row.id, choice.id), (name, choice.name)
            if cell == "multiple":
                yield ids, names, _at(row.id, _ticked(choice.id))
            else:
                read = Decimal if cell == "number" else str
                yield ids, names, _at(row.id, _at(choice.id, read))


def _at(key: str, read: Callable[[Any], Cell] = str) -> Callable[[Any], Cell]:
    """Return what stands under a key of the answer, as a cell."""
    return lambda value: read(value[key]) if key in value else ""


def _keys(*keys: str) -> Callable[[Question], Parts]:
    return lambda _question: (((key,), (key,), _at(key)) for key in keys)


def _place(question: Question) -> Parts:
    kind = question.kind
    if not (isinstance(kind, OnTheMap) and kind.extent == "point"):
        yield from _whole(question)
        return
    for number, part in enumerate(POINT):
        yield (part,), (part,), _degrees(number)


def _degrees(number: int) -> Callable[[Any], Cell]:
    return lambda value: Decimal(value.split()[number])


def _consent(_question: Question) -> Parts:
    yield (), (), lambda value: int(value["given"])
    yield ("version",), ("version",), _at("version")


def _file(_question: Question) -> Parts:
    yield (), (), _at("name")
    for part in ("caption", "credit"):
        yield (part,), (part,), _at(part)


_PARTS: Mapping[type[Kind], Callable[[Question], Parts]] = {
    DecimalNumber: _decimal,
    Scale: _decimal,
    Calculated: _calculated,
    Duration: _duration,
    Single: _single,
    Multiple: _multiple,
    Ranking: _ranking,
    Numbers: _numbers,
    Matrix: _matrix,
    Period: _keys("from", "to"),
    PostalAddress: _keys(*ADDRESS),
    Testimony: _keys(*TESTIMONY),
    OnTheMap: _place,
    Consent: _consent,
    File: _file,
    Image: _file,
    Recording: _file,
    Signature: _file,
}
