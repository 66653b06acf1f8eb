"""Surveys of LimeSurvey by others: each comes in, and what it holds is asked or listed."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from lxml import etree

from app.core.questionnaire import codec, compiling
from app.core.questionnaire.definition import Definition, Question, choices_of, rows_of
from app.core.questionnaire.report import ImportReport
from app.core.text import EN, LocalizedText
from app.interchange.importing import ids_from
from app.interchange.limesurvey import wording
from app.interchange.limesurvey.converting import converted, survey_in
from app.interchange.limesurvey.implied import CODES
from app.interchange.limesurvey.reader import read
from app.interchange.limesurvey.writing.writer import write
from app.interchange.surveyjs.wording import plain
from tests.corpus.folder import corpus_file
from tests.corpus.telling import without_a_sentence

pytestmark = pytest.mark.corpus

NAMED = "limesurvey-cloud__ls6_sample_survey_multilingual_fr_de_en_it.lss"
ROWS = frozenset("ABCEFHK1Q:;")
"""Letters whose subquestions are rows; those of M and P are choices.

Those of R only number the places of the ranking, and come from nobody: they are left out.
"""


def surveys() -> list[Path]:
    return sorted(corpus_file("corpus", "lss").glob("*.*"))


def with_oracle() -> list[Path]:
    return [path for path in surveys() if path.suffix == ".lss"]


@cache
def ours(path: Path) -> tuple[Definition, ImportReport]:
    return converted(path.read_bytes(), path.name, seed="test", otherwise=EN)


def oracle(path: Path) -> Any:
    return json.loads(corpus_file("corpus", "oracle", "lss", f"{path.name}.json").read_text())


def subquestions(question: Question, letter: str) -> list[LocalizedText]:
    """The words of what is a subquestion in the file, in its order: rows, then columns."""
    rows = [row.label for row in rows_of(question)] if letter in ROWS else []
    columns = choices_of(question) if letter in "MP:;" else ()
    return [*rows, *(choice.label for choice in columns)]


def answers(question: Question, second: Question | None, letter: str) -> list[LocalizedText]:
    """The words of the answers that the file offers; what LimeSurvey has of its own is not in it.

    The second scale of a matrix is a question of its own here.
    """
    if letter in CODES or letter in "MPQ:;":
        return []
    both = (question, second) if second else (question,)
    return [choice.label for one in both for choice in choices_of(one)]


def compared(path: Path) -> Iterator[tuple[str, Any, Any]]:
    """Each thing that is counted: what it is, how many the file has, and how many we have."""
    definition, report = ours(path)
    theirs, id_of = oracle(path), ids_from("test")
    known = {question.id: question for question in definition.questions}
    empty = [entry for entry in report.lost if entry.code == "limesurvey.group-empty"]
    yield "groups", len(theirs["groups"]), len(list(definition.pages)) + len(empty)
    for asked in theirs["questions"]:
        letter, code = asked["type"], asked["code"]
        question = known.get(id_of("q", asked["qid"]))
        if letter == "I":  # a page of ours has its own choice of languages
            yield code, None, question
            continue
        assert question is not None, code
        second = known.get(id_of("q", asked["qid"], "scale"))
        own = [] if letter == "R" and asked["answers"] else asked["subquestions"]
        yield f"{code}: subquestions", len(own), len(subquestions(question, letter))
        yield f"{code}: answers", len(asked["answers"]), len(answers(question, second, letter))


@pytest.mark.parametrize("path", with_oracle(), ids=lambda path: path.name)
def test_there_are_as_many_groups_questions_subquestions_and_answers(path: Path) -> None:
    different = [(what, there, here) for what, there, here in compared(path) if there != here]

    assert different == []


@pytest.mark.parametrize("path", with_oracle(), ids=lambda path: path.name)
def test_each_wording_is_there_in_each_language(path: Path) -> None:
    definition, _report = ours(path)
    theirs, id_of = oracle(path), ids_from("test")
    others = [one for one in theirs["languages"] if one != theirs["base_language"]]
    locales = wording.locales_of((theirs["base_language"], *others))
    known = {question.id: question for question in definition.questions}

    missing = []
    for asked in theirs["questions"]:
        question = known.get(id_of("q", asked["qid"]))
        if question is None or asked["type"] in "*1":  # a calculation; headings of two scales
            continue
        said = [{language: text["question"] for language, text in asked["text"].items()},
                *(one["text"] for one in asked["subquestions"] if asked["type"] != "R"),
                *(one["text"] for one in asked["answers"])]  # fmt: skip
        here = [question.label, *subquestions(question, asked["type"]),
                *answers(question, None, asked["type"])]  # fmt: skip
        missing += [
            (asked["code"], language, text[language])
            for text, label in zip(said, here, strict=False)
            for language in locales
            if plain(text.get(language) or "") and not label.is_written_in(locales[language])
        ]

    assert missing == []


@pytest.mark.parametrize("path", surveys(), ids=lambda path: path.name)
def test_what_goes_in_comes_out_or_is_listed(path: Path) -> None:
    definition, report = ours(path)

    lost = [entry for entry in report.lost if entry.code == "limesurvey.language-switch"]
    apart = [entry for entry in report.changed if "becomes" in entry.facts]

    assert report.asked + report.added == len(list(definition.questions)) + len(lost)
    assert report.added <= len(apart)


@pytest.mark.parametrize("path", surveys(), ids=lambda path: path.name)
def test_each_rule_is_one_of_our_language_and_each_id_its_own(path: Path) -> None:
    definition, _report = ours(path)
    ids = [question.id for question in definition.questions]

    assert compiling.compile(definition).problems == ()
    assert sorted(set(ids)) == sorted(ids)
    assert codec.decode(json.loads(json.dumps(codec.encode(definition)))) == definition


def test_each_reason_of_these_reports_has_its_sentence(app: Flask) -> None:
    reports = [ours(path)[1] for path in surveys()]

    assert without_a_sentence(app, reports, more_than=15) == []


def test_a_survey_is_read_in_a_process_of_its_own() -> None:
    data = corpus_file("corpus", "lss", NAMED).read_bytes()

    imported = read(data, file_name=NAMED, seed="test")

    assert imported.definition == ours(Path(corpus_file("corpus", "lss", NAMED)))[0]


def census(data: bytes) -> Counter[str]:
    """How many groups a file has, and questions, subquestions and answers of each letter.

    The subquestions of a ranking that has answers only number its places.
    """
    found: Counter[str] = Counter()
    for section in survey_in(data).sections:
        found["groups"] += bool(section.asked)
        for asked in section.asked:
            found[f"questions {asked.letter}"] += 1
            found[f"answers {asked.letter}"] += len(asked.answers)
            places = asked.letter == "R" and asked.answers
            found[f"subquestions {asked.letter}"] += 0 if places else len(asked.subquestions)
    return found


@pytest.mark.parametrize("path", surveys(), ids=lambda path: path.name)
def test_a_survey_that_goes_back_to_limesurvey_keeps_all_it_had(path: Path) -> None:
    definition, report = ours(path)

    written = write(definition)

    before, after = census(path.read_bytes()), census(written.data)
    switches = before.pop("questions I", 0)  # listed as lost when it came in
    left_out = [entry for entry in written.report.lost if entry.code == "lss.left-out"]
    assert switches == sum(one.code == "limesurvey.language-switch" for one in report.lost)
    assert (+after, written.left_out, left_out) == (+before, 0, [])


def fields(data: bytes) -> dict[str, set[str]]:
    """By table, the fields that its rows have."""
    root = etree.fromstring(data)
    return {
        str(table.tag): {str(cell.tag) for row in table.iterfind("rows/row") for cell in row}
        | {str(one.text) for one in table.iterfind("fields/fieldname")}
        for table in root
        if table.find("rows") is not None
    }


def test_what_is_written_has_the_tables_and_fields_of_real_surveys() -> None:
    known: dict[str, set[str]] = {}
    for path in with_oracle():
        for table, names in fields(path.read_bytes()).items():
            known.setdefault(table, set()).update(names)

    written = [fields(write(ours(path)[0]).data) for path in with_oracle()]

    strange = {
        (table, name)
        for one in written for table, names in one.items()
        for name in names - known.get(table, set())
    }  # fmt: skip
    assert strange == set()
    assert {"answers", "defaultvalues", "subquestions"} <= set().union(*written)
