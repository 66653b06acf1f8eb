"""Sheets in one text: a CSV, or tables of Markdown.

In both the name of a sheet stands in the first column, and its cells in the others.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from app.interchange.findings import Findings, refusal
from app.interchange.xlsform.parts import MOST_CELLS, MOST_COLUMNS
from app.interchange.xlsform.workbook import READ, Cells, Workbook, of_cells

MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
SEPARATORS = ",;\t"

TABLE = re.compile(r"\s*\|(.*)\|[^|]*")
RULE = re.compile(r"[\s|:-]+")
PIPE = re.compile(r"(?<!\\)\|")


def opened(data: bytes, findings: Findings) -> Workbook:
    """Return the sheets of a text.

    The rows of a CSV count as they do in the file, which a spreadsheet opens; those of a table
    from its header on.

    :raises Unsound: it is no text, or none with the name of a sheet in its first column.
    """
    text = _decoded(data)
    if text.lstrip().startswith("|"):
        return of_cells(_tables(text), findings)
    # The separator is the one that divides the text into most cells.
    rows = max(([*_rows(text, separator)] for separator in SEPARATORS), key=_cells_in)
    if not any(row and row[0].strip().lower() in READ for row in rows):
        raise refusal("xlsform.not-a-workbook")
    return of_cells(_sheets(rows), findings)


def _decoded(data: bytes) -> str:
    encoding = next((name for mark, name in MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")  # as Excel saves it in our countries
    if "\x00" in text:
        raise refusal("xlsform.not-a-workbook")
    return text


def _rows(text: str, separator: str) -> Iterator[list[str]]:
    csv.field_size_limit(max(len(text) + 1, csv.field_size_limit()))
    cells = 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            cells += len(row)
            if len(row) > MOST_COLUMNS or cells > MOST_CELLS:
                raise refusal("xlsform.too-large")
            yield row
    except csv.Error as broken:
        raise refusal("xlsform.damaged") from broken


def _cells_in(rows: Sequence[list[str]]) -> int:
    return sum(map(len, rows)) - len(rows)


def _sheets(rows: Sequence[list[str]]) -> Iterator[tuple[str, Callable[[], Cells]]]:
    """Yield each sheet with rows above it that are blank, as many as it needs to count right."""
    begins = [number for number, row in enumerate(rows) if row and row[0].strip()]
    for begin, end in zip(begins, [*begins[1:], len(rows)], strict=True):
        own = [["", *row[1:]] for row in rows[begin:end]]
        above: list[list[str]] = [[]] * begin
        yield rows[begin][0].strip(), partial(list, [*above, *own])


def _tables(text: str) -> Iterator[tuple[str, Callable[[], Cells]]]:
    """Yield the tables of Markdown, each with the cells below its name."""
    name, rows = "", list[list[str]]()
    for line in text.splitlines():
        if not (table := TABLE.match(line)) or RULE.fullmatch(table[1]):
            continue
        first, *cells = (cell.strip().replace(r"\|", "|") for cell in PIPE.split(table[1]))
        if first:
            if name:
                yield name, partial(list, rows)
            name, rows = first, []
        if any(cells):
            rows.append(cells)
    if name:
        yield name, partial(list, rows)
