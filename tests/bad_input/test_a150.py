"""A150: HTML in the names and titles of a file is text, on the import report and after it."""

from __future__ import annotations

from io import BytesIO

import pytest
import xlsxwriter

from tests.builder.desk import Desk, at_a_desk
from tests.clients import ClientFor

HOSTILE = "<img src=x onerror=alert(1)><b>gras</b>"


def a_form(name: str, label: str) -> BytesIO:
    """A workbook with one question and one calculation."""
    data = BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as workbook:
        survey = workbook.add_worksheet("survey")
        survey.write_row(0, 0, ["type", "name", "label::fr", "relevant", "calculation"])
        survey.write_row(1, 0, ["text", "town", label, HOSTILE, ""])
        survey.write_row(2, 0, ["calculate", name, label, "", HOSTILE])
        settings = workbook.add_worksheet("settings")
        settings.write_row(0, 0, ["form_title", "form_id"])
        settings.write_row(1, 0, [HOSTILE, HOSTILE])
    data.seek(0)
    return data


@pytest.fixture
def desk(client_for: ClientFor) -> Desk:
    return at_a_desk(client_for)


def test_the_report_and_the_editor_show_it_as_it_is_written(desk: Desk) -> None:
    sent = desk.client.submit(
        "/questionnaires/import", pole=str(desk.pole.id), file=(a_form("sum", HOSTILE), "a.xlsx")
    )
    report = sent.headers["Location"]

    for page in (report, report.removesuffix("report"), report.removesuffix("report") + "publish/"):
        shown = desk.get(page)
        assert "&lt;img src=x" in shown
        assert "<img" not in shown
        assert "<b>gras" not in shown


def test_a_refusal_shows_it_as_it_is_written(desk: Desk) -> None:
    answer = desk.client.submit(
        "/questionnaires/import",
        pole=str(desk.pole.id),
        file=(a_form(HOSTILE, "Somme"), f"{HOSTILE}.xlsx"),
    )

    assert answer.status_code == 422
    assert "&lt;img src=x" in answer.text
    assert "<img" not in answer.text
