"""The cells of the first sheet of what a person sends: a workbook, or text with separators."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from python_calamine import CalamineError, CalamineWorkbook

from app.interchange.xlsform.scan import scan

_GUARDED = re.compile(r"'(?=[=+\-@\t\r])")
"""What our own files put before a cell that a spreadsheet would work out."""


def cells(data: bytes) -> Iterator[list[str]]:
    """Give the rows of a sheet.  Runs in a process of its own: what comes may be anything.

    :raises Unsound: it is a workbook that is not to be opened.
    :raises ValueError, csv.Error: it cannot be read.
    """
    if data[:2] == b"PK":
        scan(data)
        try:
            sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
        except CalamineError as broken:
            raise ValueError(str(broken)) from broken
        for row in sheet.iter_rows():
            yield [str(one) for one in row]
        return
    text = data.decode("utf-8-sig")
    separator = max(";,\t", key=text.partition("\n")[0].count)
    for texts in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
        yield [_GUARDED.sub("", one, count=1) for one in texts]
