"""What is wrong with logic that can be read, and what is doubtful."""

from __future__ import annotations

import pytest
from flask import Flask
from flask_babel import force_locale
from hypothesis import given
from hypothesis import strategies as st

from app.core.problems import Problem
from app.core.questionnaire.checking import Finding, findings
from app.core.questionnaire.definition import Definition, Group
from app.core.questionnaire.kinds import (
    Calculated,
    Date,
    Integer,
    Kind,
    Multiple,
    Single,
    Text,
    Time,
)
from app.core.questionnaire.logic import Logic, Repeat
from app.core.questionnaire.options import Choice, ChoiceList
from app.core.questionnaire.references import names, rewritten
from app.core.text import FR
from app.demonstration.questionnaire import QUESTIONNAIRE
from app.web.messages import sentence
from tests import make

SECTORS = (
    Choice("c-1", "care", columns={"pole": "north"}), Choice("c-2", "green"), Choice("c-3", "food"),
)  # fmt: skip


def a_definition(kind: Kind | None = None, **logic: str) -> Definition:
    """A questionnaire whose last question, ``asked``, has this logic."""
    sites = Group(
        "g-site", "site", parts=(make.a_question("jobs"), make.a_question("city", Text())),
        repeat=Repeat(),
    )  # fmt: skip
    page = make.a_page(
        make.a_question("workers"),
        make.a_question("since", Date()),
        make.a_question("opens", Time()),
        make.a_question("sector", Single(SECTORS)),
        make.a_question("sells", Multiple(SECTORS)),
        sites,
        make.a_question("asked", kind or Integer(), logic=Logic(**logic)),
    )
    return make.a_definition(make.a_module(page))


def said(definition: Definition) -> list[tuple[str, str, object]]:
    return [
        (one.severity, one.problem.code, one.problem.facts["at"]) for one in findings(definition)
    ]


@pytest.mark.parametrize(
    "expression",
    [
        "${q-workers} > 5 and ${q-workers} != ''",
        "${q-since} >= '2026-01-01' and ${q-since} <= today()",
        "today() - ${q-since} > 30",
        "${q-sector} = 'care' or selected(${q-sells}, 'food') or ${q-sells} = ''",
        "sum(${q-jobs}) > 3 and count(${g-site}) > 1 and max(${q-jobs}) < 9",
        "indexed-repeat(${q-jobs}, ${g-site}, 1) > 2",
        "instance('q-sector')/root/item[name = ${q-sector}]/pole = 'north'",
        "pulldata('q-sector', 'pole', 'name', ${q-sector}) = 'north'",
        "regex(${q-city}, '^[A-Z]') or if(${q-workers} > 1, true(), false())",
        "decimal-time(${q-opens}) < 0.5 and ${q-opens} != '14:30'",
        "${last-saved#q-workers} < ${q-workers}",
        "string-length(.) < 5 and . > 0",
        "format-date(${q-since}, '%e %b %Y') = '1 jan 2026'",
        "checklist(1, 2, ${q-workers} > 1, selected(${q-sells}, 'care'))",
    ],
)
def test_what_can_be_meant_is_left_alone(expression: str) -> None:
    outside = expression.replace("regex(${q-city}, '^[A-Z]')", "regex('B', '^[A-Z]')")

    assert said(a_definition(relevant=outside)) == []


WRONG = (
    ("workers(${q-workers}) = 1", "mistake", "expression.unknown-function", 0),
    ("concta('a', 'b') = 'ab'", "mistake", "expression.unknown-function-near", 0),
    ("round() = 1", "mistake", "expression.argument-count", 0),
    ("1 = ${nobody}", "mistake", "logic.unknown-reference", 4),
    ("1 = ${worker}", "mistake", "logic.unknown-reference-near", 4),
    ("${q-sector} = 'bank'", "mistake", "logic.unknown-choice", 12),
    ("${q-sector} = 'cares'", "mistake", "logic.unknown-choice-near", 12),
    ("selected(${q-sells}, 'bank')", "mistake", "logic.unknown-choice", 19),
    ("${q-sector} = 1", "mistake", "logic.codes-in-arithmetic", 12),
    ("${q-sells} = 'care'", "doubt", "logic.several-compared", 11),
    ("${q-workers} = 'many'", "mistake", "logic.number-with-text", 13),
    ("${q-workers} + 'x' > 1", "mistake", "logic.text-in-arithmetic", 13),
    ("${q-since} > 'March'", "mistake", "logic.no-date", 11),
    ("${q-since} > 2026", "doubt", "logic.date-with-number", 11),
    ("${q-opens} > '14:30'", "mistake", "logic.time-compared", 11),
    ("format-date('soon', '%Y') = ''", "mistake", "logic.no-date", 12),
    ("format-date(${q-since}, '%B') = ''", "doubt", "logic.unknown-mark", 22),
    ("${q-jobs} > 5", "doubt", "logic.many-answers", 0),
    ("${q-jobs} + 1 > 5", "doubt", "logic.many-answers", 0),
    ("${g-site} = 'x'", "doubt", "logic.group-as-value", 0),
    ("sum('1 2') > 1", "mistake", "logic.nodes-wanted", 4),
    ("indexed-repeat(${q-jobs}, ${q-workers}, 1) = 1", "mistake", "logic.not-a-repeat", 24),
    ("(${q-workers} > 1) + 1 > 1", "doubt", "logic.truth-in-arithmetic", 12),
    ("selected(${q-sells}, 'care') = 'true'", "doubt", "logic.truth-with-text", 29),
    ("${q-workers}", "doubt", "logic.always-holds", 0),
    ("${q-workers} or 1 = 2", "doubt", "logic.always-holds", 0),
    ("regex(${q-sector}, '(?P<a>x)')", "mistake", "expression.pattern", 17),
    ("instance('communes')/root/item/name = 1", "mistake", "logic.unknown-list", 9),
    ("instance('q-sector')/root/item[a = 1]/pole = 1", "mistake", "logic.unknown-column", 31),
    ("pulldata('q-sector', 'pool', 'name', 1) = 1", "mistake", "logic.unknown-column-near", 21),
    ("digest('a', 'CRC') = 'b'", "mistake", "expression.algorithm", 12),
    ("1 +", "mistake", "expression.ends-early", 3),
    ("${q-workers} ; 1", "mistake", "expression.unknown-sign", 11),
)
"""Conditions with the one thing that is to be said about each."""


