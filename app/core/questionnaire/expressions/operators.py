"""What the operators do with two values (XPath 1.0 §3.4 and §3.5)."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TypeAlias

from app.core.questionnaire.expressions.context import Context
from app.core.questionnaire.expressions.values import (
    Moment,
    Value,
    to_boolean,
    to_number,
    to_text,
)

Compare: TypeAlias = Callable[[object, object], bool]


def divided(left: float, right: float) -> float:
    if right == 0:
        if left == 0 or math.isnan(left):
            return math.nan
        return math.copysign(math.inf, left) * math.copysign(1, right)
    return left / right


def remainder(left: float, right: float) -> float:
    return math.nan if right == 0 or math.isinf(left) else math.fmod(left, right)


def compared(
    left: Value, right: Value, context: Context, compare: Compare, *, by_order: bool
) -> bool:
    """Compare as XPath 1.0 §3.4: a node set stands for each of its nodes in turn."""
    if isinstance(left, bool) or isinstance(right, bool):
        if not by_order:
            return compare(to_boolean(left), to_boolean(right))
        if not isinstance(left, list) and not isinstance(right, list):
            return compare(_plain_number(left, context), _plain_number(right, context))
    firsts = _each(left)
    seconds = _each(right)
    context.spend(len(firsts) * len(seconds))
    return any(
        compare(*_alike(first, second, context, by_order=by_order))
        for first in firsts
        for second in seconds
    )


def _each(value: Value) -> list[Value]:
    return [node.text for node in value] if isinstance(value, list) else [value]


def _plain_number(value: Value, context: Context) -> float:
    return to_number(value, context.world.zone)


def _alike(first: Value, second: Value, context: Context, *, by_order: bool) -> tuple[Value, Value]:
    """Bring two single values to one kind: numbers where one is a number, else text."""
    if by_order or isinstance(first, float | Moment) or isinstance(second, float | Moment):
        return _plain_number(first, context), _plain_number(second, context)
    return to_text(first), to_text(second)
