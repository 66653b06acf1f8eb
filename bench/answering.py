"""How long a page of 40 questions takes to be checked, and whether definitions leak.

python bench/answering.py [DEFINITIONS]
"""

from __future__ import annotations

import gc
import resource
import sys
import time
import tracemalloc
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from app.core.questionnaire import flow, saving, validation, walking
from app.core.questionnaire.answers import Changes
from app.core.questionnaire.definition import Definition, Module, Page, Question
from app.core.questionnaire.flow import Plan
from app.core.questionnaire.kinds import Calculated, DecimalNumber, Integer, Single, Text
from app.core.questionnaire.logic import Logic
from app.core.questionnaire.options import Choice
from app.core.text import FR, text_of

NOW = datetime(2026, 3, 2, tzinfo=UTC)
ASKED = 40
PAGES = 10
TIMES = 60
DEFINITIONS = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000


def a_question(number: int, page: int) -> Question:
    """Return one of five kinds, each with logic that reads the question before it."""
    id, before = f"q{page}-{number}", f"q{page}-{number - number % 5}"
    choices = tuple(Choice(f"c{at}", f"c{at}", text_of(fr="Oui")) for at in range(4))
    kind, logic = (
        (Integer(least=0), Logic(constraint=". < 1000", warning=". < 500")),
        (DecimalNumber(), Logic(relevant=f"${{{before}}} > 0")),
        (Single(choices), Logic(required=f"${{{before}}} > 10")),
        (Text(), Logic(constraint="string-length(.) < 100")),
        (Calculated(), Logic(calculation=f"${{{before}}} * 2 + 1")),
    )[number % 5]
    return Question(id, id, kind, text_of(fr="Combien ?"), required=number % 2 == 0, logic=logic)


def a_definition() -> Definition:
    pages = tuple(
        Page(f"p{page}", parts=tuple(a_question(number, page) for number in range(ASKED)))
        for page in range(PAGES)
    )
    return Definition((FR,), text_of(fr="Impact"), (Module("m", pages=pages),))


def the_answers(plan: Plan) -> Changes:
    said = {Integer: 12, DecimalNumber: "1.5", Single: "c1", Text: "Bien"}
    return {
        id: said[type(question.kind)]
        for id, question in plan.questions.items()
        if type(question.kind) in said
    }


def best(work: Callable[[], object]) -> tuple[float, float]:
    """Return the best and the median of many runs, in milliseconds."""
    times = []
    for _ in range(TIMES):
        begin = time.perf_counter()
        work()
        times.append((time.perf_counter() - begin) * 1000)
    times.sort()
    return times[0], times[TIMES // 2]


def say(what: str, measured: tuple[float, float]) -> None:
    print(f"{what:58}{measured[0]:8.2f} ms best{measured[1]:8.2f} ms median")


def speed() -> None:
    definition = a_definition()
    begin = time.perf_counter()
    plan = flow.plan(definition)
    print(f"plan of {PAGES * ASKED} questions, once a version{'':20}"
          f"{(time.perf_counter() - begin) * 1000:8.2f} ms")  # fmt: skip
    answers = the_answers(plan)

    def a_walk() -> walking.Walk:
        return walking.walk(plan, answers, now=NOW, locale="fr")

    walk = a_walk()
    step = walk.steps[0]
    assert list(validation.of_page(walk, step)) == []
    say(f"check a page of {ASKED} questions", best(lambda: [*validation.of_page(walk, step)]))
    say(f"check all {PAGES * ASKED} questions", best(lambda: [*validation.of_walk(walk)]))
    say(f"build a walk of {PAGES * ASKED} questions, once a request", best(a_walk))
    numbers = iter(range(1, 10**6))

    def save() -> None:
        saving.take(walk, {"q0-0": next(numbers) % 400})

    say("take one changed answer, all worked out again", best(save))
    say("how far all modules are", best(lambda: validation.progress(walk, [])))


def memory() -> None:
    """Check many definitions, each made anew, and say what stays."""

    def check() -> None:
        page = Page("p", parts=tuple(a_question(number, 0) for number in range(10)))
        plan = flow.plan(Definition((FR,), modules=(Module("m", pages=(page,)),)))
        walk = walking.walk(plan, the_answers(plan), now=NOW, locale="fr")
        assert not [*validation.of_walk(walk)]

    for _ in range(200):
        check()
    gc.collect()
    tracemalloc.start()
    at_first, resident = tracemalloc.get_traced_memory()[0], _resident()
    begin = time.perf_counter()
    for _ in range(DEFINITIONS):
        check()
    seconds = time.perf_counter() - begin
    gc.collect()
    grown = (tracemalloc.get_traced_memory()[0] - at_first) / 1024
    print(f"{DEFINITIONS} definitions checked in {seconds:.0f} s, each with ten questions")
    print(f"{grown:.0f} kB more are held, {_resident() - resident:.1f} MB more are resident")


def _resident() -> float:
    """Return the most memory that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    speed()
    memory()
