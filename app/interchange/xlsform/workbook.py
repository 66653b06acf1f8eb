"""The sheets of a file, as text: what a cell shows is what it says."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TypeAlias

from app.interchange.findings import Findings, Spot, entry
from app.interchange.xlsform.parts import letters_of

READ = ("survey", "choices", "settings")
KEPT = ("external_choices", "osm", "entities")
"""The sheets whose rows are kept as they are, with those that begin with ``kobo--``."""

LONGEST_GAP = 60
"""Blank rows after which a sheet has ended, as for other readers."""

UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What no database and no page can hold; a spreadsheet can hide it in an escape."""


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

    kept: tuple[Sheet, ...] = ()
    """The sheets that nothing here reads, and that an XLSForm has a meaning for."""

    @property
    def lists_outside(self) -> frozenset[str]:
        """The names of the lists of ``external_choices``."""
        sheet = next((s for s in self.kept if s.name.strip().lower() == KEPT[0]), None)
        if not sheet or not sheet.rows:
            return frozenset()
        head, *rows = sheet.rows
        names = [re.sub(r"\s+", "_", cell.lower()) for cell in head.cells]
        at = names.index("list_name") if "list_name" in names else 0
        return frozenset(row.at(at) for row in rows)


Cells: TypeAlias = Iterable[Sequence[object]]


def of_cells(sheets: Iterable[tuple[str, Callable[[], Cells]]], findings: Findings) -> Workbook:
    """Return the workbook that has these sheets, in their order; the first of a name counts.

    :param sheets: names, each with what gives the cells, which is called where they are read.
    """
    read: dict[str, Sheet] = {}
    others: list[str] = []
    kept: dict[str, Sheet] = {}
    for name, cells in sheets:
        key = with_two_hyphens(name.strip().lower())
        if key in READ and key not in read:
            read[key] = _sheet(name, cells(), findings)
        elif (key in KEPT or key.startswith("kobo--")) and key not in kept:
            kept[key] = _sheet(name, cells(), findings)
        else:
            others.append(name)
    return Workbook(read, tuple(others), tuple(sheet for sheet in kept.values() if sheet.rows))


def with_two_hyphens(word: str) -> str:
    """Return a word of Kobo as it is meant: some editors make one dash of its two hyphens."""
    return re.sub(r"^(kobo)[\u2013\u2014]", r"\1--", word)


def _sheet(name: str, cells: Cells, findings: Findings) -> Sheet:
    """Return a sheet down to its last row before a long gap: what stands below that was
    forgotten there, and is listed."""
    rows: list[Row] = []
    forgotten: list[Row] = []
    was_unfit = False
    for number, own in enumerate(cells, 1):
        if own.count("") == len(own):  # most rows of a sheet that claims more than it has
            continue
        texts = tuple(written(cell) for cell in own)
        if not any(texts):
            continue
        was_unfit |= any(isinstance(cell, str) and UNFIT.search(cell) for cell in own)
        far_off = bool(rows) and number - rows[-1].number > LONGEST_GAP
        (forgotten if far_off else rows).append(Row(number, texts))
    if was_unfit:
        findings.changed.append(entry("import.text-cleaned", Spot(name)))
    sheet = Sheet(name, tuple(rows))
    for first in forgotten[:1]:
        text = " | ".join(filter(None, first.cells))
        spot = sheet.spot(first.number)
        findings.lost.append(entry("import.rows-far-off", spot, count=len(forgotten), text=text))
    return sheet


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
