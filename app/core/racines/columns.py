"""Which column of a table is what, where no format says it: told once, by a person."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from app.core.problems import Problem
from app.core.shapes import work_out

CODES: Mapping[str, str] = {
    "nis": "",
    "insee-commune": "COM-",
    "insee-epci": "EPCI-",
    "insee-department": "DEP-",
    "nuts": "",
}
"""By whose list the territories are named, and what stands before a code of it."""

WIDTHS: Mapping[str, int] = {"nis": 5, "insee-commune": 5, "insee-epci": 9, "insee-department": 2}
"""Digits of a code: a spreadsheet has eaten the zeros in front."""


YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


class Columns(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the columns of a table are, counted from 0."""

    territory: int
    codes: str
    """A name of :data:`CODES`."""

    values: tuple[int, ...]
    header: int = 1
    """The line that names the columns, from 1."""

    period: int | None = None
    """None where the year stands in the names of the columns, or is ``year``."""

    year: str = ""
    dimensions: tuple[int, ...] = ()
    comma: bool = True
    """Whether a comma stands before the decimals; a point otherwise."""


work_out(Columns)


def encode(columns: Columns) -> dict[str, Any]:
    document: dict[str, Any] = msgspec.to_builtins(columns)
    return document


def decode(document: Mapping[str, Any]) -> Columns:
    return msgspec.convert(document, Columns)


def problems(columns: Columns, names: Sequence[str]) -> list[Problem]:
    """List what makes it impossible to read a table in this way.

    :param names: those of the columns, as the header writes them.
    """
    found = []
    used = [columns.territory, *columns.values, *columns.dimensions]
    used += [] if columns.period is None else [columns.period]
    if not columns.values:
        found.append(Problem("columns.no-value", ("values",)))
    if len(set(used)) < len(used):
        found.append(Problem("columns.twice", ("territory",)))
    if any(not 0 <= at < len(names) for at in used) or columns.codes not in CODES:
        found.append(Problem("columns.unknown", ("territory",)))
        return found
    dated = columns.period is not None or bool(YEAR.fullmatch(columns.year))
    if not dated and any(not YEAR.search(names[at]) for at in columns.values):
        found.append(Problem("columns.no-year", ("year",)))
    return found
