"""What each type of answer keeps of a text: the text in its own form, or nothing."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from datetime import UTC

from app.core.questionnaire.expressions.values import days_of, number_of, number_text

LARGEST_INTEGER = 2**31 - 1
"""As other engines of this language hold it; our own whole numbers go further."""

LARGEST_WHOLE = 2**53
MOST_TIMES = 10_000
"""How often a group may come at most."""

MOST_ASKED = 1_000
"""How often a respondent is asked a group: a count with too many digits is no reason to build
a million of them."""

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}(:\d{2})?)?)?")
_TIME = re.compile(r"\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-](0\d|1[0-4])(:\d{2})?)?")


def kept(text: str, kind: str) -> str:
    """Return what an answer of the type ``kind`` keeps of ``text``; empty where it is none."""
    keep = _KEEP.get(kind)
    return keep(text.strip()) if keep and text.strip() else text


def times_of(count: str, *, otherwise: int, most: int = MOST_TIMES) -> int:
    """Return how many times a group comes; ``otherwise`` while nobody can say."""
    number = number_of(count, UTC)
    return otherwise if math.isnan(number) else int(min(most, max(0.0, number)))


def _within(largest: int) -> Callable[[str], str]:
    def keep(text: str) -> str:
        number = number_of(text, UTC)
        if not math.isfinite(number) or abs(math.trunc(number)) > largest:
            return ""
        return number_text(float(math.trunc(number)))

    return keep


def _decimal(text: str) -> str:
    return "" if math.isnan(number_of(text, UTC)) else text


def _date(text: str) -> str:
    day = text.partition("T")[0]
    is_local = _DATE.fullmatch(day) and not re.search(r"T.*(Z|[+-]\d{2}(:?\d{2})?)$", text)
    return "" if not is_local or math.isnan(days_of(day, UTC)) else day


def _instant(text: str) -> str:
    return text if _INSTANT.fullmatch(text) and not math.isnan(days_of(text, UTC)) else ""


def _time(text: str) -> str:
    real = _TIME.fullmatch(text) and not math.isnan(days_of(f"1970-01-01T{text}", UTC))
    return text if real else ""


def _point(text: str) -> str:
    """Latitude, longitude, and perhaps altitude and accuracy."""
    parts = [number_of(part, UTC) for part in text.split()]
    if not 2 <= len(parts) <= 4 or any(math.isnan(part) for part in parts):
        return ""
    return text if abs(parts[0]) <= 90 and abs(parts[1]) <= 180 else ""


_KEEP: Mapping[str, Callable[[str], str]] = {
    "int": _within(LARGEST_INTEGER),
    "whole": _within(LARGEST_WHOLE),
    "decimal": _decimal,
    "date": _date,
    "dateTime": _instant,
    "time": _time,
    "geopoint": _point,
}
