"""From single cells, in whatever order a file gives them, to a table of series."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from app.core.errors import Unsound
from app.core.problems import Problem
from app.interchange.indicators.cells import LONGEST, read_cell
from app.interchange.indicators.table import Row, Table

MOST_CELLS = 2_000_000
MOST_PROBLEMS = 20
"""Told at once; whoever mends a file wants more than the first."""

_PERIOD = re.compile(r"[12][0-9]{3}(?:-?[QSMWHDAT]?[0-9]{1,3}(?:-[0-9]{1,2})?)?")


class Found(NamedTuple):
    """One cell of a file."""

    line: int
    """Of a text, or the number of the observation in a document; from 1."""

    key: tuple[str, ...]
    geo: str
    period: str
    cell: str
    """In the notation of ``cells``."""


class Collector:
    """Gathers cells, and notes what is wrong with them up to :data:`MOST_PROBLEMS`."""

    def __init__(self, format: str, dimensions: Sequence[str], *, codes: str) -> None:
        self.format, self.dimensions, self.codes = format, tuple(dimensions), codes
        self.series: dict[tuple[tuple[str, ...], str], dict[str, tuple[int, str]]] = {}
        self.periods: dict[str, bool] = {}
        self.readable: set[str] = set()
        self.problems: list[Problem] = []
        self.count = 0

    def table(self, cells: Iterable[Found]) -> Table:
        """Return the table of all cells.

        :raises Unsound: some of them cannot be read, or stand there twice.
        """
        for found in cells:
            self._take(found)
            if len(self.problems) >= MOST_PROBLEMS:
                break
        if self.problems:
            raise Unsound(self.problems)
        periods = tuple(sorted(self.periods))
        rows = tuple(
            Row(key, geo, tuple(at[period][1] if period in at else None for period in periods))
            for (key, geo), at in self.series.items()
        )
        return Table(self.format, self.dimensions, periods, rows, codes=self.codes)

    def whole(
        self, lines: Iterable[tuple[int, Sequence[str]]], width: int
    ) -> Iterator[tuple[int, Sequence[str]]]:
        """Yield the lines with a cell for each column, and note the others while any are told."""
        for number, cells in lines:
            if len(cells) == width:
                yield number, cells
                continue
            self.wrong("table.columns", number, found=len(cells), expected=width)
            if len(self.problems) >= MOST_PROBLEMS:
                return

    def wrong(self, code: str, line: int, **facts: object) -> None:
        self.problems.append(Problem(code, facts={"line": line, **facts}))

    def _take(self, found: Found) -> None:
        self.count += 1
        if self.count > MOST_CELLS:
            raise Unsound([Problem("table.too-large", facts={"most": MOST_CELLS})])
        if not self._is_period(found.period):
            self.wrong("table.period-in-line", found.line, text=found.period[:LONGEST])
            return
        if found.cell not in self.readable:
            try:
                read_cell(found.cell)
            except ValueError as wrong:
                self.wrong("table.cell-in-line", found.line, text=str(wrong))
                return
            self.readable.add(found.cell)
        at = self.series.setdefault((found.key, found.geo), {})
        before, _cell = at.setdefault(found.period, (found.line, found.cell))
        if before != found.line:
            self.wrong("table.row-twice", found.line, first=before)

    def _is_period(self, period: str) -> bool:
        known = self.periods.get(period)
        if known is None:
            known = not period or bool(_PERIOD.fullmatch(period))
            if known:
                self.periods[period] = True
        return known
