"""A file of statistics, read in a child that may be killed."""

from __future__ import annotations

from typing import Any

from app import isolation
from app.core.errors import Unsound
from app.core.problems import Problem
from app.core.racines.columns import Columns, decode, encode
from app.interchange.indicators import formats, grid, mapped
from app.interchange.indicators.table import Row, Table

SECONDS = 20.0
MEGABYTES = 1_024


def read(data: bytes, format: str = "", columns: Columns | None = None) -> Table:
    """Return what a file holds.

    :param format: a name of ``formats.FORMATS``; empty: what the file looks like.
    :param columns: what its columns are, where no format says it.
    :raises Unsound: it cannot be read, or not within the limits; each problem says where.
    :cost: a process, about 100 ms, and what the parser takes.
    """
    found = _apart("plain", data, format, encode(columns) if columns else None)
    rows = tuple(Row(*row) for row in found.pop("rows"))
    return Table(**found, rows=rows)


def head(data: bytes) -> list[tuple[int, list[str]]]:
    """Return the first lines of a table that no format describes, each with its number.

    :raises Unsound: it is no table.
    """
    lines: list[tuple[int, list[str]]] = _apart("plain_head", data)["lines"]
    return lines


def plain_head(data: bytes) -> dict[str, Any]:
    """Look in the child, and return plain values."""
    try:
        return {"lines": [(number, list(cells)) for number, cells in grid.head(data)]}
    except Unsound as refused:
        return {"problems": [(one.code, dict(one.facts)) for one in refused.problems]}


def _apart(what: str, *arguments: object) -> dict[str, Any]:
    outcome = isolation.run(f"{__name__}.{what}", *arguments, seconds=SECONDS, megabytes=MEGABYTES)
    if not isinstance(outcome, isolation.Done):
        raise Unsound([Problem("table.too-much-work")])
    found: dict[str, Any] = outcome.value
    if "problems" in found:
        raise Unsound([Problem(code, (), facts) for code, facts in found["problems"]])
    return found


def plain(data: bytes, format: str, columns: dict[str, Any] | None = None) -> dict[str, Any]:
    """Parse in the child, and return plain values: they are all that crosses the pipe."""
    try:
        if columns is not None:
            table = mapped.parse(data, decode(columns))
        else:
            table = formats.parse(data, format)
    except Unsound as refused:
        return {"problems": [(one.code, dict(one.facts)) for one in refused.problems]}
    return {
        "format": table.format,
        "dimensions": table.dimensions,
        "periods": table.periods,
        "rows": [tuple(row) for row in table.rows],
        "codes": table.codes,
    }
