"""INSEE's *dossier complet*: a line a commune, a column a variable, the year in its name.

CODGEO;P21_POP;P15_POP;C21_ACT1564;MED21
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.interchange.indicators.cells import LONGEST, cell_of
from app.interchange.indicators.collecting import Collector, Found
from app.interchange.indicators.opening import lines_of, parts_of, refused, text_of
from app.interchange.indicators.table import Table

CODE = "CODGEO"
VARIABLE = "variable"
SECRET = frozenset({"s", "ns"})
NONE = frozenset({"nd", "n/a"})

_PREFIXED = re.compile(r"(?P<what>[A-Z]{1,4})(?P<year>\d\d)_(?P<rest>.+)")
_SUFFIXED = re.compile(r"(?P<what>[A-Z][A-Z0-9_]*?)(?P<year>\d\d)")


@dataclass(frozen=True, slots=True)
class _Column:
    at: int
    variable: str
    period: str


def parse(data: bytes) -> Table:
    """Read a file, or the ZIP in which INSEE gives it.

    :raises Unsound: with the line of what cannot be read; a file with more figures than we
        take at once has to be cut to the variables that are wanted.
    """
    if data.startswith(b"PK"):
        parts = parts_of(data)
        data = parts[next(name for name in parts if is_data(name))]
    lines = lines_of(text_of(data), ";")
    written = next(lines, None)
    if written is None:
        raise refused("table.empty")
    names = [cell.strip() for cell in written[1]]
    if names[0] != CODE:
        raise refused("table.column-missing", name=CODE)
    twice = next((name for name in names if names.count(name) > 1), "")
    if twice:
        raise refused("table.column-twice", name=twice[:LONGEST])
    columns = [_column(at, name) for at, name in enumerate(names[1:], 1)]
    collector = Collector("dossier-complet", (VARIABLE,), codes="insee")
    return collector.table(_cells(lines, columns, len(names), collector))


def is_data(name: str) -> bool:
    """Tell whether a part of a ZIP is such a file."""
    bare = name.rsplit("/", 1)[-1].lower()
    return bare.startswith("dossier_complet") and bare.endswith(".csv")


def _column(at: int, name: str) -> _Column:
    """Return a column with the variable and the year that its name holds: ``P21_POP``."""
    if found := _PREFIXED.fullmatch(name):
        return _Column(at, f"{found['what']}_{found['rest']}", _year(found["year"]))
    if found := _SUFFIXED.fullmatch(name):
        return _Column(at, found["what"], _year(found["year"]))
    return _Column(at, name, "")


def _year(two_digits: str) -> str:
    """INSEE's first census of that kind was of 1968."""
    return f"{'19' if int(two_digits) >= 68 else '20'}{two_digits}"


def _cells(
    lines: Iterator[tuple[int, Sequence[str]]],
    columns: Sequence[_Column],
    width: int,
    collector: Collector,
) -> Iterator[Found]:
    for number, cells in collector.whole(lines, width):
        geo = f"COM-{cells[0].strip()}"
        for column in columns:
            yield Found(number, (column.variable,), geo, column.period, _cell(cells[column.at]))


def _cell(written: str) -> str:
    bare = written.strip()
    if bare.lower() in SECRET:
        return ": c"
    return cell_of("" if bare.lower() in NONE else bare)
