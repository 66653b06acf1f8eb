"""Logic is typed as one line with names, kept by id, and checked before it is kept."""

from __future__ import annotations

from itertools import count

import pytest

from app.builder import card
from app.core.access import Role
from app.core.errors import Unsound
from app.core.questionnaire.changes import SetLogic
from app.core.questionnaire.definition import Definition
from app.core.questionnaire.kinds import Calculated
from app.core.questionnaire.logic import Logic
from app.core.questionnaire.operations import Operation
from tests import make
from tests.builder import desk
from tests.clients import ClientFor

DEFINITION = make.a_definition(
    make.a_module(
        make.a_page(
            make.a_question("workers"),
            make.yes_or_no("training", logic=Logic(relevant="${q-workers} > 0")),
            make.a_question("double", Calculated(), logic=Logic(calculation="${q-workers} * 2")),
            make.a_question("third", Calculated(), logic=Logic(calculation="${q-double} + 1")),
        )
    )
)


def edited(question: str, **typed: str) -> tuple[Operation, ...]:
    named = {f"logic-{field}": line for field, line in typed.items()}
    ids = map(str, count())
    return card.edit_of(DEFINITION, question, named, ids).operations


def test_a_line_is_kept_by_id() -> None:
    assert edited("q-training", relevant=" ${workers} > 5 \r\n and ${double} < 9 ") == (
        SetLogic(("q-training",), "relevant", "${q-workers} > 5 \n and ${q-double} < 9"),
    )


def test_a_line_that_says_what_was_shown_changes_nothing() -> None:
    assert edited("q-training", relevant="${workers} > 0", constraint="") == ()


def test_an_empty_line_takes_the_rule_away() -> None:
    assert edited("q-training", relevant="") == (SetLogic(("q-training",), "relevant", ""),)


def test_a_question_has_only_the_lines_of_its_kind() -> None:
    assert edited("q-double", constraint="1 = 1", choice_filter="1 = 1") == ()


@pytest.mark.parametrize(
    ("field", "line", "code", "at"),
    [
        ("relevant", "${workers} >", "expression.ends-early", 12),
        ("relevant", "${worker} > 1", "logic.unknown-reference-near", 0),
        ("relevant", "__import__('os')", "expression.unknown-function", 0),
        ("relevant", "().__class__", "expression.unexpected", 1),
        ("relevant", "9**9**9", "expression.unexpected", 3),
        ("constraint", ". = 'maybe'", "logic.unknown-choice", 4),
        ("constraint", "regex(., '(?i)a')", "expression.pattern", 9),
        ("constraint", "${double} > 1 or ${training} = 'perhaps'", "logic.unknown-choice", 31),
    ],
)
def test_a_line_that_cannot_be_meant_is_refused_with_its_place(
    field: str, line: str, code: str, at: int
) -> None:
    with pytest.raises(Unsound) as refused:
        edited("q-training", **{field: line})

    assert [(one.code, one.place, one.facts["at"]) for one in refused.value.problems] == [
        (code, (f"logic-{field}",), at)
    ]


@pytest.mark.parametrize(
    ("question", "line", "parts"),
    [("q-double", "${double} + 1", "double"), ("q-double", "${third} + 1", "double ← third")],
)
def test_a_line_that_would_wait_for_itself_is_refused_with_the_names_around(
    question: str, line: str, parts: str
) -> None:
    with pytest.raises(Unsound) as refused:
        edited(question, calculation=line)

    assert [(one.code, one.facts["parts"]) for one in refused.value.problems] == [
        ("logic.circle", parts)
    ]


def test_a_pole_lead_writes_a_line_and_reads_what_is_wrong_with_it(client_for: ClientFor) -> None:
    at = desk.at_a_desk(client_for, Role.POLE_LEAD)
    id, url = desk.the_questionnaire(at, DEFINITION)
    shown = f"{url}?question=q-training"

    wrong = at.send(shown, f"{url}questions/q-training", **{"logic-relevant": "${workers} > 0 or"})
    right = at.send(shown, f"{url}questions/q-training", **{"logic-relevant": "${workers} > 9"})

    assert (wrong.status_code, right.status_code) == (422, 303)
    assert "Something is missing at the end of this expression. (at character 18)" in wrong.text
    assert "${workers} &gt; 0 or</textarea>" in wrong.text
    assert rule_of(desk.draft_of(id)) == "${q-workers} > 9"


def rule_of(definition: Definition) -> str:
    return next(one.logic.relevant for one in definition.questions if one.id == "q-training")
