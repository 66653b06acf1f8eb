"""A workbook that strangers' words go into: nothing in it is run, and nothing is lost unseen."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from app.documents import workbook
from app.documents.workbook import Cell, Sheet, TooWide


def written(*sheets: Sheet) -> bytes:
    file = io.BytesIO()
    workbook.write(file, sheets)
    return file.getvalue()


def read(data: bytes, sheet: str) -> list[list[Any]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name(sheet).to_python()


def test_a189_a191_nothing_becomes_a_formula_or_a_link() -> None:
    texts = ["=1+1", "+32 2", "@a", "\t=1", "\uff1d1", "http://example.org", "12"]

    data = written(Sheet("answers", ["a"], [[text] for text in texts]))

    parts = zipfile.ZipFile(io.BytesIO(data))
    xml = b"".join(parts.read(name) for name in parts.namelist())
    assert [row[0] for row in read(data, "answers")[1:]] == texts
    assert (b"<f>" in xml, b"hyperlink" in xml) == (False, False)


def test_a193_a_long_answer_is_cut_where_one_sees_it() -> None:
    whole, longer = "a" * 32_767, "a" * 32_768

    rows = read(written(Sheet("answers", ["a"], [[whole], [longer]])), "answers")

    assert [rows[1][0] == whole, rows[2][0][-5:], len(rows[2][0])] == [True, "a […]", 32_767]


def test_a194_more_columns_than_a_sheet_has_are_refused_and_more_rows_go_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 3)

    data = written(Sheet("site: [1]", ["a"], [[1], [2], [3]]))

    with pytest.raises(TooWide):
        written(Sheet("wide", ["a"] * 16_385, []))
    assert [read(data, "site   1"), read(data, "site   1 2")] == [[["a"], [1], [2]], [["a"], [3]]]


def test_a197_numbers_are_numbers_as_far_as_a_spreadsheet_keeps_them() -> None:
    row: list[Cell] = ["0123456749", "1-2", "2E5", Decimal("12.50"), Decimal("1234567890123456.5")]

    assert read(written(Sheet("answers", list("abcde"), [row])), "answers")[1] == [
        "0123456749", "1-2", "2E5", 12.5, "1234567890123456.5",
    ]  # fmt: skip
