"""Forms of other people, filled in as they were, with what must then be true."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from app.core.questionnaire.expressions.context import Context, World
from app.core.questionnaire.expressions.evaluate import value_of
from app.core.questionnaire.expressions.nodes import TreeNode
from app.core.questionnaire.expressions.parser import parse
from app.core.questionnaire.instance.filled import Filled
from app.core.questionnaire.instance.model import place_of
from app.interchange.expression_vectors import itext, tree_of
from tests.core.questionnaire.instance.xform import labels_of, model_of, place
from tests.corpus.folder import corpus_file

OUTSIDE = {
    "scn-0424": "a list of chosen options is put in the order of the choices by the page, "
    "which this part of the engine has not",
}
"""Scenarios that we do not play, each with its reason."""


class Play:
    """One scenario on the way: the form as it is filled, and the steps that fill it."""

    def __init__(self, form: Mapping[str, Any]) -> None:
        xml = str(form["form"]["xml"])
        options = {
            key: value
            for option in form["args"]
            if isinstance(option, dict)
            for key, value in option.items()
        }
        self.language = ""
        self.positions = list(options.get("geolocationProvider", {}).get("args", [""]))
        labels, document = labels_of(xml), tree_of(xml.strip())
        world = World(
            now=datetime(2026, 3, 2, 9, 30, tzinfo=UTC),
            itext=lambda name: itext(document, name, self.language),
            choice_name=lambda code, question: labels.get((question.strip(), code), ""),
            position=self.position,
        )
        saved = str(options.get("editInstance", ""))
        self.model = model_of(xml, saved)
        self.filled = Filled(self.model, world)
        self.filled.begin(first=not saved)

    def position(self) -> str:
        return str(self.positions.pop(0) if len(self.positions) > 1 else self.positions[0])

    def nodes(self, ref: str) -> list[TreeNode]:
        found = value_of(parse(ref), Context(self.filled.world, self.filled.root))
        assert isinstance(found, list)
        return found

    def step(self, step: Mapping[str, Any]) -> object:
        """Do what the step says; return what it looks at, None where it only does."""
        match step:
            case {"set": ref, "value": value}:
                self.filled.answer(self.nodes(ref)[0], typed(value))
            case {"add_repeat": ref}:
                beside = self.nodes(ref.rpartition("/")[0])[-1]
                self.filled.add(beside, place(re.sub(r"\[\d+\]", "", ref)))
            case {"remove_repeat": ref}:
                self.filled.remove(self.nodes(ref)[0])
            case {"set_language": language}:
                self.language = language
            case {"expect": what, "ref": ref}:
                return LOOKS[what](self, ref)
            case _:
                raise AssertionError(f"no such step: {step}")
        return None

    def message(self, ref: str, *kinds: str) -> str | None:
        node = self.nodes(ref)[0]
        rule = self.model.rules[place_of(node)]
        said = {
            "constraint": self.filled.breaks_constraint(node) and rule.constraint_message,
            "required": self.filled.is_missing(node) and rule.required_message,
        }
        return next((str(said[kind]) for kind in kinds if said[kind]), None)


def text_at(play: Play, ref: str) -> str | None:
    found = play.nodes(ref)
    return found[0].text if found else None


LOOKS: Mapping[str, Callable[[Play, str], object]] = {
    "value": text_at,
    "repeat_count": lambda play, ref: len(play.nodes(ref)),
    "relevant": lambda play, ref: play.filled.is_relevant(play.nodes(ref)[0]),
    "ConstraintMessage": lambda play, ref: play.message(ref, "constraint"),
    "RequiredMessage": lambda play, ref: play.message(ref, "required"),
    "ValidityMessage": lambda play, ref: play.message(ref, "constraint", "required"),
}


def typed(value: object) -> str:
    """Return a value as a person would have typed it."""
    match value:
        case None | False:
            return ""
        case True:
            return "OK"
        case list():
            return " ".join(map(str, value))
        case _:
            return str(value)


def agrees(found: object, step: Mapping[str, Any]) -> bool:
    wanted = step["equals"]
    match wanted:
        case None:
            return found in {None, ""}
        case bool() if step.get("type") == "boolean":
            return (found == "OK") is wanted
        case {"bigint": number}:
            return bool(found == number)
        case {"latitude": latitude, "longitude": longitude, **rest}:
            parts = [latitude, longitude, rest["altitude"], rest["accuracy"]]
            return [float(part) for part in str(found).split()] == parts
        case int() | float() if isinstance(found, str):
            return found != "" and float(found) == wanted
        case str() if step.get("type") == "raw" and len(wanted.split()) == 4:
            return [float(part) for part in str(found).split()] == list(map(float, wanted.split()))
        case _:
            return bool(found == wanted)


def first_disagreement(scenario: Mapping[str, Any]) -> str | None:
    play = Play(scenario["forms"][0])
    for step in scenario["simple_steps"]:
        found = play.step(step)
        if "expect" in step and not agrees(found, step):
            return f"{scenario['id']}: {step['ref']} is {found!r}, not {step['equals']!r}"
    return None


@pytest.mark.corpus
def test_forms_behave_as_their_authors_recorded() -> None:
    document = json.loads(corpus_file("corpus", "expressions", "odk_scenarios.json").read_bytes())
    played = [
        scenario
        for scenario in document["scenarios"]
        if scenario["simple_steps"]
        and "known-failing" not in scenario["flags"]
        and isinstance(scenario["forms"][0]["form"], dict)
    ]

    disagreeing = {one["id"] for one in played if first_disagreement(one)}

    assert (len(played), disagreeing) == (110, set(OUTSIDE))
