"""The conditions, defaults and checks of one element, as logic of ours."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from app.core.questionnaire.logic import Logic
from app.core.text import NO_TEXT, LocalizedText
from app.interchange.surveyjs.expressions import Asked, Foreign, quoted, translated
from app.interchange.surveyjs.kinds import Element, number, whole
from app.interchange.surveyjs.options import code

CONDITIONS = {
    "visibleIf": "relevant",
    "requiredIf": "required",
    "choicesVisibleIf": "choice_filter",
    "defaultValueExpression": "default",
    "setValueExpression": "calculation",
    "expression": "calculation",
}
TAKEN = frozenset(
    {*CONDITIONS, "enableIf", "visible", "readOnly", "defaultValue", "validators", "isRequired"}
)


class Rules:
    """Reads the rules of an element; what cannot be said is told and kept by the caller."""

    def __init__(
        self,
        element: Element,
        look: Callable[[str], Asked | None],
        *,
        shown_by: str = "",
        words: Callable[[Any], LocalizedText],
        foreign: Callable[[str, Any, str], None],
    ) -> None:
        """:param shown_by: a condition of the file outside the element that shows it.
        :param foreign: hears the property, what it says, and what of it has no equal."""
        self.element, self.look, self.words, self.foreign = element, look, words, foreign
        self.shown_by = shown_by
        self.message = NO_TEXT
        self.constraints: list[str] = []

    def read(self) -> Logic:
        said = {
            ours: self.expression(theirs)
            for theirs, ours in CONDITIONS.items()
            if self.element.get(theirs)
        }
        for check in self.element.get("validators") or []:
            if isinstance(check, Mapping):
                self.check(check)
        said["relevant"] = said.get("relevant", "") or self.hidden()
        said["read_only"] = self.locked()
        said["default"] = said.get("default", "") or self.default()
        said["constraint"] = " and ".join(
            f"({one})" if len(self.constraints) > 1 else one for one in self.constraints
        )
        return Logic(**said)

    def expression(self, field: str) -> str:
        return self.said(field, str(self.element[field]))

    def said(self, field: str, text: str) -> str:
        try:
            return translated(text, self.column if field == "choicesVisibleIf" else self.look)
        except Foreign as foreign:
            self.foreign(field, text, foreign.what)
            return ""

    def column(self, name: str) -> Asked | None:
        """Look a name up where it may be the choice that is offered."""
        if name in {"item", "choice"}:
            return Asked("name")
        for prefix in ("$item.", "item.", "choice."):
            if name.startswith(prefix):
                return Asked(name.removeprefix(prefix))
        return self.look(name)

    def hidden(self) -> str:
        if self.shown_by:
            return self.said("triggers", self.shown_by)
        return "false()" if self.element.get("visible") is False else ""

    def locked(self) -> str:
        if condition := self.element.get("enableIf"):
            open_when = self.said("enableIf", str(condition))
            return f"not({open_when})" if open_when else ""
        return "true()" if self.element.get("readOnly") is True else ""

    def default(self) -> str:
        match self.element.get("defaultValue"):
            case None | "":
                return ""
            case bool() as value if self.element.get("type") == "boolean":
                return "'yes'" if value else "'no'"
            case str() | int() | float() as value:
                return quoted(code(value))
            case [*values] if all(isinstance(one, str | int | float) for one in values):
                codes = [code(one) for one in values]
                if not any(" " in one for one in codes):
                    return quoted(" ".join(codes))
                self.foreign("defaultValue", values, " ")
            case other:
                self.foreign("defaultValue", other, "[…]")
        return ""

    def check(self, check: Mapping[str, Any]) -> None:
        made = self.constraint(check)
        if made is None:
            self.foreign("validators", check, str(check.get("type")))
            return
        if made:
            self.constraints.append(made)
        if not self.message.by_locale:
            self.message = self.words(check.get("text"))

    def constraint(self, check: Mapping[str, Any]) -> str | None:
        """Return the check as an expression, empty where the kind sees to it; None: no equal."""
        match check.get("type"):
            case "numeric":
                low, high = number(check.get("minValue")), number(check.get("maxValue"))
                return _between(".", low, high)
            case "text":
                return _between("string-length(.)", *_counts(check, "minLength", "maxLength"))
            case "regex" if isinstance(check.get("regex"), str):
                return f"regex(., {quoted(check['regex'])})"
            case "email":
                return "regex(., '^[^@ ]+@[^@ ]+[.][^@ ]+$')"
            case "answercount":
                return _between("count-selected(.)", *_counts(check, "minCount", "maxCount"))
            case "expression" if isinstance(check.get("expression"), str):
                return self.said("validators", check["expression"]) or ""
            case _:
                return None


def _counts(check: Mapping[str, Any], least: str, most: str) -> tuple[int | None, int | None]:
    return whole(check.get(least)) or None, whole(check.get(most)) or None


def _between(what: str, low: object, high: object) -> str:
    tests = [f"{what} >= {low}"] if low is not None else []
    tests += [f"{what} <= {high}"] if high is not None else []
    return " and ".join(tests)


def shown_by_triggers(triggers: Any) -> dict[str, str]:
    """Return the conditions by which triggers show questions and pages, by their names."""
    found: dict[str, str] = {}
    for trigger in triggers if isinstance(triggers, list) else []:
        if not isinstance(trigger, Mapping) or trigger.get("type") != "visible":
            continue
        condition = trigger.get("expression") or _compared(trigger)
        for name in [*(trigger.get("questions") or []), *(trigger.get("pages") or [])]:
            earlier = found.get(str(name))
            found[str(name)] = f"({earlier}) or ({condition})" if earlier else str(condition)
    return found


def _compared(trigger: Mapping[str, Any]) -> str:
    operator = str(trigger.get("operator") or "equal")
    value = trigger.get("value")
    literal = (
        value if isinstance(value, int | float) else f'"{str(value or "").replace(chr(34), "")}"'
    )
    return f"{{{trigger.get('name')}}} {operator} {literal}"
