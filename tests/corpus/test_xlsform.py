"""Questionnaires of others: what the reference converter makes of them, we make of them."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from app.core.errors import Unsound
from app.core.questionnaire.definition import Definition, choices_of, is_counted
from app.core.questionnaire.kinds import Calculated
from app.core.questionnaire.report import ImportReport
from app.core.text import FR
from app.interchange.xlsform.converting import converted
from app.interchange.xlsform.reader import read
from tests.corpus import trees
from tests.corpus.folder import corpus_file

pytestmark = pytest.mark.corpus

NAMED = "iaso__default_forms_for_other_level_than_health_facility.xlsx"
NOT_IN_THE_DEFINITION = {"import.row-without-type", "import.row-disabled"}

DIFFERENT: Mapping[str, str] = {
    "pyxform__choice_filter_test.xlsx":
        "one list holds one code twice, as its settings allow; ours calls the second king_2, "
        "since an answer names one choice",
    "pyxform__flat_xlsform_test.xlsx":
        "the setting flat takes the groups out of the answers and gives their conditions to "
        "each question; ours keeps the groups, and their conditions on them",
}  # fmt: skip
"""The files whose tree is another than the reference's, and why."""


def files(expect: str) -> list[Path]:
    """The files of others that convert elsewhere (``ok``), or those that do not (``not ok``)."""
    with corpus_file("corpus", "MANIFEST.csv").open(encoding="utf-8", newline="") as file:
        return [
            corpus_file("corpus", row["file"])
            for row in csv.DictReader(file)
            if row["file"].startswith("xlsform/") and (row["expect"] == "ok") == (expect == "ok")
        ]


def ours(path: Path) -> tuple[Definition, ImportReport]:
    return converted(path.read_bytes(), path.name, seed="test", otherwise=FR)


def test_the_tree_of_every_file_that_converts_elsewhere_is_the_same_here() -> None:
    different: dict[str, list[str]] = {}
    counted: dict[str, tuple[int, int]] = {}
    paths = files("ok")
    for path in paths:
        definition, told = ours(path)
        oracle = corpus_file("corpus", "oracle", "xlsform", f"{path.name}.json")
        theirs = trees.parts_of_the_oracle(
            json.loads(oracle.read_text(encoding="utf-8")), definition.authored
        )
        if found := trees.differences(trees.parts_of(definition, told), theirs):
            different[path.name] = found
        out = sum(map(is_counted, definition.questions)) - told.added
        left_out = sum(entry.code in NOT_IN_THE_DEFINITION for entry in told.lost)
        if told.asked != out + left_out:
            counted[path.name] = (told.asked, out + left_out)

    assert counted == {}
    assert {name: found for name, found in different.items() if name not in DIFFERENT} == {}
    assert different.keys() == DIFFERENT.keys()
    assert len(different) <= 0.02 * len(paths)


def test_every_other_file_is_read_or_refused_with_a_place() -> None:
    without_a_place: dict[str, list[str]] = {}
    for path in files("not ok"):
        try:
            ours(path)
        except Unsound as refusal:
            lost = [p.code for p in refusal.problems if not p.facts["sheet"]]
            if set(lost) - {"xlsform.no-survey"}:
                without_a_place[path.name] = lost

    assert without_a_place == {}


def test_the_questionnaire_of_the_path_has_38_questions_and_2_calculations() -> None:
    data = corpus_file("corpus", "xlsform", NAMED).read_bytes()

    imported = read(data, file_name=NAMED, seed="test")

    questions = list(imported.definition.questions)
    calculations = [q for q in questions if isinstance(q.kind, Calculated)]
    assert (len(questions) - len(calculations), len(calculations)) == (38, 2)
    assert all(question.logic.calculation for question in calculations)
    assert imported.definition.locales == ("fr", "nl")
    assert [len(choices_of(q)) for q in questions if choices_of(q)][:3] == [2, 4, 5]
    assert (imported.report.lost, imported.report.changed) == ((), ())
    assert {entry.code for entry in imported.report.review} == {
        "import.markup-in-text", "import.unquoted",
    }  # fmt: skip
