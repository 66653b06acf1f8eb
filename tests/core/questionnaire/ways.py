"""Walks to test with: a questionnaire in front of one respondent."""

from __future__ import annotations

from typing import Any

from app.core.questionnaire import flow, walking
from app.core.questionnaire.definition import Definition, Item, Question
from app.core.questionnaire.kinds import Calculated, Integer
from app.core.questionnaire.logic import Logic
from app.core.questionnaire.spots import Spot
from app.core.questionnaire.walking import Walk
from app.core.text import NO_TEXT
from tests import make


def asked(*parts: Item) -> Definition:
    """Return a questionnaire of one page."""
    return make.a_definition(make.a_module(make.a_page(*parts)))


def number(name: str, **logic: str) -> Question:
    return make.a_question(name, Integer(), logic=Logic(**logic))


def sum_of(name: str, calculation: str) -> Question:
    return make.a_question(name, Calculated(), label=NO_TEXT, logic=Logic(calculation=calculation))


def a_walk(definition: Definition, answers: dict[str, Any] | None = None, **how: Any) -> Walk:
    plan = flow.plan(definition)
    assert plan.compiled.problems == ()
    return walking.walk(plan, answers or {}, now=make.NOW, **{"locale": "fr", **how})


def spot_of(definition: Definition, answers: dict[str, Any], *path: str) -> Spot:
    found = a_walk(definition, answers).spot(path)
    assert found is not None
    return found
