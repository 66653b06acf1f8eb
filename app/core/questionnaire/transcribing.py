"""Answers as the text that expressions read, and back.

In the tree of answers a choice is its code, several are their codes with spaces between, an
answer in one's own words is ``other``.  A month is its first day, a duration a number of hours,
so that both can be compared and worked with.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from app.core.questionnaire.answers import Value
from app.core.questionnaire.definition import Question, choices_of
from app.core.questionnaire.kinds import (
    Consent,
    Date,
    DecimalNumber,
    Duration,
    File,
    Goal,
    Image,
    Instant,
    Integer,
    Kind,
    Matrix,
    Month,
    Multiple,
    Numbers,
    Ranking,
    Recording,
    Reference,
    Scale,
    Signature,
    Single,
    Time,
    Year,
)
from app.core.questionnaire.kinds import Place as OnTheMap
from app.core.questionnaire.shapes import has_shape

OTHER = "other"
_HOURS = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?", re.ASCII)

_TYPES: Mapping[type[Kind], str] = {
    Integer: "whole",
    Year: "whole",
    DecimalNumber: "decimal",
    Scale: "decimal",
    Duration: "decimal",
    Date: "date",
    Month: "date",
    Time: "time",
    Instant: "dateTime",
}


def type_of(kind: Kind) -> str:
    """Return the type that the tree of answers keeps of an answer of this kind."""
    if isinstance(kind, OnTheMap) and kind.extent == "point":
        return "geopoint"
    return _TYPES.get(type(kind), "string")


def is_of_numbers(kind: Kind) -> bool:
    """Tell whether what stands at the rows of a question are numbers."""
    return isinstance(kind, Numbers) or (isinstance(kind, Matrix) and kind.cell == "number")


def text_of(question: Question, value: Value) -> str:
    """Return an answer that has no rows as the text that expressions read."""
    match question.kind, value:
        case Month(), str():
            return f"{value}-01"
        case Time(), str():
            return f"{value}:00"
        case Duration(), str():
            return _hours(value)
        case Consent(), dict():
            return "yes" if value.get("given") is True else "no"
        case ((File() | Image() | Recording() | Signature()), dict()):
            return str(value.get("name", ""))
        case _:
            return " ".join(_codes(question, value))


def _hours(duration: str) -> str:
    found = _HOURS.fullmatch(duration)
    if found is None:
        return ""
    hours = Decimal(found[1] or 0) + Decimal(found[2] or 0) / 60
    return format(hours.quantize(Decimal("0.000001")).normalize(), "f")


def _codes(question: Question, value: Any) -> Iterator[str]:
    names = {choice.id: choice.name for choice in choices_of(question)}
    for one in value if isinstance(value, list) else [value]:
        match one:
            case str():
                yield names.get(one, one)
            case {"other": _}:
                yield OTHER
            case dict():
                yield ", ".join(str(word) for word in one.values())
            case _:
                yield str(one)


def cell_of(question: Question, value: Any) -> str:
    """Return what stands in one row or one cell of a question as text."""
    return " ".join(_codes(question, value))


def value_of(question: Question, text: str) -> Value | None:
    """Return the answer that a text of the tree says; None where it says none of that kind."""
    if not text:
        return None
    read = _READ.get(type(question.kind))
    value = read(question, text) if read else text
    return value if value is not None and has_shape(question, value) else None


def _number(_question: Question, text: str) -> Value | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    if not number.is_finite() or abs(number) >= 10**18:
        return None
    plain = format(number.quantize(Decimal("0.000001")), "f").rstrip("0").rstrip(".")
    return "0" if plain in {"-0", ""} else plain


def _whole(question: Question, text: str) -> Value | None:
    number = _number(question, text)
    return None if number is None else int(Decimal(str(number)))


def _one(question: Question, text: str) -> Value | None:
    return next((choice.id for choice in choices_of(question) if choice.name == text), None)


def _several(question: Question, text: str) -> Value | None:
    codes = text.split()
    if isinstance(question.kind, Ranking):
        ids = {choice.name: choice.id for choice in choices_of(question)}
        return [ids[code] for code in codes if code in ids]
    return [choice.id for choice in choices_of(question) if choice.name in codes]


def _duration(question: Question, text: str) -> Value | None:
    number = _number(question, text)
    if number is None or Decimal(str(number)) < 0:
        return None
    hours, minutes = divmod(round(Decimal(str(number)) * 60), 60)
    return f"PT{hours}H{minutes}M"


def _listed(question: Question, text: str) -> Value | None:
    several = not isinstance(question.kind, Reference) or question.kind.several
    return text.split() if several else text


def _cut(length: int) -> Callable[[Question, str], Value | None]:
    return lambda _question, text: text[:length]


_READ: Mapping[type[Kind], Callable[[Question, str], Value | None]] = {
    Integer: _whole,
    Year: _whole,
    DecimalNumber: _number,
    Scale: _number,
    Single: _one,
    Multiple: _several,
    Ranking: _several,
    Date: _cut(10),
    Month: _cut(7),
    Time: _cut(5),
    Instant: _cut(16),
    Duration: _duration,
    Reference: _listed,
    Goal: _listed,
}
