"""A table that no format describes, as rows of text: of a CSV, or the first sheet of a workbook."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TypeAlias

from python_calamine import CalamineError, CalamineWorkbook

from app.interchange.indicators.opening import lines_of, refused, text_of

Line: TypeAlias = tuple[int, Sequence[str]]
"""Its number, from 1, and its cells."""

DELIMITERS = ";\t|,"
LOOKED_AT = 20
"""Lines by which the delimiter is told."""

WORKBOOK = b"PK\x03\x04"


def lines(data: bytes) -> Iterator[Line]:
    """Give each line that is not blank.

    :raises Unsound: it is no table that can be opened.
    """
    if data.startswith(WORKBOOK):
        yield from _of_workbook(data)
        return
    text = text_of(data, otherwise="cp1252")
    yield from lines_of(text, _delimiter(text))


def head(data: bytes, most: int = 12) -> list[Line]:
    """Return the first lines of a table.

    :raises Unsound: it is none: nothing in it stands in columns.
    """
    first = list(islice(lines(data), most))
    if len(first) < 2 or max(len(cells) for _number, cells in first) < 2:
        raise refused("table.unknown", text=" ".join(first[0][1])[:60] if first else "")
    return first


def _delimiter(text: str) -> str:
    """Return the sign that stands as often in one line as in the next."""
    first = [line for line in text.splitlines()[:LOOKED_AT] if line.strip()]

    def fit(sign: str) -> tuple[int, int]:
        counts = [line.count(sign) for line in first]
        usual = max(set(counts), key=counts.count) if counts else 0
        return (counts.count(usual) if usual else 0, usual)

    return max(DELIMITERS, key=fit)


def _of_workbook(data: bytes) -> Iterator[Line]:
    try:
        rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    except (CalamineError, OSError, ValueError) as wrong:
        raise refused("zip.damaged") from wrong
    for number, row in enumerate(rows, 1):
        cells = [_written(cell) for cell in row]
        if any(cells):
            yield number, cells


def _written(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
