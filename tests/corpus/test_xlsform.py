"""Questionnaires of others: what the reference converter makes of them, we make of them."""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest

from app.core.errors import Unsound
from app.core.questionnaire.definition import Definition, Question, choices_of
from app.core.questionnaire.kinds import Kept
from app.core.questionnaire.report import ImportReport
from app.core.text import FR
from app.interchange.xlsform.converting import converted
from app.interchange.xlsform.reader import read
from tests.corpus.folder import corpus_file

pytestmark = pytest.mark.corpus

NAMED = "iaso__default_forms_for_other_level_than_health_facility.xlsx"
MADE_BY_THE_CONVERTER = re.compile(
    r".*_other|.*_count|reserved_name_for_field_list_labels_\d+|generated_note_name_\d+"
)
NOT_IN_THE_DEFINITION = {"import.row-without-type", "import.row-disabled"}


def files_expected_to(convert: str) -> list[Path]:
    with corpus_file("corpus", "MANIFEST.csv").open(encoding="utf-8", newline="") as file:
        return [
            corpus_file("corpus", row["file"])
            for row in csv.DictReader(file)
            if row["file"].startswith("xlsform/") and (row["expect"] == "ok") == (convert == "yes")
        ]


def workbooks() -> list[Path]:
    """Those of today's format that convert elsewhere."""
    return [path for path in files_expected_to(convert="yes") if path.suffix == ".xlsx"]


@cache
def ours(path: Path) -> tuple[Definition, ImportReport]:
    return converted(path.read_bytes(), path.name, seed="test", otherwise=FR)


def theirs(path: Path) -> list[dict[str, Any]]:
    oracle = corpus_file("corpus", "oracle", "xlsform", f"{path.name}.json")
    return [
        question
        for question in json.loads(oracle.read_text(encoding="utf-8"))["questions"]
        if question["type"] not in {"group", "repeat", "loop"}
    ]


def paired(path: Path) -> list[tuple[Question | None, dict[str, Any] | None]]:
    """Our questions beside theirs, in order, without those that the reference makes itself."""
    definition, told = ours(path)
    noted = {entry.name for entry in told.changed if entry.code == "import.note-named"}
    own = [question for question in definition.questions if question.name not in noted]
    other = [
        question
        for question in theirs(path)
        if not MADE_BY_THE_CONVERTER.fullmatch(question["name"])
        or question["name"] in {one.name for one in own}
    ]
    return list(zip_longest(own, other))


def first_name_of(question: Question, told: ImportReport) -> str:
    """The name that the question has in the file."""
    return next(
        (e.name for e in told.changed if e.facts.get("becomes") == question.name), question.name
    )


def said(label: object) -> set[str]:
    texts = label.values() if isinstance(label, dict) else [label]
    return {plain for text in texts if text and (plain := _plain(str(text))) and "${" not in plain}


def _plain(text: str) -> str:
    """Return a text without what the two readers may differ in: the reference straightens
    quotes, and keeps blanks between runs of rich text that the file does not ask to keep."""
    straight = text.translate({0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'})
    return "".join(unicodedata.normalize("NFC", straight).split())


def test_every_workbook_that_converts_elsewhere_is_read_whole() -> None:
    wrong: dict[str, object] = {}
    for path in workbooks():
        definition, told = ours(path)
        out = len(list(definition.questions))
        left_out = sum(entry.code in NOT_IN_THE_DEFINITION for entry in told.lost)
        names = [
            (first_name_of(own, told) if own else "", other["name"] if other else "")
            for own, other in paired(path)
        ]
        if told.asked != out + left_out or any(own != other for own, other in names):
            wrong[path.name] = (told.asked, out, left_out, names)

    assert wrong == {}


def test_the_labels_are_those_of_the_reference() -> None:
    wrong: dict[str, object] = {}
    for path in workbooks():
        for own, other in paired(path):
            if not (own and other):
                continue
            label = {_plain(wording.text) for wording in own.label.by_locale.values()}
            kept = {_plain(text) for key, text in own.kept.items() if key.startswith("label")}
            if not said(other.get("label", "")) <= label | kept:
                wrong[f"{path.name} {own.name}"] = (label, other["label"])

    assert wrong == {}


def test_a155_every_old_workbook_is_refused_by_its_kind() -> None:
    answers = set()
    for path in files_expected_to(convert="yes"):
        if path.suffix == ".xls":
            with pytest.raises(Unsound) as refusal:
                ours(path)
            answers |= {problem.code for problem in refusal.value.problems}

    assert answers == {"xlsform.old-excel"}


def test_every_other_workbook_is_read_or_refused_with_a_place() -> None:
    for path in files_expected_to(convert="no"):
        try:
            ours(path)
        except Unsound as refusal:
            assert all(
                problem.facts["sheet"] or problem.code in {"xlsform.old-excel", "xlsform.no-survey"}
                for problem in refusal.problems
            )


def test_the_questionnaire_of_the_path_has_38_questions_and_2_calculations() -> None:
    data = corpus_file("corpus", "xlsform", NAMED).read_bytes()

    imported = read(data, file_name=NAMED, seed="test")

    questions = list(imported.definition.questions)
    calculations = [q for q in questions if q.kind == Kept("calculate")]
    assert (len(questions) - len(calculations), len(calculations)) == (38, 2)
    assert imported.definition.locales == ("fr", "nl")
    assert [len(choices_of(q)) for q in questions if choices_of(q)][:3] == [2, 4, 5]
    assert (imported.report.lost, imported.report.changed) == ((), ())
    assert {entry.code for entry in imported.report.review} == {
        "import.relevant", "import.calculation", "import.type", "import.markup-in-text",
        "import.reference-in-text",
    }  # fmt: skip