@pytest.mark.parametrize(("expression", "severity", "code", "at"), WRONG)
def test_what_cannot_be_meant_is_said_with_its_place_as_the_author_reads_it(
    expression: str, severity: str, code: str, at: int
) -> None:
    assert said(a_definition(relevant=expression)) == [(severity, code, at)]


def test_a_finding_names_the_part_the_field_and_the_facts_of_its_sentence() -> None:
    assert findings(a_definition(constraint="${q-sector} = 'bank'")) == [
        Finding(
            Problem(
                "logic.unknown-choice",
                ("q-asked", "constraint"),
                {"at": 12, "name": "sector", "choice": "bank"},
            ),
            "mistake",
        )
    ]


def test_a_filter_speaks_of_the_columns_of_the_list_it_narrows() -> None:
    definition = a_definition(Single(SECTORS), choice_filter="pole = ${q-city} and pool = 'x'")

    assert said(definition) == [
        ("doubt", "logic.many-answers", 7), ("mistake", "logic.unknown-column-near", 19),
    ]  # fmt: skip


def test_inside_its_repeat_a_question_has_one_answer() -> None:
    inside = make.a_question("more", Calculated(), logic=Logic(calculation="${q-jobs} + 1"))
    group = Group("g-site", "site", parts=(make.a_question("jobs"), inside), repeat=Repeat())

    assert findings(make.a_definition(make.a_module(make.a_page(group)))) == []


def test_questions_that_wait_for_each_other_are_named() -> None:
    first = make.a_question("first", Calculated(), logic=Logic(calculation="${q-second} + 1"))
    second = make.a_question("second", Calculated(), logic=Logic(calculation="${q-first} + 1"))

    found = findings(make.a_definition(make.a_module(make.a_page(first, second))))

    assert [(one.severity, one.problem.code, one.problem.facts["parts"]) for one in found] == [
        ("mistake", "logic.circle", "first ← second")
    ]


def test_a_list_that_nothing_looks_into_is_doubtful() -> None:
    page = make.a_page(
        make.a_question("a", logic=Logic(relevant="instance('used')/root/item[1]/name = 'x'"))
    )
    definition = Definition(
        (FR,), modules=(make.a_module(page),), lists=(ChoiceList("used"), ChoiceList("idle")),
    )  # fmt: skip

    assert [one.problem.place for one in findings(definition)] == [("lists", "idle")]


def test_nothing_is_said_of_the_demonstration() -> None:
    assert findings(QUESTIONNAIRE) == []


def test_each_thing_that_is_said_has_its_facts_in_three_languages(app: Flask) -> None:
    found = [
        one.problem
        for expression, *_said in WRONG
        for one in findings(a_definition(relevant=expression))
    ]
    worded = {}
    for language in ("en", "fr", "nl"):
        with app.test_request_context(), force_locale(language):
            worded[language] = [sentence(problem) for problem in found]

    assert [len(words) for words in worded.values()] == [len(found)] * 3
    assert [words for each in worded.values() for words in each if "%(" in words] == []
    assert not set(worded["en"]) & set(worded["fr"]) | set(worded["en"]) & set(worded["nl"])


PIECES = st.sampled_from(
    [
        "1",
        "'care'",
        "''",
        "'x'",
        "${q-workers}",
        "${q-sells}",
        "${q-jobs}",
        "${g-site}",
        "${nobody}",
    ]
    + ["${q-since}", "${last-saved#q-opens}", ".", "..", "(", ")", "[", "]", ",", "/", "a", "|"]
    + [
        " + ",
        " - ",
        " = ",
        " != ",
        " < ",
        " and ",
        " or ",
        " div ",
        "sum(",
        "count(",
        "if(",
        "not(",
    ]
    + ["selected(", "indexed-repeat(", "instance('q-sector')/root/item", "pulldata(", "regex("]
)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_whatever_is_written_findings_point_into_it(written: str) -> None:
    read = rewritten(written, names(a_definition()).get)

    assert [
        one for one in findings(a_definition(relevant=written))
        if not 0 <= int(str(one.problem.facts["at"])) <= len(read)
    ] == []  # fmt: skip
