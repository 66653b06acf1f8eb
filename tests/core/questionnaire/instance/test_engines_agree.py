"""What the page shows at once is what the server decides."""

from __future__ import annotations

import json
import random
import subprocess
from pathlib import Path
from typing import Any

from app.core.questionnaire.compiling import Compiled, compile
from app.core.questionnaire.definition import Group, Question
from app.core.questionnaire.expressions.context import World
from app.core.questionnaire.filling import Filling
from app.core.questionnaire.instance import wire
from app.core.questionnaire.instance.filled import Filled
from app.core.questionnaire.kinds import Calculated, DecimalNumber, Integer, Kind, Text
from app.core.questionnaire.logic import Logic
from app.interchange.expressions_in_node import node
from tests import make

RUNNER = Path(__file__).parents[3] / "js" / "filling.mjs"
WORLD = World(now=make.NOW, locale="fr_BE")
QUESTIONNAIRES, QUESTIONS, STEPS = 60, 8, 12
TEXTS = ("", "0", "1", "2.5", "7", "deux", "2026-03-01")
RULES = (
    "${{{}}} > 1", "${{{}}} = ''", "${{{}}} != '' and ${{{}}} < 5", "not(${{{}}} = '7')",
    "count-non-empty(${{{}}} | ${{{}}}) > 0",
)  # fmt: skip
VALUES = (
    "${{{}}} + 1", "coalesce(${{{}}}, 0) * 2", "concat(${{{}}}, '-', ${{{}}})",
    "if(${{{}}} > 1, 'many', 'few')", "sum(${{{}}} | ${{{}}})",
)  # fmt: skip


def a_questionnaire(chance: random.Random) -> Compiled:
    """Questions that show, compute and check each other, always looking back."""

    def written(forms: tuple[str, ...], number: int) -> str:
        earlier = [f"q-{chance.randrange(number)}" for _ in range(2)]
        return chance.choice(forms).format(*earlier)

    def question(number: int) -> Question:
        rule = written(RULES, number) if number and chance.random() < 0.5 else ""
        if number and chance.random() < 0.4:
            logic = Logic(relevant=rule, calculation=written(VALUES, number))
            return make.a_question(str(number), Calculated(), logic=logic)
        kinds: list[Kind] = [Integer(), DecimalNumber(), Text()]
        kind = chance.choice(kinds)
        constraint = chance.choice(["", ". < 5", ". != ''"])
        trigger = f"${{q-{chance.randrange(number)}}}" if number and chance.random() < 0.2 else ""
        value = written(VALUES, number) if trigger else ""
        logic = Logic(relevant=rule, constraint=constraint, trigger=trigger, calculation=value)
        return make.a_question(str(number), kind, logic=logic)

    first, second = QUESTIONS // 2, QUESTIONS
    group = Group(
        "g-last", "last", parts=tuple(question(number) for number in range(first, second)),
        logic=Logic(relevant=written(RULES, first)),
    )  # fmt: skip
    page = make.a_page(*(question(number) for number in range(first)), group)
    return compile(make.a_definition(make.a_module(page)))


def state(filled: Filled) -> list[list[object]]:
    found = [filled.nodes(place)[0] for place in filled.places()]
    return [[node.text, filled.is_relevant(node), filled.breaks_constraint(node)] for node in found]


def test_both_engines_fill_a_questionnaire_alike_whatever_is_answered_in_whatever_order() -> None:
    chance = random.Random(20261124)  # noqa: S311  (for a test that repeats itself)
    lines, ours = [], []
    for _ in range(QUESTIONNAIRES):
        compiled = a_questionnaire(chance)
        assert compiled.problems == ()
        filled = Filling(compiled, {}, WORLD).filled
        sent = wire.encode(filled)
        asked = [
            number for number, place in enumerate(filled.places())
            if place[-1].isdigit() and not (
                (rule := compiled.model.rules.get(place)) and rule.calculation
            )
        ]  # fmt: skip
        steps = [(chance.choice(asked), chance.choice(TEXTS)) for _ in range(STEPS)]
        states = [state(filled)]
        for place, text in steps:
            filled.answer(filled.nodes(list(filled.places())[place])[0], text)
            states.append(state(filled))
        lines.append(json.dumps({"wire": sent, "steps": steps}))
        ours.append(states)

    assert in_the_page(lines) == ours


def in_the_page(lines: list[str]) -> list[Any]:
    """Return the states of the engine of the page, for each line of a filling and its steps."""
    done = subprocess.run(
        [node(), RUNNER], input="\n".join(lines), capture_output=True, text=True, check=True
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_two_answers_that_set_each_other_come_to_a_stop() -> None:
    first = make.a_question(
        "first", logic=Logic(trigger="${q-second}", calculation="${q-second} + 1")
    )
    second = make.a_question(
        "second", logic=Logic(trigger="${q-first}", calculation="${q-first} + 1")
    )
    compiled = compile(make.a_definition(make.a_module(make.a_page(first, second))))
    filled = Filling(compiled, {}, WORLD).filled
    place = list(filled.places()).index(compiled.places["q-first"])
    line = json.dumps({"wire": wire.encode(filled), "steps": [[place, "1"]]})

    filled.answer(filled.nodes(compiled.places["q-first"])[0], "1")

    assert [in_the_page([line])[0][-1]] == [state(filled)]
    assert filled.nodes(compiled.places["q-first"])[0].text == "51"
