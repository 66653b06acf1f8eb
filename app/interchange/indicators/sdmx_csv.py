"""SDMX-CSV, 1.0 and 2.0: one line for each figure.

1.0 begins with ``DATAFLOW``, Eurostat's with ``DATAFLOW,LAST UPDATE``; 2.0 with ``STRUCTURE``.
The dimensions stand before the figure, what is said about it behind; only the list of the
dataset's structure would tell them apart otherwise, and the file does not hold it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.interchange.indicators.cells import LONGEST, cell_of
from app.interchange.indicators.collecting import Collector, Found
from app.interchange.indicators.opening import lines_of, refused, text_of
from app.interchange.indicators.table import Table

ABOUT_THE_FILE = frozenset(
    {"dataflow", "last update", "structure", "structure_id", "structure_name", "action",
     "series_key", "obs_key"}
)  # fmt: skip
GEO = ("geo", "ref_area", "region")
LETTERS = ("obs_flag",)
STATUS = ("obs_status",)
CONFIDENTIAL = ("conf_status",)
WITH_LABELS = ": "
"""Between a code and its label, where a file has both in one cell."""


@dataclass(frozen=True, slots=True)
class _Header:
    names: tuple[str, ...]
    """Of every column, lower-case."""

    dimensions: tuple[int, ...]
    geo: int
    time: int
    value: int
    action: int
    """-1 where there is none; so the others."""

    letters: int
    status: int
    confidential: int


def parse(data: bytes) -> Table:
    """Read a file whole, or refuse it whole; the territory ``NA`` is Namibia.

    :raises Unsound: with the line of what cannot be read.
    """
    text = text_of(data)
    first = text.split("\n", 1)[0]
    lines = lines_of(text, ";" if first.count(";") > first.count(",") else ",")
    written = next(lines, None)
    if written is None:
        raise refused("table.empty")
    header = _header(written[1])
    names = [written[1][at].split(WITH_LABELS)[0].strip() for at in header.dimensions]
    collector = Collector("sdmx-csv", names, codes="nuts" if header.geo >= 0 else "")
    return collector.table(_cells(lines, header, collector))


def _header(cells: Sequence[str]) -> _Header:
    names = tuple(cell.split(WITH_LABELS)[0].strip().lower() for cell in cells)
    twice = next((name for name in names if names.count(name) > 1), "")
    if twice:
        raise refused("table.column-twice", name=twice[:LONGEST])
    for needed in ("time_period", "obs_value"):
        if needed not in names:
            raise refused("table.column-missing", name=needed.upper())
    value = names.index("obs_value")
    geo = next((names.index(name) for name in GEO if name in names), -1)
    before = [
        at for at, name in enumerate(names[:value])
        if name not in ABOUT_THE_FILE and name != "time_period" and at != geo
        and not name.startswith("structure[")
    ]  # fmt: skip
    return _Header(
        names, tuple(before), geo, names.index("time_period"), value,
        *(_place(names, one) for one in (("action",), LETTERS, STATUS, CONFIDENTIAL)),
    )  # fmt: skip


def _place(names: Sequence[str], wanted: Sequence[str]) -> int:
    return next((names.index(name) for name in wanted if name in names), -1)


def _cells(
    lines: Iterator[tuple[int, Sequence[str]]], header: _Header, collector: Collector
) -> Iterator[Found]:
    for number, cells in collector.whole(lines, len(header.names)):
        if header.action >= 0 and cells[header.action].strip().upper().startswith("D"):
            collector.wrong("sdmx-csv.deletes", number)
            continue
        key = tuple(_code(cells[at]) for at in header.dimensions)
        geo = _code(cells[header.geo]) if header.geo >= 0 else ""
        yield Found(number, key, geo, _code(cells[header.time]), _cell(cells, header))


def _cell(cells: Sequence[str], header: _Header) -> str:
    letters, status, confidential = (
        _code(cells[at]) if at >= 0 else ""
        for at in (header.letters, header.status, header.confidential)
    )
    return cell_of(cells[header.value], letters, status=status, confidential=confidential)


def _code(cell: str) -> str:
    return cell.split(WITH_LABELS)[0].strip()
