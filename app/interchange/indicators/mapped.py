"""A table of anybody, read by what a person said of its columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.core.errors import Unsound
from app.core.racines.columns import CODES, WIDTHS, YEAR, Columns, problems
from app.interchange.indicators import grid
from app.interchange.indicators.cells import LONGEST, cell_of
from app.interchange.indicators.collecting import Collector, Found
from app.interchange.indicators.opening import refused
from app.interchange.indicators.table import Table

FORMAT = "columns"
COLUMN = "column"
"""The dimension that the names of several value columns make."""

NONE = frozenset({"", "-", "–", ":", "nd", "n.d.", "na", "n/a", "…", "...", "..", "null", "none"})
HIDDEN = frozenset({"s", "c", "secret", "confidentiel", "vertrouwelijk"})
NOT_SIGNIFICANT = frozenset({"ns", "n.s."})

_SPACES = re.compile(r"[\s\u00a0\u202f]")
_CODE = re.compile(r"[0-9A-Z]{1,12}")


def parse(data: bytes, columns: Columns) -> Table:
    """Read a table whole, or refuse it whole.

    :raises Unsound: with the line of what cannot be read.
    """
    lines = grid.lines(data)
    names = next((cells for number, cells in lines if number >= columns.header), None)
    if names is None:
        raise refused("table.empty")
    if wrong := problems(columns, names):
        raise Unsound(wrong)
    dimensions = [*(names[at].strip() for at in columns.dimensions), COLUMN]
    system = "insee" if columns.codes.startswith("insee") else columns.codes
    collector = Collector(FORMAT, dimensions, codes=system)
    return collector.table(_cells(lines, columns, names, collector))


def _cells(
    lines: Iterator[grid.Line], columns: Columns, names: Sequence[str], collector: Collector
) -> Iterator[Found]:
    for number, cells in collector.whole(lines, len(names)):
        code = _code(cells[columns.territory], columns.codes)
        if code is None:
            collector.wrong("table.code", number, text=cells[columns.territory][:LONGEST])
            continue
        told = tuple(cells[at].strip() for at in columns.dimensions)
        for at in columns.values:
            measure, year = _named(names[at])
            period = year or columns.year
            if columns.period is not None:
                period = cells[columns.period].strip()
            yield Found(number, (*told, measure), code, period, _cell(cells[at], columns))


def _named(name: str) -> tuple[str, str]:
    """Return what a column counts, and the year in its name."""
    years = YEAR.findall(name)
    return " ".join(YEAR.sub(" ", name).split()) or "value", years[-1] if years else ""


def _code(written: str, codes: str) -> str | None:
    bare = written.strip().upper()
    if not _CODE.fullmatch(bare):
        return None
    return CODES[codes] + bare.rjust(WIDTHS.get(codes, 0), "0")


def _cell(written: str, columns: Columns) -> str:
    """Return a cell in our notation: the decimals as they were said, and nothing guessed."""
    bare = _SPACES.sub("", written)
    low = bare.lower()
    if low in NONE:
        return ":"
    if low in HIDDEN or low in NOT_SIGNIFICANT:
        return cell_of("", "c" if low in HIDDEN else "n")
    if not columns.comma:
        return bare.replace(",", "") if re.fullmatch(r"-?\d{1,3}(,\d{3})+(\.\d+)?", bare) else bare
    if re.fullmatch(r"-?\d{1,3}(\.\d{3})+(,\d+)?", bare):
        bare = bare.replace(".", "")
    elif "." in bare:
        return f"{written!r}"  # a point where a comma was said to stand: no figure that we guess
    return bare.replace(",", ".")
