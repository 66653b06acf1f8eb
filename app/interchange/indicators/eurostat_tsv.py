"""Eurostat's tables with a column for each period: both generations, by tabs or by commas.

The old one writes ``unit,geo\\time`` and the years backwards; today's writes
``freq,unit,geo\\TIME_PERIOD`` and the years forwards.  Each line begins with the values of
the dimensions, joined by commas in one cell.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.core.errors import Unsound
from app.core.problems import Problem
from app.interchange.indicators.cells import LONGEST, read_cell
from app.interchange.indicators.collecting import MOST_CELLS, MOST_PROBLEMS
from app.interchange.indicators.opening import MOST_BYTES
from app.interchange.indicators.table import Row, Table

_PERIOD = re.compile(r"[12][0-9]{3}(?:-?[QSMWHD]?[0-9]{1,3}(?:-[0-9]{1,2})?)?")
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.+-]{0,59}")


@dataclass(frozen=True, slots=True)
class _Header:
    is_old: bool
    dimensions: tuple[str, ...]
    """The territory among them."""

    geo: int
    """The place of the territory in :attr:`dimensions`."""

    periods: tuple[str, ...]


def parse(data: bytes) -> Table:
    """Read a file whole, or refuse it whole; the territory ``NA`` is Namibia.

    :raises Unsound: with line and column of what cannot be read.
    :cost: 100,000 cells in about a tenth of a second.
    """
    lines = _lines(data)
    first = next(lines, None)
    if first is None:
        raise Unsound([Problem("table.empty")])
    header = _header(first[1])

    rows: dict[tuple[tuple[str, ...], str], tuple[int, Row]] = {}
    problems: list[Problem] = []
    readable: set[str] = set()
    for number, cells in lines:
        if wrong := _problems(number, cells, header, readable):
            problems += wrong
        else:
            row = _row(cells, header)
            before, _same = rows.setdefault((row.key, row.geo), (number, row))
            if before != number:
                problems.append(Problem("table.row-twice", facts={"line": number, "first": before}))
        if len(problems) >= MOST_PROBLEMS:
            break
        if len(rows) * len(header.periods) > MOST_CELLS:
            raise Unsound([Problem("table.too-large", facts={"most": MOST_CELLS})])
    if problems:
        raise Unsound(problems[:MOST_PROBLEMS])
    return _in_order(header, [row for _number, row in rows.values()])


def _lines(data: bytes) -> Iterator[tuple[int, Sequence[str]]]:
    """Give each line that is not blank with its number and its cells."""
    if len(data) > MOST_BYTES:
        raise Unsound([Problem("table.too-large", facts={"most": MOST_CELLS})])
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as wrong:
        line = data.count(b"\n", 0, wrong.start) + 1
        raise Unsound([Problem("table.not-text", facts={"line": line})]) from wrong
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise Unsound([Problem("table.not-text", facts={"line": line})])
    lines = text.split("\n")
    if "\t" in next((line for line in lines if line.strip()), ""):
        yield from ((n, line.split("\t")) for n, line in enumerate(lines, 1) if line.strip())
        return
    reader = csv.reader(lines)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, cells
    except csv.Error as wrong:
        facts = {"line": reader.line_num}
        raise Unsound([Problem("table.not-text", facts=facts)]) from wrong


def _header(cells: Sequence[str]) -> _Header:
    names, backslash, time = cells[0].strip().partition("\\")
    dimensions = tuple(name.strip() for name in names.split(","))
    if not backslash or len(cells) < 2 or not all(_CODE.fullmatch(name) for name in dimensions):
        raise Unsound([Problem("table.no-header", facts={"text": cells[0][:LONGEST]})])
    lowered = [name.lower() for name in dimensions]
    if lowered.count("geo") != 1:
        raise Unsound([Problem("table.no-geo", facts={"text": cells[0][:LONGEST]})])
    periods = tuple(cell.strip() for cell in cells[1:])
    problems = [
        Problem("table.period", facts={"column": column, "text": period[:LONGEST]})
        for column, period in enumerate(periods, 2)
        if not _PERIOD.fullmatch(period) or periods.index(period) + 2 != column
    ]
    if problems:
        raise Unsound(problems[:MOST_PROBLEMS])
    return _Header(time.strip().lower() == "time", dimensions, lowered.index("geo"), periods)


def _problems(
    number: int, cells: Sequence[str], header: _Header, readable: set[str]
) -> list[Problem]:
    """Return what is wrong with a line.

    :param readable: cells that were read before; those of this line that can be are added.
    """
    if len(cells) != len(header.periods) + 1:
        facts = {"line": number, "found": len(cells) - 1, "expected": len(header.periods)}
        return [Problem("table.ragged", facts=facts)]
    values = cells[0].split(",")
    if len(values) != len(header.dimensions) or not all(map(_CODE.fullmatch, map(_bare, values))):
        return [Problem("table.key", facts={"line": number, "text": cells[0][:LONGEST]})]
    if readable.issuperset(cells[1:]):
        return []
    problems = []
    for column, cell in enumerate(cells[1:], 2):
        try:
            read_cell(cell)
        except ValueError as wrong:
            place = {"line": number, "column": column, "text": str(wrong)}
            problems.append(Problem("table.cell", facts=place))
        else:
            readable.add(cell)
    return problems


def _row(cells: Sequence[str], header: _Header) -> Row:
    values = [_bare(value) for value in cells[0].split(",")]
    geo = values.pop(header.geo)
    return Row(tuple(values), geo, tuple(cells[1:]))


def _bare(value: str) -> str:
    return value.strip()


def _in_order(header: _Header, rows: list[Row]) -> Table:
    """Return the table with its periods from the earliest to the latest."""
    periods, at = header.periods, header.geo
    order = sorted(range(len(periods)), key=lambda column: periods[column])
    if order != list(range(len(periods))):
        rows = [Row(row.key, row.geo, tuple(row.cells[n] for n in order)) for row in rows]
    return Table(
        format="eurostat-tsv-old" if header.is_old else "eurostat-tsv",
        dimensions=header.dimensions[:at] + header.dimensions[at + 1 :],
        periods=tuple(periods[n] for n in order),
        rows=tuple(rows),
    )
