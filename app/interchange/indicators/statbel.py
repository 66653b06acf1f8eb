"""Statbel's open data, ``TF_*``: bars between the columns, whose prefixes say what they are.

``CD_`` is a code, ``TX_`` a name, ``MS_`` a figure, ``DT_`` a day.  Each ``MS_`` column is a
series of its own; the territory is the smallest one that the line names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.interchange.indicators.cells import LONGEST, cell_of
from app.interchange.indicators.collecting import Collector, Found
from app.interchange.indicators.opening import lines_of, parts_of, refused, text_of
from app.interchange.indicators.table import Table

TERRITORIES = (
    "CD_MUNTY_REFNIS", "CD_REFNIS", "CD_DSTR_REFNIS", "CD_PROV_REFNIS", "CD_RGN_REFNIS",
)  # fmt: skip
"""Smallest first; what comes behind the one that a file has is what contains it."""

TIMES = ("CD_YEAR", "CD_QUARTER", "CD_MONTH", "CD_PERIOD")
FIGURE = "MS_"
MEASURE = "measure"


@dataclass(frozen=True, slots=True)
class _Header:
    names: tuple[str, ...]
    geo: int
    time: int
    dimensions: tuple[int, ...]
    figures: tuple[int, ...]


def parse(data: bytes) -> Table:
    """Read a file, or the ZIP in which Statbel gives it.

    :raises Unsound: with the line of what cannot be read.
    """
    if data.startswith(b"PK"):
        parts = parts_of(data)
        data = parts[next(name for name in parts if is_data(name))]
    lines = lines_of(text_of(data), "|")
    written = next(lines, None)
    if written is None:
        raise refused("table.empty")
    header = _header(written[1])
    names = [*(header.names[at] for at in header.dimensions), MEASURE]
    collector = Collector("statbel", names, codes="nis")
    return collector.table(_cells(lines, header, collector))


def is_data(name: str) -> bool:
    """Tell whether a part of a ZIP is such a file."""
    bare = name.rsplit("/", 1)[-1].upper()
    return bare.startswith("TF_") and bare.endswith((".TXT", ".CSV"))


def _header(cells: Sequence[str]) -> _Header:
    names = tuple(cell.strip().upper() for cell in cells)
    geo = next((names.index(name) for name in TERRITORIES if name in names), -1)
    time = next((names.index(name) for name in TIMES if name in names), -1)
    figures = tuple(at for at, name in enumerate(names) if name.startswith(FIGURE))
    missing = [
        said
        for said, found in {
            TERRITORIES[0]: geo >= 0, TIMES[0]: time >= 0, FIGURE + "…": bool(figures),
        }.items()
        if not found
    ]  # fmt: skip
    if missing:
        raise refused("table.column-missing", name=missing[0])
    twice = next((name for name in names if names.count(name) > 1), "")
    if twice:
        raise refused("table.column-twice", name=twice[:LONGEST])
    kept = tuple(
        at for at, name in enumerate(names)
        if name.startswith("CD_") and at != time and name not in TERRITORIES
    )  # fmt: skip
    return _Header(names, geo, time, kept, figures)


def _cells(
    lines: Iterator[tuple[int, Sequence[str]]], header: _Header, collector: Collector
) -> Iterator[Found]:
    for number, cells in collector.whole(lines, len(header.names)):
        key = tuple(cells[at].strip() for at in header.dimensions)
        geo = cells[header.geo].strip().rjust(5, "0")
        for at in header.figures:
            measure = (*key, header.names[at])
            yield Found(number, measure, geo, cells[header.time].strip(), cell_of(cells[at]))
