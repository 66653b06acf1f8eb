"""The way through a questionnaire, and how far one has come."""

from __future__ import annotations

from typing import Any

from app.core.questionnaire import flow, walking
from app.core.questionnaire.flow import State
from app.core.questionnaire.kinds import Kept, Note
from tests.make import NOW, a_definition, a_module, a_page, a_question, yes_or_no

PLAN = flow.plan(
    a_definition(
        a_module(
            a_page(a_question(required=True), yes_or_no(), id="p-1"),
            a_page(a_question("sum", Kept("calculate")), id="p-hidden"),
            a_page(a_question("word", Note()), id="p-2"),
        ),
        a_module(a_page(a_question("kept", Kept("image")), id="p-3"), id="m-hidden"),
        a_module(a_page(a_question("volunteers"), id="p-4"), id="m-last"),
    )
)


def states(
    answers: dict[str, Any], passed: set[str], wrong: frozenset[str] = frozenset()
) -> list[State]:
    walk = walking.walk(PLAN, answers, now=NOW, locale="fr")
    return [one.state for one in walk.progress(passed, {(id,) for id in wrong})]


def test_pages_with_nothing_to_ask_or_read_are_skipped_and_not_counted() -> None:
    assert [(step.page.id, step.number, step.of) for step in PLAN.steps] == [
        ("p-1", 1, 2), ("p-2", 2, 2), ("p-4", 1, 1),
    ]  # fmt: skip
    assert [module.id for module in PLAN.modules] == ["m-work", "m-last"]


def test_the_way_has_a_beginning_and_an_end() -> None:
    walk = walking.walk(PLAN, {}, now=NOW, locale="fr")
    first, second, last = walk.steps

    assert (walk.before(first), walk.after(last.page.id)) == (None, None)
    assert (walk.before(last), walk.after(first.page.id)) == (second, second)


def test_a_module_is_not_started_in_progress_and_complete() -> None:
    assert states({}, set()) == [State.NOT_STARTED, State.NOT_STARTED]
    assert states({"q-workers": 1}, set()) == [State.IN_PROGRESS, State.NOT_STARTED]
    assert states({"q-workers": 1}, {"p-1", "p-2"}) == [State.COMPLETE, State.NOT_STARTED]


def test_an_answer_that_cannot_be_handed_in_makes_the_module_a_problem() -> None:
    assert states({"q-workers": -1}, {"p-1", "p-2"}, frozenset({"q-workers"}))[0] is State.PROBLEM


def test_a_required_question_left_open_keeps_a_module_from_being_complete() -> None:
    assert states({"q-training": "c-yes"}, {"p-1", "p-2"})[0] is State.IN_PROGRESS


def test_an_optional_question_left_open_by_whoever_passed_its_page_is_answered() -> None:
    assert states({}, {"p-4"})[1] is State.COMPLETE
    assert states({"q-volunteers": 0}, set())[1] is State.COMPLETE
