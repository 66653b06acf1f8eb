"""Rows of text as a workbook in which everything is text: no formula, no link, no number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from io import BytesIO

LONGEST_CELL = 32_767
"""Characters; what Excel holds."""

WIDTHS: Mapping[str, int] = {"type": 22, "name": 22, "label": 48, "hint": 32, "relevant": 32}
"""Of columns, in letters, by what their header begins with; others are 18 wide."""

NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)
"""When a file says that it was made, so that the same questionnaire gives the same bytes."""


def packed(sheets: Mapping[str, Sequence[Sequence[str]]]) -> bytes:
    """Return a workbook with these sheets, the first row of each being its header.

    Cells are strings whatever they begin with, so that ``=1+1`` stays the text it is.
    """
    import xlsxwriter

    out = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_numbers": False,
        "strings_to_formulas": False,
        "strings_to_urls": False,
    }
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"created": NO_DAY, "author": "VISES"})
        head = book.add_format({"bold": True, "bg_color": "#EEF2F8", "bottom": 1})
        cell = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            for at, header in enumerate(rows[0] if rows else ()):
                sheet.set_column(at, at, WIDTHS.get(header.partition("::")[0], 18))
            for row, said in enumerate(rows):
                for column, text in enumerate(said):
                    if text:
                        sheet.write_string(row, column, text, cell if row else head)
    return out.getvalue()
