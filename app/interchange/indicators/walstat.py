"""WalStat, the statistics of Wallonia by IWEPS: a few lines of title, then a line a territory.

Code INS;Entités administratives;2019;2020
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.interchange.indicators.cells import LONGEST, cell_of
from app.interchange.indicators.collecting import Collector, Found
from app.interchange.indicators.opening import lines_of, refused, text_of
from app.interchange.indicators.table import Table

CODE = "code ins"
MOST_TITLES = 30
MEASURE = "measure"
NONE = frozenset({"", "-", "nd", "n.d.", "…", "..", "na"})
"""How WalStat says that there is no figure."""

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_SPACES = re.compile(r"[\s\u00a0\u202f]")


@dataclass(frozen=True, slots=True)
class _Column:
    at: int
    measure: str
    period: str


def parse(data: bytes) -> Table:
    """Read a file whole, or refuse it whole.

    :raises Unsound: with the line of what cannot be read.
    """
    lines = lines_of(text_of(data, otherwise="cp1252"), ";")
    titles: list[str] = []
    for number, cells in lines:
        if cells[0].strip().lower() == CODE:
            columns = _columns(cells, titles)
            collector = Collector("walstat", (MEASURE,), codes="nis")
            return collector.table(_cells(lines, columns, len(cells), collector))
        titles += cells
        if number > MOST_TITLES:
            break
    raise refused("table.column-missing", name="Code INS")


def is_header(line: str) -> bool:
    """Tell whether a line names the columns of such a file."""
    return line.strip().lower().startswith((CODE + ";", f'"{CODE}";'))


def _columns(cells: Sequence[str], titles: Sequence[str]) -> list[_Column]:
    """Return the columns with figures: each with what it counts and the year it is of.

    A year that no column names is that of the titles, where they name one only.
    """
    of_titles = {year for title in titles for year in _YEAR.findall(title)}
    default = of_titles.pop() if len(of_titles) == 1 else ""
    title = next((text.strip() for text in titles if text.strip()), "")[:LONGEST]
    columns = []
    for at, cell in enumerate(cells[2:], 2):
        years = _YEAR.findall(cell)
        measure = " ".join(_YEAR.sub(" ", cell).split()) or title or MEASURE
        if cell.strip():
            columns.append(_Column(at, measure, years[-1] if years else default))
    return columns


def _cells(
    lines: Iterator[tuple[int, Sequence[str]]],
    columns: Sequence[_Column],
    width: int,
    collector: Collector,
) -> Iterator[Found]:
    for number, cells in collector.whole(lines, width):
        code = cells[0].strip()
        if not code.isdigit():  # a note below the table
            if any(cells[column.at].strip() for column in columns):
                collector.wrong("table.code", number, text=code[:LONGEST])
            continue
        for column in columns:
            yield Found(
                number, (column.measure,), code.rjust(5, "0"), column.period,
                _cell(cells[column.at]),
            )  # fmt: skip


def _cell(written: str) -> str:
    bare = _SPACES.sub("", written)
    return cell_of("" if bare.lower() in NONE else bare.replace(",", "."))
