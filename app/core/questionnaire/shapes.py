"""Whether a stored value is of the shape that the kind of its question gives: see ``answers``."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from app.core.questionnaire.answers import OTHER, TOKEN, is_token
from app.core.questionnaire.definition import Question, rows_of
from app.core.questionnaire.kinds import (
    Acknowledged,
    Commune,
    Consent,
    Date,
    DecimalNumber,
    Duration,
    EnterpriseNumber,
    File,
    Goal,
    Image,
    Instant,
    Integer,
    Kind,
    Matrix,
    Month,
    Multiple,
    Period,
    PostalAddress,
    Ranking,
    Recording,
    Reference,
    Scale,
    Signature,
    Single,
    Testimony,
    Time,
    Year,
    YesNo,
)
from app.core.questionnaire.kinds import Place as OnTheMap
from app.core.questionnaire.typed import ADDRESS, TESTIMONY

_DECIMAL = re.compile(r"-?\d{1,20}(?:\.\d{1,20})?", re.ASCII)
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])", re.ASCII)
_TIME = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d", re.ASCII)
_DURATION = re.compile(r"PT(?=\d)(?:\d{1,6}H)?(?:[0-5]?\dM)?", re.ASCII)
_COMMUNE = re.compile(r"[A-Z]{2}-[0-9AB]{4,6}", re.ASCII)
_ENTERPRISE = re.compile(r"BCE-[01]\d{9}|SIREN-\d{9}|SIRET-\d{14}", re.ASCII)
_GOAL = re.compile(r"\d{1,2}(?:\.[0-9a-d]{1,2})?", re.ASCII)
_POINT = r"-?\d{1,2}(?:\.\d{1,12})? -?\d{1,3}(?:\.\d{1,12})?(?: -?\d{1,6}(?:\.\d{1,6})?){2}"
_PLACE = re.compile(rf"{_POINT}(?:;{_POINT})*", re.ASCII)
_FILE = {"digest": str, "name": str, "type": str, "size": int}


def has_shape(question: Question, value: object) -> bool:
    """Tell whether a stored value is of the shape that the kind of its question gives."""
    if rows := rows_of(question):
        return _has_rows(question, value) and set(_dict(value)) <= {row.id for row in rows}
    match question.kind:
        case Single(other=other):
            return _is_choice(value, other=other)
        case Multiple(other=other):
            return _is_list(value, lambda one: _is_choice(one, other=other))
        case Reference(several=several):
            return _is_list(value, _is_text) if several else _is_text(value)
        case _:
            return _CHECKS.get(type(question.kind), _is_text)(value)


def _has_rows(question: Question, value: object) -> bool:
    kind = question.kind
    return _is_table(value, _CELLS[kind.cell] if isinstance(kind, Matrix) else _is_decimal)


def is_times(value: object) -> bool:
    """Tell whether a value is the times of a repeat, each with a token of its own."""
    if not isinstance(value, list):
        return False
    tokens = [one.get(TOKEN) for one in value if isinstance(one, dict)]
    return len(tokens) == len(value) == len(set(tokens)) and all(map(is_token, tokens))


def _is_text(value: object) -> bool:
    return isinstance(value, str) and value != ""


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _like(pattern: re.Pattern[str]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, str) and pattern.fullmatch(value) is not None


def _is_day(value: object) -> bool:
    return isinstance(value, str) and len(value) == 10 and _is_read_by(date.fromisoformat, value)


def _is_instant(value: object) -> bool:
    if not isinstance(value, str) or len(value) != 16:
        return False
    return value[10] == "T" and _is_read_by(datetime.fromisoformat, value)


def _is_read_by(read: Callable[[str], object], text: str) -> bool:
    try:
        read(text)
    except ValueError:
        return False
    return True


def _is_choice(value: object, *, other: bool) -> bool:
    if isinstance(value, dict):
        return other and set(value) == {OTHER} and _is_text(value[OTHER])
    return _is_text(value)


def _is_list(value: object, check: Callable[[object], bool]) -> bool:
    return isinstance(value, list) and bool(value) and all(map(check, value))


def _is_table(value: object, check: Callable[[object], bool]) -> bool:
    return isinstance(value, dict) and bool(value) and all(map(check, value.values()))


def _of_keys(keys: tuple[str, ...]) -> Callable[[object], bool]:
    return lambda value: _is_table(value, _is_text) and set(_dict(value)) <= set(keys)


def _is_period(value: object) -> bool:
    return (
        isinstance(value, dict)
        and set(value) == {"from", "to"}
        and all(map(_is_day, value.values()))
    )


def _is_consent(value: object) -> bool:
    return (
        isinstance(value, dict)
        and set(value) == {"given", "version"}
        and isinstance(value["given"], bool)
        and isinstance(value["version"], str)
    )


def _is_file(value: object) -> bool:
    if not isinstance(value, dict) or not set(value) <= {*_FILE, "caption", "credit"}:
        return False
    words = all(isinstance(value.get(word, ""), str) for word in ("caption", "credit"))
    return words and all(isinstance(value.get(key), kind) for key, kind in _FILE.items())


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


_is_decimal = _like(_DECIMAL)
_CELLS: Mapping[str, Callable[[object], bool]] = {
    "single": _is_text,
    "multiple": lambda value: _is_list(value, _is_text),
    "number": lambda value: _is_table(value, _is_decimal),
    "text": lambda value: _is_table(value, _is_text),
}
_CHECKS: Mapping[type[Kind], Callable[[object], bool]] = {
    Integer: _is_whole,
    Year: _is_whole,
    DecimalNumber: _is_decimal,
    Scale: _is_decimal,
    YesNo: lambda value: value in ("yes", "no"),
    Ranking: lambda value: _is_list(value, _is_text),
    Date: _is_day,
    Month: _like(_MONTH),
    Period: _is_period,
    Duration: _like(_DURATION),
    Time: _like(_TIME),
    Instant: _is_instant,
    PostalAddress: _of_keys(ADDRESS),
    Testimony: _of_keys(TESTIMONY),
    Commune: _like(_COMMUNE),
    EnterpriseNumber: _like(_ENTERPRISE),
    Goal: lambda value: _is_list(value, _like(_GOAL)),
    OnTheMap: _like(_PLACE),
    Consent: _is_consent,
    Acknowledged: lambda value: value == "OK",
    File: _is_file,
    Image: _is_file,
    Recording: _is_file,
    Signature: _is_file,
}
