"""Workbooks to import: written by a real writer, and spoiled by hand where a test says so."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

import pytest
import xlsxwriter

from app.core.errors import Unsound
from app.core.questionnaire.definition import Definition
from app.core.questionnaire.report import ImportReport
from app.core.text import FR, Locale
from app.interchange.xlsform.converting import converted

Rows = Sequence[Sequence[Any]]

YES_NO = (
    ("list_name", "name", "label::Français (fr)", "label::Nederlands (nl)"),
    ("yes_no", "yes", "Oui", "Ja"),
    ("yes_no", "no", "Non", "Nee"),
)
HEAD = ("type", "name", "label::Français (fr)", "label::Nederlands (nl)")
ONE = ("integer", "workers", "Effectif", "Personeel")


def a_workbook(**sheets: Rows) -> bytes:
    """A workbook with these sheets: ``a_workbook(survey=[HEAD, ONE])``."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_numbers": False}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for row, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    if cell is not None and cell != "":
                        sheet.write(row, column, cell)
    return file.getvalue()


def a_form(*rows: Sequence[Any], head: Sequence[str] = HEAD, choices: Rows = YES_NO) -> bytes:
    """A workbook whose survey has these rows below its header; the first of them is row 2."""
    return a_workbook(survey=[head, *rows], choices=choices)


def altered(data: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """The workbook with one of its parts changed."""
    copy = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            body = old.read(name)
            new.writestr(name, change(body.decode()).encode() if name == part else body)
    return copy.getvalue()


def taken_over(data: bytes, *, otherwise: Locale = FR) -> tuple[Definition, ImportReport]:
    return converted(data, "form.xlsx", seed="test", otherwise=otherwise)


def refused(data: bytes) -> list[tuple[str, str]]:
    """What stands in the way: each problem's code, and the cell it is about."""
    with pytest.raises(Unsound) as refusal:
        taken_over(data)
    return [(problem.code, str(problem.facts["cell"])) for problem in refusal.value.problems]


def listed(entries: Sequence[Any]) -> list[tuple[str, str, str]]:
    return [(entry.code, entry.name, entry.cell) for entry in entries]
