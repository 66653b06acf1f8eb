"""What the page shows at once is what the server decides."""

from __future__ import annotations

import json
import random
import subprocess
from pathlib import Path
from typing import Any

from app.core.questionnaire.answers import Value
from app.core.questionnaire.compiling import Compiled, compile
from app.core.questionnaire.definition import Group, Question
from app.core.questionnaire.expressions.context import World
from app.core.questionnaire.filling import Filling
from app.core.questionnaire.instance import wire
from app.core.questionnaire.instance.filled import Filled
from app.core.questionnaire.kinds import Calculated, Date, DecimalNumber, Integer, Kind, Text
from app.core.questionnaire.logic import Logic, Repeat
from app.interchange.expressions_in_node import node
from tests import make

RUNNER = Path(__file__).parents[3] / "js" / "filling.mjs"
WORLD = World(now=make.NOW, locale="fr_BE")
QUESTIONNAIRES, QUESTIONS, STEPS = 60, 8, 12
TEXTS = ("", "0", "1", "2.5", "7", "deux", "2026-03-01", "yes", "2026-10-25")
RULES = (
    "${{{}}} > 1", "${{{}}} = ''", "${{{}}} != '' and ${{{}}} < 5", "not(${{{}}} = '7')",
    "count-non-empty(${{{}}} | ${{{}}}) > 0", "selected(${{{}}}, 'yes')",
    "${{{}}} >= today() or ${{{}}} < '2026-02-01'", "string-length(${{{}}}) = 1",
    "${{last-saved#{}}} = '' or ${{last-saved#{}}} < 5",
)  # fmt: skip
VALUES = (
    "${{{}}} + 1", "coalesce(${{{}}}, 0) * 2", "concat(${{{}}}, '-', ${{{}}})",
    "if(${{{}}} > 1, 'many', 'few')", "sum(${{{}}} | ${{{}}})", "once(${{{}}})",
    "format-date(${{{}}}, '%a %e %b %Y')", "date(${{{}}}) + 1", "position(..)", "round(${{{}}}, 1)",
    "${{last-saved#{}}} + 1", "coalesce(${{last-saved#{}}}, ${{{}}})",
)  # fmt: skip


OF_ALL_TIMES = (
    "sum(${{{}}})", "count(${{g-last}})", "join(', ', ${{{}}})", "max(${{{}}})",
    "indexed-repeat(${{{}}}, ${{g-last}}, 2)", "count-non-empty(${{{}}})", "count(${{{}}}[. > 1])",
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
        kinds: list[Kind] = [Integer(), DecimalNumber(), Text(), Date()]
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
        repeat=Repeat(least=2) if chance.random() < 0.5 else None,
    )  # fmt: skip
    behind = tuple(
        make.a_question(
            f"behind_{number}", Calculated(),
            logic=Logic(calculation=form.format(f"q-{chance.randrange(first, second)}")),
        )
        for number, form in enumerate(OF_ALL_TIMES)
    )  # fmt: skip
    page = make.a_page(*(question(number) for number in range(first)), group, *behind)
    return compile(make.a_definition(make.a_module(page)))


def said_before(compiled: Compiled, chance: random.Random) -> dict[str, Value]:
    """Return what somebody may have answered a year before."""
    ids = [f"q-{number}" for number in range(QUESTIONS)]
    return {id: chance.randrange(9) for id in ids if id in compiled.parts and chance.random() < 0.5}


def state(filled: Filled) -> list[list[object]]:
    """Return what stands at each node, whether it counts, and whether it is against its rule."""
    found = [node for place in filled.places() if place for node in filled.nodes(place)]
    return [[node.text, filled.is_relevant(node), filled.breaks_constraint(node)] for node in found]


def test_both_engines_fill_a_questionnaire_alike_whatever_is_answered_in_whatever_order() -> None:
    chance = random.Random(20261124)  # noqa: S311  (for a test that repeats itself)
    lines, ours = [], []
    for _ in range(QUESTIONNAIRES):
        compiled = a_questionnaire(chance)
        assert compiled.problems == ()
        before = said_before(compiled, chance)
        filled = Filling(compiled, {}, WORLD, last_saved=before).filled
        sent = wire.encode(filled)
        last_saved = {id: filled.world.reference(id, True) for id in compiled.last_saved}
        asked = [
            number for number, place in enumerate(filled.places())
            if place[-1].isdigit() and not (
                (rule := compiled.model.rules.get(place)) and rule.calculation
            )
        ]  # fmt: skip
        places = list(filled.places())
        steps = [
            (place, chance.randrange(len(filled.nodes(places[place]))), chance.choice(TEXTS))
            for place in (chance.choice(asked) for _ in range(STEPS))
        ]
        states = [state(filled)]
        for place, time, text in steps:
            filled.answer(filled.nodes(places[place])[time], text)
            states.append(state(filled))
        lines.append(json.dumps({"wire": sent, "steps": steps, "lastSaved": last_saved}))
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
    line = json.dumps({"wire": wire.encode(filled), "steps": [[place, 0, "1"]]})

    filled.answer(filled.nodes(compiled.places["q-first"])[0], "1")

    assert [in_the_page([line])[0][-1]] == [state(filled)]
    assert filled.nodes(compiled.places["q-first"])[0].text == "51"
