"""The sheets of a workbook, as text: what a cell shows is what it says."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineError, CalamineWorkbook

from app.interchange.findings import Findings, Spot, entry, refusal
from app.interchange.xlsform.parts import REFERENCE, SHEETS, Seen, letters_of
from app.interchange.xlsform.scan import scan

READ = ("survey", "choices", "settings")
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What no database and no page can hold; a spreadsheet can hide it in an escape."""

RANGES = re.compile(rb"<(\w+:)?(dimension\b[^>]*/>|mergeCells\b.*?</(\w+:)?mergeCells>)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Row:
    """One row that is not blank."""

    number: int
    """As the spreadsheet counts, from 1."""

    cells: tuple[str, ...]

    def at(self, index: int) -> str:
        return self.cells[index] if index < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Sheet:
    name: str
    """As it is written in the file."""

    rows: tuple[Row, ...]

    def spot(self, row: int = 0, index: int = -1) -> Spot:
        return Spot(self.name, row, letters_of(index + 1))


@dataclass(frozen=True, slots=True)
class Workbook:
    sheets: Mapping[str, Sheet]
    """Of ``survey``, ``choices`` and ``settings`` those that there are."""

    others: tuple[str, ...]
    """The names of the sheets that an XLSForm has no meaning for."""


def opened(data: bytes, findings: Findings) -> Workbook:
    """Return the sheets of a file that anybody may have sent.

    :raises Unsound: as :func:`scan`; or the file cannot be read after all.
    """
    seen = scan(data)
    if any(sheet.odd_ranges for sheet in seen.values()):
        data = _without_ranges(data)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets, others = {}, []
        for name in book.sheet_names:
            key = name.strip().lower()
            if key not in READ or key in sheets:
                others.append(name)
                continue
            cells = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            sheets[key] = Sheet(name, tuple(_filled(cells)))
            if any(isinstance(cell, str) and UNFIT.search(cell) for row in cells for cell in row):
                findings.changed.append(entry("import.text-cleaned", Spot(name)))
            _tell_faults(name, seen.get(name, Seen()), findings)
    except (CalamineError, OSError, ValueError) as broken:
        raise refusal("xlsform.damaged") from broken
    return Workbook(sheets, tuple(others))


def _filled(rows: Iterable[Sequence[object]]) -> Iterator[Row]:
    for number, cells in enumerate(rows, 1):
        texts = tuple(written(cell) for cell in cells)
        if any(texts):
            yield Row(number, texts)


def written(cell: object) -> str:
    """Return what a cell says, in normal form C, without blanks at its ends.

    >>> written(2.0), written(True), written(" a\\u00a0"), written(date(2026, 3, 1))
    ('2', 'TRUE', 'a', '2026-03-01')
    """
    match cell:
        case str():
            text = unicodedata.normalize("NFC", UNFIT.sub("", cell.replace("\r\n", "\n")))
        case bool():
            text = "TRUE" if cell else "FALSE"
        case float() if cell.is_integer():
            text = str(int(cell))
        case datetime() if cell.time() != time():
            text = cell.isoformat(sep=" ")
        case datetime():
            text = cell.date().isoformat()
        case date() | time():
            text = cell.isoformat()
        case timedelta() | int() | float():
            text = str(cell)
        case _:
            text = ""
    return text.strip()


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
