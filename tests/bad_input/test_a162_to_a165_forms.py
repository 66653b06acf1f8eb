"""A162, A163 and A165: what a form asks for and we do not have is kept and listed, never lost;
a long form comes in whole."""

from __future__ import annotations

import pytest

from app.core.questionnaire.review import open_points
from app.interchange.xlsform.reader import read
from tests.interchange.xlsform.workbooks import (
    HEAD,
    ONE,
    YES_NO,
    a_form,
    a_workbook,
    listed,
    taken_over,
)


@pytest.mark.parametrize(
    "written",
    [
        "document('file:///etc/passwd')",
        "cht:extension-lib('average.js', ${workers})",
        "system-property('user.home')",
        "__import__('os').system('id')",
        "${workers}'] | //secret | x['",
        "((((",
    ],
)
def test_a162_an_expression_that_we_do_not_have_is_kept_listed_and_never_run(written: str) -> None:
    row = ("calculate", "sum", "", "", written)

    definition, report = taken_over(a_form(ONE, row, head=(*HEAD, "calculation")))

    calculated = list(definition.questions)[1]
    assert (calculated.logic.calculation, dict(calculated.kept)) == ("", {"calculation": written})
    assert [entry.cell for entry in report.review] == ["survey!E3"]
    assert [point.code for point in open_points(definition)] == ["review.not-carried-out"]
    assert report.asked == len(list(definition.questions)) == 2


def test_a163_files_that_a_form_does_not_hold_are_listed() -> None:
    data = a_workbook(
        survey=[
            (*HEAD, "media::image"),
            ("select_one_from_file communes.csv", "town", "Ville", "Stad", ""),
            ("select_one_external streets", "street", "Rue", "Straat", ""),
            (*ONE, "logo.png"),
            ("select_one yes_no", "it", "Quoi", "Wat", ""),
        ],
        choices=[(*YES_NO[0], "image"), (*YES_NO[1], "yes.png"), YES_NO[2]],
        external_choices=[("list_name", "name"), ("streets", "Rue Haute")],
    )

    definition, report = taken_over(data)

    assert sorted(listed(report.review)) == [
        ("import.choice-media-apart", "", "choices!E1"),
        ("import.file-apart", "town", "survey!A2"),
        ("import.media-apart", "workers", "survey!E4"),
        ("import.type", "street", "survey!A3"),
    ]
    assert listed(report.kept) == [("import.sheet-kept", "", "external_choices")]
    assert definition.kept["sheet.external_choices"] == (
        '[["list_name", "name"], ["streets", "Rue Haute"]]'
    )


def test_a165_a_form_of_two_thousand_questions_is_read_within_the_limits_of_the_child() -> None:
    rows = [
        ("integer", f"q{n}", "Effectif", "Personeel", f"${{q{n - 1}}} > 0" if n else "")
        for n in range(2_000)
    ]

    imported = read(a_form(*rows, head=(*HEAD, "relevant")), file_name="long.xlsx")

    assert imported.report.asked == len(list(imported.definition.questions)) == 2_000
