"""One form in every format in which forms are sent: its content says which it is."""

from __future__ import annotations

import csv
import io
import zipfile

import pytest

from app.core.text import FR, NL
from app.interchange.formats import read
from tests.corpus.folder import corpus_file
from tests.interchange.xlsform.workbooks import HEAD, ONE, YES_NO, a_form, refused, taken_over

ROWS = [HEAD, ONE, ("select_one yes_no", "it", "Quoi ; ça", "Wat, dat")]


def a_csv(separator: str = ",", *, above: int = 0) -> str:
    file = io.StringIO()
    written = csv.writer(file, delimiter=separator)
    written.writerows([[]] * above)
    for name, rows in (("survey", ROWS), ("choices", YES_NO)):
        written.writerow([name])
        written.writerows(["", *row] for row in rows)
    return file.getvalue()


def a_table() -> str:
    lines = []
    for name, rows in (("survey", ROWS), ("choices", YES_NO)):
        lines += [f"| {name} |", "|---|---|", *(f"| | {' | '.join(row)} |" for row in rows)]
    return "\n".join(lines)


def with_macros(data: bytes) -> bytes:
    copy = io.BytesIO(data)
    with zipfile.ZipFile(copy, "a") as file:
        file.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 macros")
    return copy.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        a_csv().encode(),
        a_csv(";").encode("utf-8-sig"),
        a_csv("\t").encode("utf-16"),
        a_csv(";").encode("cp1252"),
        a_table().encode(),
        with_macros(a_form(*ROWS[1:])),
    ],
    ids=["comma", "semicolon", "tab in UTF-16", "Excel's own", "Markdown", "macros"],
)
def test_a_form_says_the_same_in_every_format(data: bytes) -> None:
    imported = read(data, file_name="form.bin", seed="test")

    workers, it = imported.definition.questions
    assert (workers.name, it.label.text_in(FR), it.label.text_in(NL)) == (
        "workers", "Quoi ; ça", "Wat, dat",
    )  # fmt: skip
    assert imported.report.review == ()


def test_a_place_in_a_csv_leads_to_its_row_and_column_in_the_file() -> None:
    broken = a_csv(above=2).replace("integer", "integr")

    assert refused(broken.encode()) == [("xlsform.type-unknown-near", "survey!B5")]


def test_a_place_in_a_table_counts_from_its_header() -> None:
    broken = a_table().replace("integer", "integr")

    assert refused(broken.encode()) == [("xlsform.type-unknown-near", "survey!A2")]


@pytest.mark.parametrize("data", [b"a,b\n1,2\n", b"\x00\x01", b"survey", b'survey\n"' + b"x" * 9])
def test_a_text_without_sheets_is_no_form(data: bytes) -> None:
    assert {code for code, _cell in refused(data)} <= {
        "xlsform.not-a-workbook", "xlsform.header-missing", "xlsform.survey-empty",
    }  # fmt: skip


@pytest.mark.corpus
def test_a_workbook_of_before_2007_is_read_like_one_of_today() -> None:
    data = corpus_file("corpus", "xlsform", "pyxform__specify_other.xls").read_bytes()

    imported = read(data, file_name="form.xlsx", seed="test")

    (question,) = imported.definition.questions
    assert (question.name, question.kind.other) == ("sex", True)  # type: ignore[union-attr]


def test_what_stands_far_below_the_table_was_forgotten_there_and_is_listed() -> None:
    blank = [("", "", "", "")] * 61

    definition, report = taken_over(a_form(ONE, *blank, ("x", "y", "", "")))

    assert [question.name for question in definition.questions] == ["workers"]
    assert [(e.code, e.cell, e.facts["count"]) for e in report.lost] == [
        ("import.rows-far-off", "survey!64", 1)
    ]
