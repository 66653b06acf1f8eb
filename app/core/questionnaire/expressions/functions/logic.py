"""Truth, choice between values, and what is kept once it is there."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from app.core.questionnaire.expressions.context import Context, Work
from app.core.questionnaire.expressions.functions.kind import Function, flat, taking
from app.core.questionnaire.expressions.values import Value, to_boolean, to_number, to_text


def _never(_context: Context, _given: list[Value]) -> Value:
    raise AssertionError("a lazy function is never applied to values")


def _if(context: Context, given: Sequence[Work]) -> Value:
    condition, so, otherwise = given
    return so(context) if to_boolean(condition(context)) else otherwise(context)


def _coalesce(context: Context, given: Sequence[Work]) -> Value:
    for work in given:
        value = work(context)
        if type(value) is list:
            value = value[0].text if value else ""
        if value != "":
            return value
    return ""


def _once(context: Context, given: Sequence[Work]) -> Value:
    kept = context.here().text
    return kept or to_text(given[0](context))


def _boolean_from_string(_context: Context, given: list[Value]) -> Value:
    return to_text(given[0]) in {"1", "true"}


def _checklist(context: Context, given: list[Value]) -> Value:
    least, most = (to_number(value, context.world.zone) for value in given[:2])
    return _within(least, most, sum(map(_is_true, flat(given[2:]))))


def _weighted_checklist(context: Context, given: list[Value]) -> Value:
    least, most = (to_number(value, context.world.zone) for value in given[:2])
    conditions, weights = flat(given[2::2]), flat(given[3::2])
    total = sum(
        to_number(weight, context.world.zone)
        for condition, weight in zip(conditions, weights, strict=False)
        if _is_true(condition)
    )
    return _within(least, most, total)


def _is_true(value: Value) -> bool:
    return to_boolean(value)


def _within(least: float, most: float, total: float) -> bool:
    """-1 stands for no bound."""
    return (
        not math.isnan(total) and (least == -1 or total >= least) and (most == -1 or total <= most)
    )


FUNCTIONS: Mapping[str, Function] = {
    "true": taking(0)(lambda _context, _given: True),
    "false": taking(0)(lambda _context, _given: False),
    "boolean": taking(1)(lambda _context, given: to_boolean(given[0])),
    "not": taking(1)(lambda _context, given: not to_boolean(given[0])),
    "boolean-from-string": taking(1)(_boolean_from_string),
    "if": Function(_never, 3, 3, _if),
    "coalesce": Function(_never, 1, None, _coalesce),
    "once": Function(_never, 1, 1, _once),
    "checklist": taking(2, None)(_checklist),
    "weighted-checklist": taking(2, None)(_weighted_checklist),
}
