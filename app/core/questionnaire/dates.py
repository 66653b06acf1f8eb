"""Days, months and years as people type them: in parts, the month as a number or by its name."""

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


def read(typed: Mapping[str, str], place: Place, prefix: str = "") -> str | Problem | None:
    """Return the ISO date that the three parts make, or which part is wrong and why.

    :param prefix: what stands before the names of the parts in the page, as ``from-``.
    """
    missing = tuple(part for part in PARTS if not typed[part])
    if len(missing) == len(PARTS):
        return None
    if missing:
        first = (*place, prefix + missing[0])
        return Problem(_MISSING.get(missing, "date.incomplete"), first)
    named = _month_and_year(typed, place, prefix)
    if isinstance(named, Problem):
        return named
    year, month = named
    try:
        return date(year, month, _digits(typed["day"]) or 0).isoformat()
    except ValueError:
        return Problem("date.no-such-day", (*place, prefix + "day"))


def read_month(typed: Mapping[str, str], place: Place) -> str | Problem | None:
    """Return the month that its two parts make, as ``2026-03``, or what is wrong."""
    missing = [part for part in PARTS[1:] if not typed[part]]
    if len(missing) == 2:
        return None
    if missing:
        return Problem(_MISSING[missing[0],], (*place, missing[0]))
    named = _month_and_year(typed, place, "")
    return named if isinstance(named, Problem) else f"{named[0]:04}-{named[1]:02}"


def read_year(typed: str, place: Place) -> int | Problem | None:
    """Return a year of four digits, or what is wrong."""
    if not typed:
        return None
    return _year(typed, place)


def read_period(typed: Mapping[str, str], place: Place) -> dict[str, str] | Problem | None:
    """Return the two days of a period, or what is wrong with one of them."""
    ends: dict[str, str] = {}
    for end in ("from", "to"):
        parts = {part: typed[f"{end}-{part}"] for part in PARTS}
        day = read(parts, place, f"{end}-")
        if isinstance(day, Problem):
            return day
        if day is not None:
            ends[end] = day
    if len(ends) == 1:
        left_open = "to" if "from" in ends else "from"
        return Problem(f"period.without-{left_open}", (*place, f"{left_open}-day"))
    return ends or None


def month_of(typed: str) -> int | None:
    """Return the month from 1 to 12 that a number or a name in FR, NL or EN says."""
    number = _digits(typed)
    if number is None:
        return _names().get(_folded(typed))
    return number if 1 <= number <= 12 else None


def _month_and_year(
    typed: Mapping[str, str], place: Place, prefix: str
) -> tuple[int, int] | Problem:
    month = month_of(typed["month"])
    if month is None:
        return Problem("date.no-such-month", (*place, prefix + "month"))
    year = _year(typed["year"], (*place, prefix + "year"))
    return year if isinstance(year, Problem) else (year, month)


def _year(typed: str, place: Place) -> int | Problem:
    year = _digits(typed)
    if year is None or len(typed) != 4:
        return Problem("date.year-of-four", place)
    if not EARLIEST <= year <= LATEST:
        facts = {"earliest": str(EARLIEST), "latest": str(LATEST)}
        return Problem("date.year-beyond", place, facts)
    return year


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
