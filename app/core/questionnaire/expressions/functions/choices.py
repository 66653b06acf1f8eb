"""Several choices in one answer, written as their codes with spaces between."""

from __future__ import annotations

import math
from collections.abc import Mapping

from app.core.questionnaire.expressions.context import Context
from app.core.questionnaire.expressions.functions.kind import Function, taking
from app.core.questionnaire.expressions.mistakes import NotWorkedOut
from app.core.questionnaire.expressions.values import Value, to_number, to_text


def _selected(_context: Context, given: list[Value]) -> Value:
    return to_text(given[1]).strip() in to_text(given[0]).split()


def _selected_at(context: Context, given: list[Value]) -> Value:
    chosen = to_text(given[0]).split()
    at = to_number(given[1], context.world.zone)
    return chosen[int(at)] if math.isfinite(at) and 0 <= int(at) < len(chosen) else ""


def _choice_name(context: Context, given: list[Value]) -> Value:
    if context.world.choice_name is None:
        raise NotWorkedOut("expression.unknown-function", function="jr:choice-name")
    return context.world.choice_name(to_text(given[0]), to_text(given[1]))


FUNCTIONS: Mapping[str, Function] = {
    "selected": taking(2)(_selected),
    "selected-at": taking(2)(_selected_at),
    "jr:choice-name": taking(2)(_choice_name),
}
