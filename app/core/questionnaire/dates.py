"""Days of the calendar as people type them: day, month (a number or its name) and year."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date
from functools import cache

from babel import Locale

from app.core.problems import Place, Problem

PARTS = ("day", "month", "year")
EARLIEST, LATEST = 1900, 2100
"""Years.  Beyond them a date is a slip of the keyboard."""

_MISSING: Mapping[tuple[str, ...], str] = {
    ("day",): "date.without-day",
    ("month",): "date.without-month",
    ("year",): "date.without-year",
}


def read(typed: Mapping[str, str], place: Place) -> str | Problem | None:
    """Return the ISO date that the three parts make, or which part is wrong and why."""
    missing = tuple(part for part in PARTS if not typed[part])
    if len(missing) == len(PARTS):
        return None
    if missing:
        first = (*place, missing[0])
        code = _MISSING.get(missing)
        return Problem(code, first) if code else Problem("date.incomplete", first)
    day, month, year = _digits(typed["day"]), month_of(typed["month"]), _digits(typed["year"])
    if month is None:
        return Problem("date.no-such-month", (*place, "month"))
    if year is None or len(typed["year"]) != 4:
        return Problem("date.year-of-four", (*place, "year"))
    if not EARLIEST <= year <= LATEST:
        facts = {"earliest": str(EARLIEST), "latest": str(LATEST)}
        return Problem("date.year-beyond", (*place, "year"), facts)
    try:
        return date(year, month, day or 0).isoformat()
    except ValueError:
        return Problem("date.no-such-day", (*place, "day"))


def month_of(typed: str) -> int | None:
    """Return the month from 1 to 12 that a number or a name in FR, NL or EN says."""
    number = _digits(typed)
    if number is None:
        return _names().get(_folded(typed))
    return number if 1 <= number <= 12 else None


def _digits(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else None


@cache
def _names() -> Mapping[str, int]:
    return {
        _folded(name): month
        for language in ("fr", "nl", "en")
        for width in ("wide", "abbreviated")
        for month, name in Locale(language).months["format"][width].items()
    }


def _folded(name: str) -> str:
    bare = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in bare if letter.isalpha())
