"""A list of enterprises as people keep it: pasted from a spreadsheet, or its first sheet.

The first line names the columns, in French, Dutch or English, in any order.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from python_calamine import CalamineWorkbook

from app import isolation
from app.core.errors import Unsound
from app.core.problems import Problem

MOST_LINES = 1_000
LONGEST_CELL = 300
"""Characters."""

SECONDS = 20
COLUMNS: Mapping[str, frozenset[str]] = {
    "name": frozenset({"name", "nom", "naam", "enterprise", "entreprise", "onderneming",
                       "denomination", "raison sociale", "organisation", "organisatie"}),
    "email": frozenset({"email", "e-mail", "mail", "courriel", "adresse e-mail", "e-mailadres",
                        "adresse mail", "e-mail address", "mailadres"}),
    "locale": frozenset({"language", "langue", "taal"}),
    "commune": frozenset({"commune", "gemeente", "municipality", "ville", "stad", "localite",
                          "code postal", "postcode"}),
    "number": frozenset({"number", "numero", "nummer", "siren", "siret", "bce", "kbo",
                         "numero d'entreprise", "ondernemingsnummer", "enterprise number"}),
    "activity": frozenset({"activity", "activite", "activiteit", "secteur", "sector"}),
}  # fmt: skip
LANGUAGES: Mapping[str, str] = {
    "fr": "fr", "f": "fr", "francais": "fr", "frans": "fr", "french": "fr",
    "nl": "nl", "n": "nl", "neerlandais": "nl", "nederlands": "nl", "dutch": "nl",
}  # fmt: skip
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list, by column; a column that is not there is absent."""

    number: int
    """From 1, with the line of the names counted."""

    cells: Mapping[str, str]

    def get(self, column: str) -> str:
        return self.cells.get(column, "")


def lines_of(text: str) -> tuple[Line, ...]:
    """Return the lines of a pasted list; empty ones are passed by.

    :raises Unsound: the first line names no column of a name and of an address, or there are
        more than ``MOST_LINES``.
    """
    rows = [[_clean(cell) for cell in row] for row in _rows(text)]
    filled = [(number, row) for number, row in enumerate(rows, 1) if any(row)]
    if not filled:
        raise Unsound([Problem("address-book.empty", ("text",))])
    (_number, head), *body = filled
    columns = [_column(cell) for cell in head]
    if not {"name", "email"} <= set(columns):
        raise Unsound([Problem("address-book.without-names", ("text",))])
    if len(body) > MOST_LINES:
        facts = {"lines": len(body), "most": MOST_LINES}
        raise Unsound([Problem("address-book.too-long", ("text",), facts)])
    return tuple(Line(number, _cells(columns, row)) for number, row in body)


def pasted_from(data: bytes) -> str:
    """Return the first sheet of a workbook as it would be pasted: cells with tabs between.

    It is read in a process of its own, for anybody may have made it.

    :raises Unsound: it cannot be read as a workbook, or not within the limits.
    """
    outcome = isolation.run("app.interchange.address_book.first_sheet", data, seconds=SECONDS)
    match outcome:
        case isolation.Done(str(text)):
            return text
        case _:
            raise Unsound([Problem("address-book.no-workbook", ("file",))])


def first_sheet(data: bytes) -> str | None:
    """Return the first sheet of a workbook with tabs between its cells; None where it is none."""
    try:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
    except Exception:  # whatever a stranger's file makes the reader say, it is no workbook to us
        return None
    text = io.StringIO()
    writer = csv.writer(text, delimiter="\t", lineterminator="\n")
    for at, row in enumerate(sheet.iter_rows()):
        if at > MOST_LINES + 1:
            break
        writer.writerow([_written(cell) for cell in row[:50]])
    return text.getvalue()


def folded(text: str) -> str:
    """Return a text by which the same is found however it is written."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    return _BLANKS.sub(" ", "".join(one for one in plain if not unicodedata.combining(one))).strip()


def language_of(text: str) -> str:
    """Return ``fr`` or ``nl``; empty where the text names neither."""
    return LANGUAGES.get(folded(text), "")


def _rows(text: str) -> Iterator[Sequence[str]]:
    first = text.lstrip("\ufeff\r\n").partition("\n")[0]
    separator = next((one for one in "\t;," if one in first), "\t")
    return csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=separator)


def _column(name: str) -> str:
    said = folded(name).rstrip(" :*")
    return next((column for column, names in COLUMNS.items() if said in names), "")


def _cells(columns: Sequence[str], row: Sequence[str]) -> Mapping[str, str]:
    return {column: cell for column, cell in zip(columns, row, strict=False) if column and cell}


def _written(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return _clean(str(cell))


def _clean(cell: str) -> str:
    """Return a cell on one line, without what cannot be seen."""
    seen = "".join(one if one.isprintable() else " " for one in cell)
    return _BLANKS.sub(" ", seen).strip()[:LONGEST_CELL]
