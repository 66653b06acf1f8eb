"""A166 to A168: tables of anybody, read by what a person said of their columns."""

from __future__ import annotations

import io
from collections.abc import Mapping

import pytest
import xlsxwriter

from app.core.errors import Unsound
from app.core.racines.columns import Columns
from app.interchange.indicators import grid, mapped
from app.interchange.indicators.table import summary_of

WIDE = Columns(territory=0, codes="nis", values=(2, 3))
LONG = Columns(territory=0, codes="insee-commune", values=(3,), period=1, dimensions=(2,))


def cells_of(data: bytes, columns: Columns) -> Mapping[tuple[str, str, str], str]:
    table = mapped.parse(data, columns)
    return {
        ("/".join(row.key), row.geo, period): cell
        for row in table.rows
        for period, cell in zip(table.periods, row.cells, strict=True)
        if cell is not None
    }


def a_workbook(*rows: tuple[object, ...]) -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    return file.getvalue()


def test_years_in_the_names_of_the_columns_are_the_periods() -> None:
    data = b"NIS;Commune;Taux 2022;Taux 2023\n57096;Mouscron;11,2;nd\n"

    assert cells_of(data, WIDE) == {
        ("Taux", "57096", "2022"): "11.2",
        ("Taux", "57096", "2023"): ":",
    }


def test_a_long_table_keeps_its_breakdown() -> None:
    data = b"code;annee;sexe;taux\n59350;2022;F;12,5\n59350;2022;H;s\n"

    assert cells_of(data, LONG) == {
        ("F/taux", "COM-59350", "2022"): "12.5",
        ("H/taux", "COM-59350", "2022"): ": c",
    }


def test_a_spreadsheet_that_ate_the_zeros_has_them_back() -> None:
    data = a_workbook(("code", "annee", "sexe", "taux"), (2691, 2022, "T", 8.5))

    columns = Columns(
        territory=0, codes="insee-commune", values=(3,), period=1, dimensions=(2,), comma=False
    )

    assert cells_of(data, columns) == {("T/taux", "COM-02691", "2022"): "8.5"}


@pytest.mark.parametrize(
    ("written", "comma", "read"),
    [
        ("1.234", True, "1234"),
        ("1.234,5", True, "1234.5"),
        ("1 234,5", True, "1234.5"),
        ("14,304", True, "14.304"),
        ("14,304", False, "14304"),
        ("1,234.5", False, "1234.5"),
    ],
)
def test_what_stands_before_the_decimals_is_told_and_never_guessed(
    written: str, comma: bool, read: str
) -> None:
    data = f'NIS;2022\n57096;"{written}"\n'.encode()
    columns = Columns(territory=0, codes="nis", values=(1,), comma=comma)

    assert list(cells_of(data, columns).values()) == [read]


@pytest.mark.parametrize("text", ["12:30", "(a)", "1.5", "2-3", "0x10"])
def test_what_is_no_figure_is_refused_with_its_line(text: str) -> None:
    with pytest.raises(Unsound) as refused:
        mapped.parse(f"NIS;2022\n57096;{text}\n".encode(), Columns(0, "nis", (1,)))

    (problem,) = refused.value.problems
    assert (problem.code, problem.facts["line"]) == ("table.cell-in-line", 2)


def test_a_territory_that_stands_twice_is_refused() -> None:
    with pytest.raises(Unsound) as refused:
        mapped.parse(b"NIS;2022\n57096;1\n57096;2\n", Columns(0, "nis", (1,)))

    assert refused.value.problems[0].code == "table.row-twice"


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        (Columns(0, "nis", ()), "columns.no-value"),
        (Columns(0, "nis", (0,), year="2022"), "columns.twice"),
        (Columns(7, "nis", (1,), year="2022"), "columns.unknown"),
        (Columns(0, "elsewhere", (1,), year="2022"), "columns.unknown"),
        (Columns(0, "nis", (1,)), "columns.no-year"),
        (Columns(0, "nis", (1,), year="22"), "columns.no-year"),
    ],
)
def test_a_mapping_that_cannot_be_meant_is_refused(columns: Columns, code: str) -> None:
    with pytest.raises(Unsound) as refused:
        mapped.parse(b"NIS;taux\n57096;1\n", columns)

    assert code in {one.code for one in refused.value.problems}


@pytest.mark.parametrize(
    "data",
    [
        "NIS;Région 2022\r\n57096;1,5\r\n".encode("cp1252"),
        "NIS;Région 2022\n57096;1,5\n".encode("utf-16"),
        b"\xef\xbb\xbfNIS\tRegion 2022\n57096\t1,5\n\n",
        "NIS|Région 2022\n\n57096|1,5".encode(),
        b'"NIS","Region 2022"\n"57096","1,5"\n',
    ],
)
def test_any_encoding_and_any_delimiter_is_told_by_the_lines(data: bytes) -> None:
    table = mapped.parse(data, Columns(0, "nis", (1,)))

    assert (table.rows[0].geo, table.periods, summary_of(table).with_value) == (
        "57096", ("2022",), 1,
    )  # fmt: skip


def test_a_text_without_columns_is_no_table() -> None:
    with pytest.raises(Unsound):
        grid.head(b"hello\nworld\n")
