"""A file of statistics, read in a child that may be killed."""

from __future__ import annotations

from typing import Any

from app import isolation
from app.core.errors import Unsound
from app.core.problems import Problem
from app.interchange.indicators import formats
from app.interchange.indicators.table import Row, Table

SECONDS = 20.0
MEGABYTES = 1_024


def read(data: bytes, format: str = "") -> Table:
    """Return what a file holds.

    :param format: a name of ``formats.FORMATS``; empty: what the file looks like.
    :raises Unsound: it cannot be read, or not within the limits; each problem says where.
    :cost: a process, about 100 ms, and what the parser takes.
    """
    outcome = isolation.run(f"{__name__}.plain", data, format, seconds=SECONDS, megabytes=MEGABYTES)
    if not isinstance(outcome, isolation.Done):
        raise Unsound([Problem("table.too-much-work")])
    found = outcome.value
    if "problems" in found:
        raise Unsound([Problem(code, (), facts) for code, facts in found["problems"]])
    rows = tuple(Row(*row) for row in found.pop("rows"))
    return Table(**found, rows=rows)


def plain(data: bytes, format: str) -> dict[str, Any]:
    """Parse in the child, and return plain values: they are all that crosses the pipe."""
    try:
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
