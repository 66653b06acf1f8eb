"""Questionnaires of others, read as an import reads them: in a child process."""

from __future__ import annotations

import io
import os
from pathlib import Path

import xlsxwriter

from app.interchange import formats
from bench.line import Line, NotHere, once_s

QUESTIONS = 2_000
LANGUAGES = ("label::Français (fr)", "label::Nederlands (nl)")
KINDS = ("integer", "select_one yes_no", "text", "select_multiple yes_no")


def workbook() -> bytes:
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True})
    survey, choices = book.add_worksheet("survey"), book.add_worksheet("choices")
    survey.write_row(0, 0, ("type", "name", *LANGUAGES, "relevant", "constraint", "required"))
    for at in range(QUESTIONS):
        kind = KINDS[at % 4]
        relevant = f"${{question_{at - 4}}} != ''" if at >= 4 else ""
        constraint = ". >= 0 and . <= 100000" if kind == "integer" else ""
        words = (f"Question {at} ?", f"Vraag {at}?")
        survey.write_row(at + 1, 0, (kind, f"question_{at}", *words, relevant, constraint, "yes"))
    choices.write_row(0, 0, ("list_name", "name", *LANGUAGES))
    choices.write_row(1, 0, ("yes_no", "yes", "Oui", "Ja"))
    choices.write_row(2, 0, ("yes_no", "no", "Non", "Nee"))
    book.close()
    return data.getvalue()


def _read() -> float:
    data = workbook()

    def read() -> None:
        found = formats.read(data, file_name="large.xlsx")
        assert len(list(found.definition.questions)) == QUESTIONS

    return once_s(read)


def _read_a_survey() -> float:
    """The largest survey of LimeSurvey of the corpus: 114 questions in 1.3 MB."""
    folder = os.environ.get("CORPUS_DIR") or Path(__file__).parents[2] / "shared" / "data"
    path = Path(folder, "corpus", "lss", "unl_LimeSurvey__limesurvey2_sample_survey_english.lss")
    if not path.is_file():
        raise NotHere("the files of others: set CORPUS_DIR to where they are")
    data = path.read_bytes()
    return once_s(lambda: formats.read(data, file_name=path.name))


LINES = (
    Line(f"an XLSForm of {QUESTIONS:,} questions imported", 10, "s", _read),
    Line("the largest survey of LimeSurvey of the corpus imported", 10, "s", _read_a_survey),
)
