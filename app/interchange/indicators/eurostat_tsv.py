"""Eurostat's tables with a column for each period: both generations, by tabs or by commas.

The old one writes ``unit,geo\\time`` and the years backwards; today's writes
``freq,unit,geo\\TIME_PERIOD`` and the years forwards.  Each line begins with the values of
the dimensions, joined by commas in one cell.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence

from app.core.errors import Unsound
from app.core.problems import Problem
from app.interchange.indicators.cells import LONGEST, read_cell
from app.interchange.indicators.table import Row, Table

MOST_BYTES = 25 * 1024 * 1024
MOST_CELLS = 2_000_000
MOST_PROBLEMS = 20
"""Told at once; whoever mends a file wants more than the first."""

_PERIOD = re.compile(r"[12][0-9]{3}(?:-?[QSMWHD]?[0-9]{1,3}(?:-[0-9]{1,2})?)?")
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.+-]{0,59}")


def parse(data: bytes) -> Table:
    """Read a file whole, or refuse it whole; the territory ``NA`` is Namibia.

    :raises Unsound: with line and column of what cannot be read.
    :cost: 100,000 cells in about a tenth of a second.
    """
    lines = _lines(data)
    first = next(lines, None)
    if first is None:
        raise Unsound([Problem("table.empty")])
    old, dimensions, periods = _header(first[1])
    at = [name.lower() for name in dimensions].index("geo")

    problems: list[Problem] = []
    rows = []
    seen: dict[tuple[tuple[str, ...], str], int] = {}
    for number, cells in lines:
        row, wrong = _row(number, cells, len(dimensions), len(periods), at)
        problems += wrong
        if row is None or len(problems) >= MOST_PROBLEMS:
            if len(problems) >= MOST_PROBLEMS:
                break
            continue
        if (before := seen.setdefault((row.key, row.geo), number)) != number:
            problems.append(Problem("table.row-twice", facts={"line": number, "first": before}))
        rows.append(row)
        if len(rows) * len(periods) > MOST_CELLS:
            raise Unsound([Problem("table.too-large", facts={"most": MOST_CELLS})])
    if problems:
        raise Unsound(problems[:MOST_PROBLEMS])
    return _in_order(old, dimensions, periods, rows, at)


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


def _header(cells: Sequence[str]) -> tuple[bool, tuple[str, ...], tuple[str, ...]]:
    """Return whether it is of the old generation, the dimensions with geo, and the periods."""
    names, backslash, time = cells[0].strip().partition("\\")
    dimensions = tuple(name.strip() for name in names.split(","))
    if not backslash or len(cells) < 2 or not all(_CODE.fullmatch(name) for name in dimensions):
        raise Unsound([Problem("table.no-header", facts={"text": cells[0][:LONGEST]})])
    if [name.lower() for name in dimensions].count("geo") != 1:
        raise Unsound([Problem("table.no-geo", facts={"text": cells[0][:LONGEST]})])
    periods = tuple(cell.strip() for cell in cells[1:])
    problems = [
        Problem("table.period", facts={"column": column, "text": period[:LONGEST]})
        for column, period in enumerate(periods, 2)
        if not _PERIOD.fullmatch(period) or periods.index(period) + 2 != column
    ]
    if problems:
        raise Unsound(problems[:MOST_PROBLEMS])
    return time.strip().lower() == "time", dimensions, periods


def _row(
    number: int, cells: Sequence[str], parts: int, periods: int, at: int
) -> tuple[Row | None, list[Problem]]:
    """Return the row of a line, or what is wrong with it."""
    if len(cells) != periods + 1:
        facts = {"line": number, "found": len(cells) - 1, "expected": periods}
        return None, [Problem("table.ragged", facts=facts)]
    values = [value.strip() for value in cells[0].split(",")]
    if len(values) != parts or not all(_CODE.fullmatch(value) for value in values):
        return None, [Problem("table.key", facts={"line": number, "text": cells[0][:LONGEST]})]
    problems = []
    for column, cell in enumerate(cells[1:], 2):
        try:
            read_cell(cell)
        except ValueError as wrong:
            place = {"line": number, "column": column, "text": str(wrong)}
            problems.append(Problem("table.cell", facts=place))
    if problems:
        return None, problems
    geo = values.pop(at)
    return Row(tuple(values), geo, tuple(cells[1:])), []


def _in_order(
    old: bool, dimensions: tuple[str, ...], periods: tuple[str, ...], rows: list[Row], at: int
) -> Table:
    """Return the table with its periods from the earliest to the latest."""
    order = sorted(range(len(periods)), key=lambda column: periods[column])
    if order != list(range(len(periods))):
        rows = [Row(row.key, row.geo, tuple(row.cells[n] for n in order)) for row in rows]
    return Table(
        format="eurostat-tsv-old" if old else "eurostat-tsv",
        dimensions=dimensions[:at] + dimensions[at + 1 :],
        periods=tuple(periods[n] for n in order),
        rows=tuple(rows),
    )
