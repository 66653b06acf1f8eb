"""A questionnaire of 1,000 questions with 1,000 calculations that hang on each other in a row."""

from __future__ import annotations

import tracemalloc
from datetime import UTC, datetime

from app.core.questionnaire.checking import findings
from app.core.questionnaire.compiling import Compiled, compile
from app.core.questionnaire.definition import Definition, Module, Page, Question
from app.core.questionnaire.expressions.context import World
from app.core.questionnaire.expressions.parser import parse
from app.core.questionnaire.instance.filled import Filled
from app.core.questionnaire.kinds import Calculated, Integer
from app.core.questionnaire.logic import Logic
from app.core.text import FR, NL, text_of
from bench.line import Line, median_ms, once_s

LENGTH = 1_000
PAGES = 20
WORLD = World(now=datetime(2026, 3, 2, 9, 30, tzinfo=UTC))


def definition() -> Definition:
    """Each calculation adds the answer to one question to the calculation before it."""
    label = text_of(fr="Combien ?", nl="Hoeveel?")
    parts = [
        part
        for at in range(LENGTH)
        for part in (
            Question(f"q-{at}", f"asked_{at}", Integer(), label=label),
            Question(f"c-{at}", f"sum_{at}", Calculated(), logic=Logic(calculation=_sum(at))),
        )
    ]
    share = 2 * LENGTH // PAGES
    pages = tuple(
        Page(f"p-{at}", parts=tuple(parts[at : at + share])) for at in range(0, len(parts), share)
    )
    return Definition((FR, NL), title=label, modules=(Module("m", pages=pages),))


def _sum(at: int) -> str:
    return f"${{c-{at - 1}}} + coalesce(${{q-{at}}}, 0)" if at else "${q-0} + 1"


def filled(compiled: Compiled) -> Filled:
    begun = Filled(compiled.model, WORLD, graph=compiled.graph)
    begun.begin()
    return begun


def _compiled() -> float:
    whole = definition()
    parse.cache_clear()
    return once_s(lambda: compile(whole))


def _checked() -> float:
    whole = definition()
    parse.cache_clear()
    return once_s(lambda: findings(whole))


def _changed() -> float:
    compiled = compile(definition())
    one = filled(compiled)
    first = one.nodes(compiled.places["q-0"])[0]
    last = one.nodes(compiled.places[f"c-{LENGTH - 1}"])[0]
    took = median_ms(lambda number: one.answer(first, str(number + 1)), times=50)
    assert last.text == "51", last.text
    return took


def _held() -> float:
    compiled = compile(definition())
    tracemalloc.start()
    kept = filled(compiled)
    size = tracemalloc.get_traced_memory()[0] / 2**20
    tracemalloc.stop()
    assert kept.root.children
    return size


CHAIN = f"{LENGTH:,} questions, {LENGTH:,} chained calculations"
LINES = (
    Line(f"{CHAIN}: compiled, once", 1.5, "s", _compiled),
    Line(f"{CHAIN}: logic checked", 1.5, "s", _checked),
    Line(f"{CHAIN}: one change", 10, "ms", _changed),
    Line(f"{CHAIN}: one response held", 8, "MB", _held),
)
