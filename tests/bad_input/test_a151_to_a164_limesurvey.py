"""Surveys of LimeSurvey that are damaged, or were made to harm: refused, or told in the report."""

from __future__ import annotations

import pytest

from app.core.errors import Unsound
from app.core.problems import Problem
from app.interchange.limesurvey.reader import read
from tests.interchange.limesurvey.surveys import a_survey, asks, question, read_in

SOUND = a_survey(questions=[asks("age")])


def refused(data: bytes) -> Problem:
    with pytest.raises(Unsound) as refusal:
        read_in(data)
    (problem,) = refusal.value.problems
    return problem


def with_type(declared: str) -> bytes:
    return SOUND.replace(b"<document>", declared.encode() + b"<document>", 1)


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE document [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE document SYSTEM "http://example.org/x.dtd">',
        '<!DOCTYPE document [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
    ],
)
def test_a151_a_document_type_is_refused(declared: str) -> None:
    assert refused(with_type(declared)).code == "limesurvey.document-type"


def test_a151_an_entity_is_never_read_in() -> None:
    declared = '<!DOCTYPE document [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    data = with_type(declared).replace(b"Combien age", b"&e;")

    with pytest.raises(Unsound, match=r"limesurvey\.(document-type|unreadable)"):
        read(data, file_name="survey.lss")


def test_a152_a_billion_laughs_is_refused_without_a_laugh() -> None:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    declared = f'<!DOCTYPE document [<!ENTITY l0 "ha">{entities}]>'
    data = with_type(declared).replace(b"Combien age", b"&l9;")

    assert refused(data).code in {"limesurvey.document-type", "limesurvey.unreadable"}


def test_a152_what_is_nested_a_hundred_thousand_deep_is_refused_at_its_line() -> None:
    deep = b"<a>" * 100_000 + b"</a>" * 100_000

    problem = refused(SOUND.replace(b"</document>", deep + b"</document>"))

    assert (problem.code, problem.facts["line"]) == ("limesurvey.unreadable", 10)


def test_a152_an_attribute_of_eleven_megabytes_is_refused() -> None:
    data = SOUND.replace(b"<document>", b'<document x="' + b"a" * 11_000_000 + b'">')

    assert refused(data).code == "limesurvey.too-large"


def test_a155_a_file_that_is_cut_off_is_refused_at_its_line() -> None:
    problem = refused(SOUND[:-60])

    assert (problem.code, int(str(problem.facts["line"])) > 1) == ("limesurvey.unreadable", True)


def test_a164_a_wrong_declaration_of_the_encoding_is_refused() -> None:
    data = SOUND.replace("Enquête".encode(), "Enquête".encode("latin-1"))

    assert refused(data).code == "limesurvey.unreadable"


@pytest.mark.parametrize("data", [b"<document/>", b"<svg/>", b"a\tb\n1\t2\n", b"", b"\x00" * 100])
def test_a164_what_is_no_survey_is_refused(data: bytes) -> None:
    assert refused(data).code in {"limesurvey.no-survey", "limesurvey.unreadable"}


def test_a164_a_type_that_nobody_knows_is_kept_and_listed() -> None:
    data = a_survey(questions=[asks("age", "€")])

    _definition, report = read_in(data)

    assert [(one.code, one.name) for one in report.review] == [("import.type", "age")]
    assert question(data, "age").kind.type == "€"  # type: ignore[union-attr]


def test_a164_a_condition_on_a_question_that_is_not_there_is_kept_and_listed() -> None:
    condition = {"qid": "qage", "cqid": "77", "cfieldname": "9X1X77", "method": "==",
                 "value": "Y", "scenario": "1"}  # fmt: skip
    data = a_survey(questions=[asks("age")], conditions=[condition])

    _definition, report = read_in(data)

    assert question(data, "age").kept == {"limesurvey.conditions": '((9X1X77.NAOK == "Y"))'}
    assert [one.facts["what"] for one in report.review] == ["9X1X77.NAOK"]


def test_a150_html_in_a_code_stays_what_it_is_and_never_stops_the_reading() -> None:
    definition, _report = read_in(a_survey(questions=[asks("<b>${x}</b>")]))

    assert [one.name for one in definition.questions] == ["<b>__x_</b>"]


@pytest.mark.parametrize(
    "data",
    [b"id\tclass\tname\ttext\tlanguage\n", b"class\tname\nS\tsid\n",
     b"<document><LimeSurveyDocType>Survey</LimeSurveyDocType></document>"],
)  # fmt: skip
def test_a_survey_that_says_nothing_in_any_language_is_none(data: bytes) -> None:
    assert refused(data).code == "limesurvey.no-survey"
