"""A workbook: sheets of texts and numbers, written row by row, so that memory stays flat."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import IO, Any, TypeAlias

Cell: TypeAlias = str | int | Decimal
MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384
LONGEST = 32_767
"""Characters of one cell; what is cut ends in ``CUT``, and stands whole in the CSV."""

CUT = " […]"
MOST_DIGITS = 15
"""Excel keeps no more of a number: a longer one is written as text."""


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    head: Sequence[str]
    rows: Iterable[Sequence[Cell]]


class TooWide(ValueError):
    """A sheet has more columns than Excel takes."""


def write(file: IO[bytes], sheets: Iterable[Sheet]) -> None:
    """Write a workbook.  No text becomes a formula, a link or a number; what has more rows than a
    sheet takes goes on in another.

    :raises TooWide: a sheet has more columns than Excel takes.
    """
    import xlsxwriter

    as_it_is = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(file, {"constant_memory": True, **as_it_is}) as book:
        bold = book.add_format({"bold": True})
        for sheet in sheets:
            if len(sheet.head) > MOST_COLUMNS:
                raise TooWide(sheet.name)
            _write(book, sheet, bold)


def _write(book: Any, sheet: Sheet, bold: Any) -> None:
    page, at, number = None, 0, 0
    for row in sheet.rows:
        if not page or at == MOST_ROWS:
            number += 1
            page, at = _begun(book, sheet, number, bold), 1
        for column, cell in enumerate(row):
            _put(page, at, column, cell)
        at += 1
    if not page:
        _begun(book, sheet, 1, bold)


def _begun(book: Any, sheet: Sheet, number: int, bold: Any) -> Any:
    name = "".join(" " if one in "[]:*?/\\" else one for one in sheet.name).strip("' ") or "table"
    page = book.add_worksheet(name[:31] if number == 1 else f"{name[:27]} {number}")
    page.freeze_panes(1, 1)
    for column, head in enumerate(sheet.head):
        page.write_string(0, column, head, bold)
    return page


def _put(page: Any, row: int, column: int, cell: Cell) -> None:
    if isinstance(cell, str):
        text = cell if len(cell) <= LONGEST else cell[: LONGEST - len(CUT)] + CUT
        page.write_string(row, column, text)
    elif len(str(cell).replace("-", "").replace(".", "")) > MOST_DIGITS:
        page.write_string(row, column, str(cell))
    else:
        page.write_number(row, column, cell)
