"""Times of the day and durations as people type them: ``14h30``, ``1 u 30``, ``90 min``."""

from __future__ import annotations

import re
from decimal import Decimal

from app.core.problems import Place, Problem

LONGEST = 999_999
"""Hours."""

_TIME = re.compile(r"(\d{1,2})\s*(?:[:.hu]|uur|heures?)\s*(\d{2})?\s*(?:min|h|u|uur)?", re.ASCII)
_CLOCK = re.compile(r"(\d{1,6}):(\d{2})", re.ASCII)
_NUMBER = r"(\d{1,6}(?:[.,]\d{1,2})?)"
_HOURS = r"(?:hours?|heures?|uren|uur|hrs?|h|u)"
_MINUTES = r"(?:minutes?|minuten|minuut|mins?|mn|m|['\u2019\u2032])"
_DURATION = re.compile(
    rf"(?:{_NUMBER}\s*{_HOURS}\.?)?\s*(?:(?:et|en|and)?\s*(\d{{1,6}})\s*({_MINUTES}\.?)?)?",
    re.ASCII,
)


def time(typed: str, place: Place) -> str | Problem | None:
    """Return a time of the day as ``14:30``, or why it is none."""
    text = typed.casefold().strip()
    if not text:
        return None
    found = _TIME.fullmatch(text)
    if found is None or text.endswith((":", ".")):
        return Problem("time.not-one", place)
    hour, minute = int(found[1]), int(found[2] or 0)
    if hour > 23 or minute > 59:
        return Problem("time.no-such", place)
    return f"{hour:02}:{minute:02}"


def duration(typed: str, place: Place) -> str | Problem | None:
    """Return how long something takes, as ISO 8601 ``PT1H30M``, or why it cannot be said.

    A bare number is asked about: nobody can tell hours from minutes.
    """
    text = " ".join(typed.casefold().split())
    if not text:
        return None
    if re.fullmatch(_NUMBER, text, re.ASCII):
        return Problem("duration.without-unit", place)
    clock = _CLOCK.fullmatch(text)
    minutes = _sum(clock[1], clock[2], "min") if clock else _minutes(text)
    if minutes is None:
        return Problem("duration.not-one", place)
    hours, rest = divmod(minutes, 60)
    if hours > LONGEST:
        return Problem("duration.beyond", place, {"most": LONGEST})
    said = (f"{hours}H" if hours else "") + (f"{rest}M" if rest else "")
    return f"PT{said or '0M'}"


def _minutes(text: str) -> int | None:
    found = _DURATION.fullmatch(text)
    if found is None or not (found[1] or found[2]):
        return None
    hours, minutes, unit = found.groups()
    if hours and minutes and not unit and len(minutes) != 2:
        return None
    return _sum(hours, minutes, unit)


def _sum(hours: str | None, minutes: str | None, unit: str | None) -> int | None:
    """Return the minutes altogether; None where the parts do not fit together."""
    whole = Decimal((hours or "0").replace(",", ".")) * 60
    if hours and minutes and (int(minutes) > 59 or "." in hours or "," in hours):
        return None
    if not hours and not unit:
        return None
    total = whole + int(minutes or 0)
    return int(total) if total == total.to_integral_value() else None
