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
    """The territory, as the file names it; empty where the file speaks of none."""

    cells: tuple[str | None, ...]
    """One for each period, in the notation of ``cells``: tables of Eurostat are written in it,
    and readers of other formats put what they find into it.  None where the file has no such
    cell at all."""


@dataclass(frozen=True, slots=True)
class Table:
    """What a file holds.  Every cell of it can be read."""

    format: str
    """Its name among ``formats.FORMATS``."""

    dimensions: tuple[str, ...]
    """All but the territory and the time: ``("unit", "age", "sex")``."""

    periods: tuple[str, ...]
    """From the earliest to the latest."""

    rows: tuple[Row, ...]

    codes: str = "nuts"
    """By whose list the territories are named: ``nuts``, ``nis`` (Statbel), ``insee``
    (``COM-59350``, ``2025-COM-59350``); empty where nobody says."""

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
                    if cell is not None:
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
    times = Counter(cell for row in table.rows for cell in row.cells if cell is not None)
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
        territories=len({row.geo for row in table.rows if row.geo}),
        series=len({row.key for row in table.rows}),
    )
