"""A page of 40 questions validated, one answer taken, and many definitions that leave no trace."""

from __future__ import annotations

import gc
import sys
from datetime import UTC, datetime

from app.core.questionnaire import flow, saving, validation, walking
from app.core.questionnaire.answers import Answers, Value
from app.core.questionnaire.checking import findings
from app.core.questionnaire.definition import Definition, Module, Page, Question
from app.core.questionnaire.flow import Plan
from app.core.questionnaire.kinds import Calculated, DecimalNumber, Integer, Single, Text
from app.core.questionnaire.logic import Logic
from app.core.questionnaire.options import Choice
from app.core.text import FR, text_of
from bench.line import Line, median_ms, once_s

NOW = datetime(2026, 3, 2, tzinfo=UTC)
ASKED = 40
PAGES = 10
DEFINITIONS = 10_000
WARM = 5_000
"""Definitions after which every cache of expressions is full."""

CHOICES = tuple(Choice(f"c{at}", f"c{at}", text_of(fr="Oui")) for at in range(4))


def a_question(number: int, page: int) -> Question:
    """Return one of five kinds, each with logic that reads the question before it."""
    id, before = f"q{page}-{number}", f"q{page}-{number - number % 5}"
    kind, logic = (
        (Integer(least=0), Logic(constraint=". < 1000", warning=". < 500")),
        (DecimalNumber(), Logic(relevant=f"${{{before}}} > 0")),
        (Single(CHOICES), Logic(required=f"${{{before}}} > 10")),
        (Text(), Logic(constraint="string-length(.) < 100")),
        (Calculated(), Logic(calculation=f"${{{before}}} * 2 + 1")),
    )[number % 5]
    return Question(id, id, kind, text_of(fr="Combien ?"), required=number % 2 == 0, logic=logic)


def a_definition(*, pages: int, asked: int, first: int = 0) -> Definition:
    made = tuple(
        Page(f"p{page}", parts=tuple(a_question(number, page) for number in range(asked)))
        for page in range(first, first + pages)
    )
    return Definition((FR,), text_of(fr="Impact"), (Module("m", pages=made),))


def the_answers(plan: Plan) -> Answers:
    said: dict[type, Value] = {Integer: 12, DecimalNumber: "1.5", Single: "c1", Text: "Bien"}
    return {
        id: said[type(one.kind)] for id, one in plan.questions.items() if type(one.kind) in said
    }


def a_walk(plan: Plan) -> walking.Walk:
    return walking.walk(plan, the_answers(plan), now=NOW, locale="fr")


def _plan() -> float:
    definition = a_definition(pages=PAGES, asked=ASKED)
    return once_s(lambda: flow.plan(definition))


def _page() -> float:
    """Each time for a response of its own, so that no value is known from before."""
    plan = flow.plan(a_definition(pages=PAGES, asked=ASKED))
    shown = [(walk, walk.steps[0]) for walk in (a_walk(plan) for _ in range(30))]
    assert list(validation.of_page(*shown[0])) == []
    return median_ms(lambda number: list(validation.of_page(*shown[number])), times=len(shown))


def _request() -> float:
    plan = flow.plan(a_definition(pages=PAGES, asked=ASKED))
    return median_ms(lambda _number: a_walk(plan), times=30)


def _taken() -> float:
    walk = a_walk(flow.plan(a_definition(pages=PAGES, asked=ASKED)))
    return median_ms(lambda number: saving.take(walk, {"q0-0": number + 20}), times=60)


def _growth() -> float:
    """In blocks of memory that Python holds, once every cache is full."""
    before = 0
    for number in range(DEFINITIONS):
        definition = a_definition(pages=1, asked=5, first=number)
        walk = a_walk(flow.plan(definition))
        assert ([*validation.of_walk(walk)], findings(definition)) == ([], [])
        if number == WARM:
            gc.collect()
            before = sys.getallocatedblocks()
    gc.collect()
    return sys.getallocatedblocks() - before


WHOLE = f"{PAGES * ASKED} questions"
LINES = (
    Line(f"{WHOLE}: the way planned, once a version", None, "s", _plan),
    Line(f"{WHOLE}: one response built, once a request", None, "ms", _request),
    Line(f"{WHOLE}: one changed answer taken", None, "ms", _taken),
    Line(f"a page of {ASKED} questions validated", 2, "ms", _page),
    Line(f"{DEFINITIONS:,} definitions validated: growth after {WARM:,}", 2_000, "blocks", _growth),
)
