"""A form of others, made ours, sent out as an XLSForm and read again says the same by field."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from app.core.text import FR
from app.interchange.xlsform.converting import converted
from app.interchange.xlsform.writing import writer
from tests.corpus.folder import corpus_file
from tests.interchange.xlsform.test_round_trips import unlisted

pytestmark = pytest.mark.corpus

LANGUAGE = "the hint of a group is kept under its column, which names its language afterwards"
EXPLAINED: Mapping[str, str] = {
    "iaso__form_1.xlsx": LANGUAGE,
    "onadata__select_one_choices_test.xlsx": LANGUAGE,
    "web-forms__all-question-types-v2024091201-2.xlsx": LANGUAGE,
    "web-forms__all-question-types-v2024091201-3.xlsx": LANGUAGE,
    "pyxform__warnings.xls": "a group without a question is left out, which the report lists",
}
"""The forms that say something otherwise afterwards, and why."""


def forms() -> Iterator[Path]:
    """Every form of the corpus that can be imported."""
    with corpus_file("corpus", "MANIFEST.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["kind"].startswith("xlsform-x") and row["expect"] == "ok":
                yield corpus_file("corpus", row["file"])


def test_every_form_of_others_comes_back_the_same_field_by_field() -> None:
    otherwise, tried = set(), 0
    for path in forms():
        ours, _report = converted(path.read_bytes(), path.name, seed="s", otherwise=FR)
        tried += 1
        if any(unlisted(ours, writer.write(ours))):
            otherwise.add(path.name)

    assert otherwise == set(EXPLAINED)
    assert tried == 118
