"""A table of statistics as it was read: series by territory and period, cells as they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.core.racines.indicator import Flag, Observation
from app.interchange.indicators.cells import read_cell


class Row(NamedTuple):
    """One territory of one series."""

    key: tuple[str, ...]
    """The value of each dimension, in the order of :attr:`Table.dimensions`."""

    geo: str
    cells: tuple[str, ...]
    """One for each period, as the file writes it."""


@dataclass(frozen=True, slots=True)
class Table:
    """What a file holds.  Every cell of it can be read."""

    format: str
    """``eurostat-tsv`` or ``eurostat-tsv-old``."""

    dimensions: tuple[str, ...]
    """All but the territory and the time: ``("unit", "age", "sex")``."""

    periods: tuple[str, ...]
    """From the earliest to the latest."""

    rows: tuple[Row, ...]

    def values_of(self, dimension: str) -> tuple[str, ...]:
        """Return the values of a dimension in the order in which the file first gives them."""
        at = self.dimensions.index(dimension)
        return tuple(dict.fromkeys(row.key[at] for row in self.rows))

    def observations(self, key: Sequence[str]) -> Iterator[Observation]:
        """Give every cell of one series, none where the file has no such series."""
        wanted = tuple(key)
        for row in self.rows:
            if row.key == wanted:
                for period, cell in zip(self.periods, row.cells, strict=True):
                    yield Observation(row.geo, period, *read_cell(cell), cell)


@dataclass(frozen=True, slots=True)
class Summary:
    """What a table holds, in numbers."""

    observations: int
    """Cells that stand in the file, those marked missing too."""

    with_value: int
    flagged: int
    """Cells with at least one letter."""

    flags: Mapping[str, int]
    """How many cells carry each letter; a cell with two letters counts under both."""

    territories: int
    series: int


def summary_of(table: Table) -> Summary:
    """Count what a table holds."""
    times = Counter(cell for row in table.rows for cell in row.cells)
    read = {cell: read_cell(cell) for cell in times}
    letters = {cell: set(flags) - {Flag.NOT_AVAILABLE} for cell, (_value, flags) in read.items()}
    flags: Counter[str] = Counter()
    for cell, count in times.items():
        for flag in letters[cell]:
            flags[flag.value] += count
    return Summary(
        observations=times.total(),
        with_value=sum(n for cell, n in times.items() if read[cell][0] is not None),
        flagged=sum(n for cell, n in times.items() if letters[cell]),
        flags=dict(sorted(flags.items())),
        territories=len({row.geo for row in table.rows}),
        series=len({row.key for row in table.rows}),
    )
