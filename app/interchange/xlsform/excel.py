"""Workbooks of Excel, of today (.xlsx, .xlsm) and of before 2007 (.xls)."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from functools import partial
from itertools import chain
from typing import cast

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from app.interchange.findings import Findings, Spot, refusal
from app.interchange.xlsform import compound
from app.interchange.xlsform.parts import MOST_CELLS, REFERENCE, SHEETS, Seen
from app.interchange.xlsform.scan import scan
from app.interchange.xlsform.workbook import Cells, Workbook, of_cells

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a file of before 2007 begins, and a protected one of today."""

ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
STREAMS = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
"""What holds the sheets in a file of before 2007."""

RANGES = re.compile(rb"<(\w+:)?(dimension\b[^>]*/>|mergeCells\b.*?</(\w+:)?mergeCells>)", re.DOTALL)


def opened_today(data: bytes, findings: Findings) -> Workbook:
    """Return the sheets of a file of today.

    :raises Unsound: as :func:`scan`; or the file cannot be read after all.
    """
    seen = scan(data)
    if any(sheet.odd_ranges for sheet in seen.values()):
        data = _without_ranges(data)
    return _read(data, seen, findings)


def opened_before(data: bytes, findings: Findings) -> Workbook:
    """Return the sheets of a file of before 2007.

    :raises Unsound: it is protected by a password, no workbook, or cannot be read.
    """
    if ENCRYPTED in data:
        raise refusal("xlsform.password")
    if not any(stream in data for stream in STREAMS):
        raise refusal("xlsform.not-a-workbook")
    return _read(data, compound.seen(data), findings)


def _read(data: bytes, seen: Mapping[str, Seen], findings: Findings) -> Workbook:
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        read = of_cells(((n, partial(_cells, book, n)) for n in book.sheet_names), findings)
    except PasswordError as protected:
        raise refusal("xlsform.password") from protected
    except (CalamineError, OSError, ValueError) as broken:
        raise refusal("xlsform.damaged") from broken
    for sheet in read.sheets.values():
        _tell_faults(sheet.name, seen.get(sheet.name, Seen()), findings)
    return read


def _cells(book: CalamineWorkbook, name: str) -> Cells:
    sheet = book.get_sheet_by_name(name)
    if sheet.total_height * sheet.total_width <= MOST_CELLS:
        return sheet.to_python(skip_empty_area=False)
    # A file of before 2007 may claim all there is: it is not held in memory a second time.
    top, left = sheet.start or (0, 0)
    above, before = cast(list[list[object]], [[]] * top), [""] * left
    return chain(above, ([*before, *row] for row in sheet.iter_rows()))


def _tell_faults(name: str, seen: Seen, findings: Findings) -> None:
    for cell, what in seen.faults.items():
        found = REFERENCE.fullmatch(cell)
        spot = Spot(name, int(found[2]), found[1]) if found else Spot(name)
        if what == "error":
            findings.wrong("xlsform.cell-error", spot)
        else:
            findings.wrong("xlsform.formula-without-value", spot)


def _without_ranges(data: bytes) -> bytes:
    """Return the file without the ranges that calamine wants to understand and we do not."""
    copy = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(copy, "w") as new:
        for part in old.infolist():
            body = old.read(part)
            new.writestr(part.filename, RANGES.sub(b"", body) if SHEETS in part.filename else body)
    return copy.getvalue()
