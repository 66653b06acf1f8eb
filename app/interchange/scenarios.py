"""Files of filled-in forms, as the corpus writes them: an XForm, steps, and what is then true."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

from lxml import etree

from app.core.questionnaire.expressions.context import Context, World
from app.core.questionnaire.expressions.evaluate import value_of
from app.core.questionnaire.expressions.mistakes import Mistake, NotWorkedOut
from app.core.questionnaire.expressions.nodes import TreeNode
from app.core.questionnaire.expressions.parser import parse
from app.core.questionnaire.instance.dependencies import Circle
from app.core.questionnaire.instance.filled import Filled
from app.core.questionnaire.instance.model import place_of
from app.interchange.expression_vectors import itext, tree_of
from app.interchange.xform import labels_of, model_of, place


def worked_out(document: Mapping[str, Any], *, now: datetime) -> Iterator[dict[str, Any]]:
    """Give one answer a step of each scenario that is told in simple steps, in order.

    A step that only does something answers with the empty text.
    """
    for scenario in document["scenarios"]:
        form = next(iter(scenario["forms"]), {"form": ""})
        if scenario.get("simple_steps") and isinstance(form["form"], dict):
            yield from _played(scenario, form, now)


def _played(
    scenario: Mapping[str, Any], form: Mapping[str, Any], now: datetime
) -> Iterator[dict[str, Any]]:
    play: Play | None = None
    for number, step in enumerate(scenario["simple_steps"]):
        said = {"id": scenario["id"], "step": number}
        try:
            play = play or Play(form, now=now)
            yield {**said, **_typed(play.step(step))}
        except (Mistake, Circle, LookupError, ValueError, etree.XMLSyntaxError) as mistake:
            yield {**said, "type": "error", "value": str(mistake)}


def _typed(value: object) -> dict[str, Any]:
    match value:
        case bool():
            return {"type": "boolean", "value": value}
        case int():
            return {"type": "number", "value": value}
        case _:
            return {"type": "string", "value": value or ""}


class Play:
    """One scenario on the way: the form as it is filled, and the steps that fill it."""

    def __init__(self, form: Mapping[str, Any], *, now: datetime) -> None:
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
            now=now,
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
        if not isinstance(found, list):
            raise NotWorkedOut("expression.not-nodes")
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
                raise LookupError(f"no such step: {step}")
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
