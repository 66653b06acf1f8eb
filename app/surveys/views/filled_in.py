"""What stands in the fields of a question that was answered before: the way back of parsing."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from app.core.questionnaire import kinds
from app.core.questionnaire.answers import OTHER
from app.core.questionnaire.definition import Question
from app.core.questionnaire.kinds import Kind
from app.core.questionnaire.typed import Typed
from app.core.text import EN, Locale
from app.surveys.views import communes, speaking

_DURATION = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?", re.ASCII)


def typed_of(question: Question, value: Any, locale: Locale) -> Typed:
    """Return what a page in ``locale`` shows of an answer, by part; nothing where there is none.

    A value of another shape, from before a kind was changed, shows nothing.
    """
    if value is None:
        return {}
    write = _WRITE.get(type(question.kind), _plain)
    try:
        return write(value, locale)
    except (AttributeError, TypeError, ValueError, KeyError, IndexError):
        return {}


def _plain(value: Any, _locale: Locale) -> Typed:
    return {"": [value if isinstance(value, str) else str(value)]}


def _enterprise(value: Any, _locale: Locale) -> Typed:
    register, _dash, digits = value.partition("-")
    return {"": [speaking.grouped(register, digits)]}


def _number(value: Any, locale: Locale) -> Typed:
    return {"": [_decimal(value, locale)]}


def _decimal(value: Any, locale: Locale) -> str:
    text = str(value)
    return text if locale == EN else text.replace(".", ",")


def _numbers(value: Any, locale: Locale) -> Typed:
    return {row: [_decimal(one, locale)] for row, one in value.items()}


def _chosen(value: Any, _locale: Locale) -> Typed:
    chosen = value if isinstance(value, list) else [value]
    own = [one[OTHER] for one in chosen if isinstance(one, dict)]
    return {"": [OTHER if isinstance(one, dict) else one for one in chosen], OTHER: own}


def _ranked(value: Any, _locale: Locale) -> Typed:
    return {choice: [str(rank)] for rank, choice in enumerate(value, 1)}


def _matrix(value: Any, locale: Locale) -> Typed:
    typed: dict[str, list[str]] = {}
    for row, cells in value.items():
        if isinstance(cells, Mapping):
            typed |= {f"{row}/{column}": [_cell(one, locale)] for column, one in cells.items()}
        else:
            typed[row] = cells if isinstance(cells, list) else [cells]
    return typed


def _cell(one: str, locale: Locale) -> str:
    return _decimal(one, locale) if re.fullmatch(r"-?\d+\.\d+", one, re.ASCII) else one


def _day(value: Any, _locale: Locale, end: str = "") -> dict[str, list[str]]:
    year, month, day = value.split("-")
    return {f"{end}day": [str(int(day))], f"{end}month": [str(int(month))], f"{end}year": [year]}


def _month(value: Any, _locale: Locale) -> Typed:
    year, month = value.split("-")
    return {"month": [str(int(month))], "year": [year]}


def _period(value: Any, locale: Locale) -> Typed:
    return {**_day(value["from"], locale, "from-"), **_day(value["to"], locale, "to-")}


def _instant(value: Any, locale: Locale) -> Typed:
    day, time = value.split("T")
    return {**_day(day, locale), "time": [time]}


def _duration(value: Any, _locale: Locale) -> Typed:
    hours, minutes = re.fullmatch(_DURATION, value).groups()  # type: ignore[union-attr]
    return {"": [f"{int(hours or 0)}:{int(minutes or 0):02}"]}


def _parts(value: Any, _locale: Locale) -> Typed:
    return {part: [text] for part, text in value.items()}


def _point(value: Any, locale: Locale) -> Typed:
    if ";" in value:
        return {"": [value]}
    latitude, longitude, *_height = value.split()
    return {"latitude": [_decimal(latitude, locale)], "longitude": [_decimal(longitude, locale)]}


def _agreed(value: Any, _locale: Locale) -> Typed:
    given = value["given"] if isinstance(value, Mapping) else value == "OK"
    return {"": ["yes"] if given else []}


def _file(value: Any, _locale: Locale) -> Typed:
    return {
        "": [value["digest"]],
        **{part: [value[part]] for part in ("caption", "credit") if value.get(part)},
    }


def _codes(value: Any, _locale: Locale) -> Typed:
    return {"": value if isinstance(value, list) else [value]}


_WRITE: Mapping[type[Kind], Callable[[Any, Locale], Typed]] = {
    kinds.DecimalNumber: _number,
    kinds.Commune: lambda value, _locale: {"": [communes.name_of(value)]},
    kinds.Numbers: _numbers,
    kinds.Single: _chosen,
    kinds.Multiple: _chosen,
    kinds.Ranking: _ranked,
    kinds.Matrix: _matrix,
    kinds.Date: _day,
    kinds.Month: _month,
    kinds.Period: _period,
    kinds.Instant: _instant,
    kinds.Duration: _duration,
    kinds.PostalAddress: _parts,
    kinds.Testimony: _parts,
    kinds.Place: _point,
    kinds.Consent: _agreed,
    kinds.Acknowledged: _agreed,
    kinds.File: _file,
    kinds.Image: _file,
    kinds.Recording: _file,
    kinds.Signature: _file,
    kinds.EnterpriseNumber: _enterprise,
    kinds.Goal: _codes,
    kinds.Reference: _codes,
}
