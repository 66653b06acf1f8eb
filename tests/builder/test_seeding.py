"""The modules that come with the application stand in the library, whole, in both languages."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from app.builder import seeding, shelf
from app.core.access import Role
from app.core.questionnaire import completeness
from app.core.questionnaire.linting import linter
from app.core.questionnaire.linting.finding import Level
from app.core.questionnaire.measured import STAGES, problems
from tests import make

OF_A_WHOLE = {"questionnaire.no-title"}


def test_a_second_time_changes_nothing(session: Session) -> None:
    pole = make.a_pole()
    session.add(pole)
    session.flush()
    account = make.an_account(Role.POLE_LEAD, pole=pole)
    session.add(account)
    session.flush()
    lead = make.an_actor(account)

    first = seeding.seed(session, pole.id, by=lead, now=make.NOW)
    again = seeding.seed(session, pole.id, by=lead, now=make.NOW)

    held = shelf.modules(session, by=lead)
    asked = sum(one.definition.asked for one in held)
    assert (len(first), len(again), len(held), asked) == (16, 0, 16, 141)


@pytest.mark.parametrize("number", range(len(seeding.ORDER)), ids=seeding.ORDER)
def test_nothing_in_a_module_waits_to_be_mended(number: int) -> None:
    content = seeding.modules()[number]

    found = [
        one.problem
        for one in linter.findings(content)
        if one.level is not Level.HINT and one.problem.code not in OF_A_WHOLE
    ]
    assert (found, set(completeness.missing(content).values())) == ([], {0})


def test_what_each_question_measures_can_be_meant() -> None:
    questions = list(seeding.home().questions)
    counted = {one.id: one.measured.counted for one in questions}

    wrong = [(one.name, list(problems(one.measured, counted))) for one in questions]
    staged = sum(one.measured.stage in STAGES for one in questions)
    assert ([each for each in wrong if each[1]], staged > 90) == ([], True)


@pytest.mark.parametrize(
    ("word", "modules"),
    [
        ("benevoles", ["training", "volunteering"]),
        ("vrijwilligers", ["training", "volunteering"]),
        ("b6", ["energy"]),
        ("11.7", ["housing"]),
    ],
)
def test_a_module_is_found_in_both_languages_and_by_tag(word: str, modules: list[str]) -> None:
    found = [
        one.modules[0].name
        for one in seeding.modules()
        if any(shelf.speaks_of(question, [word]) for question in one.questions)
    ]

    assert sorted(found) == modules
