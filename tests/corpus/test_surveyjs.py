"""Surveys of SurveyJS by others: each comes in, and what it holds is asked or listed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from app.core.questionnaire import codec, references
from app.core.questionnaire.definition import Definition
from app.core.questionnaire.expressions.parser import parse
from app.core.questionnaire.report import ImportReport
from app.core.text import EN
from app.interchange.surveyjs.converting import converted
from app.interchange.surveyjs.reader import read
from tests.corpus.folder import corpus_file
from tests.corpus.telling import without_a_sentence

pytestmark = pytest.mark.corpus

NAMED = "site__trigger-visible.json"
NOT_IN_THE_DEFINITION = {"surveyjs.element-without-type"}
ANSWERLESS = {"panel", "flowpanel", "paneldynamic", "matrixdynamic"}
"""Types that hold questions, or rows of them, and ask for nothing of their own."""


def surveys() -> list[Path]:
    return sorted(corpus_file("corpus", "surveyjs").glob("*.json"))


@cache
def ours(path: Path) -> tuple[Definition, ImportReport]:
    return converted(path.read_bytes(), path.name, seed="test", otherwise=EN)


def names_in(value: Any) -> Iterator[str]:
    """Every name that an element of the file bears, wherever it stands."""
    if isinstance(value, list):
        for one in value:
            yield from names_in(one)
    elif isinstance(value, dict):
        if value.get("type") and value["type"] not in ANSWERLESS and "name" in value:
            yield str(value["name"])
        for key in ("pages", "elements", "questions", "templateElements", "detailElements"):
            yield from names_in(value.get(key))


@pytest.mark.parametrize("path", surveys(), ids=lambda path: path.name)
def test_every_element_is_a_part_of_the_questionnaire_or_listed(path: Path) -> None:
    definition, report = ours(path)
    named = set(references.names(definition).values())
    listed = {entry.name for entry in (*report.lost, *report.changed)}

    missing = [
        name for name in names_in(json.loads(path.read_text("utf-8-sig")))
        if name not in named | listed
    ]  # fmt: skip

    assert missing == []


@pytest.mark.parametrize("path", surveys(), ids=lambda path: path.name)
def test_what_goes_in_comes_out_or_is_listed(path: Path) -> None:
    definition, report = ours(path)

    lost = [entry for entry in report.lost if entry.code in NOT_IN_THE_DEFINITION]

    assert report.asked == len(list(definition.questions)) + len(lost)


@pytest.mark.parametrize("path", surveys(), ids=lambda path: path.name)
def test_each_expression_is_one_of_our_language_and_each_id_its_own(path: Path) -> None:
    definition, _report = ours(path)
    ids = [question.id for question in definition.questions]

    for use in references.expressions(definition):
        parse(use.written)

    assert sorted(set(ids)) == sorted(ids)
    assert codec.decode(json.loads(json.dumps(codec.encode(definition)))) == definition


def test_each_reason_of_these_reports_has_its_sentence(app: Flask) -> None:
    reports = [ours(path)[1] for path in surveys()]

    assert without_a_sentence(app, reports, more_than=5) == []


def test_a_survey_is_read_in_a_process_of_its_own_and_its_triggers_are_conditions() -> None:
    data = corpus_file("corpus", "surveyjs", NAMED).read_bytes()

    imported = read(data, file_name=NAMED)

    names = references.names(imported.definition)
    shown = {
        question.name: references.rewritten(question.logic.relevant, names.get)
        for question in imported.definition.questions
        if question.logic.relevant
    }
    assert shown["Sedan"] == "${type} = 'sedan'"
    assert len(shown) == 9
