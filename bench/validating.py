"""A page of 40 questions validated, and many definitions without a trace left of them."""

from __future__ import annotations

import gc
import resource
from pathlib import Path

from app.core.questionnaire import soundness
from app.core.questionnaire.checking import findings
from app.core.questionnaire.compiling import compile
from app.core.questionnaire.definition import Definition, Module, Page, Question
from app.core.questionnaire.kinds import Date, Integer, Kind, Single, Text
from app.core.questionnaire.logic import Logic
from app.core.questionnaire.options import Choice
from app.core.questionnaire.validation import of_page
from app.core.text import FR, NL, text_of
from bench.line import Line, NotHere, median_ms

ON_A_PAGE = 40
DEFINITIONS = 10_000
WARM = 2_000
"""Definitions after which every cache is full."""

STATM = Path("/proc/self/statm")
WORDS = text_of(fr="Question", nl="Vraag")
CHOICES = tuple(Choice(f"c-{at}", f"option_{at}", WORDS) for at in range(5))
KINDS: tuple[Kind, ...] = (Integer(0, 1000), Text(), Single(CHOICES), Date())
VALUES = (7, "Mouscron", "c-1", "2026-03-02")


def a_question(at: int, relevant: str = "") -> Question:
    logic = Logic(relevant=relevant)
    return Question(f"q-{at}", f"n_{at}", KINDS[at % 4], label=WORDS, required=True, logic=logic)


def _page() -> float:
    page = Page("p", parts=tuple(map(a_question, range(ON_A_PAGE))))
    module = Module("m", pages=(page,))
    answers = {f"q-{at}": VALUES[at % 4] for at in range(ON_A_PAGE)}
    assert list(of_page(module, page, answers)) == []
    return median_ms(lambda _number: list(of_page(module, page, answers)), times=200)


def a_definition(number: int) -> Definition:
    """Return a small definition whose expressions no other has."""
    last = a_question(1, f"${{q-0}} > {number}")
    page = Page("p", parts=(a_question(0), last))
    return Definition((FR, NL), title=WORDS, modules=(Module("m", title=WORDS, pages=(page,)),))


def _growth() -> float:
    """In MB, once every cache is full."""
    before = 0.0
    for number in range(DEFINITIONS):
        whole = a_definition(number)
        assert (soundness.problems(whole), compile(whole).problems, findings(whole)) == ([], (), [])
        if number == WARM:
            gc.collect()
            before = _held()
    gc.collect()
    return _held() - before


def _held() -> float:
    """Return what this process holds now, in MB."""
    if not STATM.exists():
        raise NotHere("this system does not say how much a process holds")
    return int(STATM.read_text().split()[1]) * resource.getpagesize() / 2**20


LINES = (
    Line(f"a page of {ON_A_PAGE} questions validated", 2, "ms", _page),
    Line(f"{DEFINITIONS:,} definitions validated: growth", 8, "MB", _growth),
)
