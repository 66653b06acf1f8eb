"""Numbers: rounding, sums, powers, angles.  All are doubles, as in the page."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal

from app.core.questionnaire.expressions.context import Context
from app.core.questionnaire.expressions.functions.kind import (
    Function,
    flat,
    of_numbers,
    only_nodes,
    taking,
)
from app.core.questionnaire.expressions.mistakes import NotWorkedOut
from app.core.questionnaire.expressions.values import Value, number_of, to_number, to_text

FINEST = 30
"""Decimal places to which ``round`` still does something."""


def _number(context: Context, given: list[Value]) -> Value:
    zone = context.world.zone
    return to_number(given[0], zone) if given else number_of(context.here().text, zone)


def _guarded(compute: Callable[..., float]) -> Callable[..., float]:
    """Answer NaN or infinity where Python raises."""

    def computed(*given: float) -> float:
        if any(math.isnan(each) for each in given):
            return math.nan
        try:
            return compute(*given)
        except OverflowError:
            return math.inf
        except ValueError:
            return math.nan

    return computed


def _trunc(number: float) -> float:
    return number if math.isinf(number) else float(math.trunc(number))


def _floor(number: float) -> float:
    return number if math.isinf(number) else float(math.floor(number))


def _ceiling(number: float) -> float:
    return number if math.isinf(number) else float(math.ceil(number))


def _round(number: float, places: float = 0) -> float:
    """Round half away from zero, on the number as it is written: 2.15 to 2.2."""
    if math.isinf(number) or abs(places) > FINEST:
        return number if places > 0 or math.isinf(number) else 0.0
    unit = Decimal(1).scaleb(-int(places))
    written = Decimal(repr(number))
    if written.adjusted() - unit.adjusted() > 26:
        return number  # finer than a double holds
    return float((written / unit).quantize(Decimal(1), ROUND_HALF_UP) * unit)


def _power(base: float, exponent: float) -> float:
    """Raise as ECMAScript does, which knows infinity where Python raises an error."""
    if abs(base) == 1 and math.isinf(exponent):
        return math.nan
    try:
        return math.pow(base, exponent)
    except OverflowError:
        too_large = math.inf
    except ValueError:
        if base != 0:
            return math.nan
        too_large = math.inf
    odd = exponent.is_integer() and exponent % 2 == 1
    return math.copysign(too_large, base) if odd else too_large


def _log(number: float) -> float:
    return -math.inf if number == 0 else math.log(number)


def _log10(number: float) -> float:
    return -math.inf if number == 0 else math.log10(number)


def _exp10(number: float) -> float:
    return float(f"1e{int(number)}") if number.is_integer() and abs(number) < 300 else 10**number


def _extreme(choose: Callable[[list[float]], float]) -> Callable[[Context, list[Value]], Value]:
    def found(context: Context, given: list[Value]) -> Value:
        numbers = [to_number(value, context.world.zone) for value in flat(given)]
        if not numbers or any(math.isnan(number) for number in numbers):
            return math.nan
        return choose(numbers)

    return found


def _sum(context: Context, given: list[Value]) -> Value:
    total = 0.0
    for node in only_nodes(given[0]):
        total += number_of(node.text, context.world.zone)
    return total


def _random(context: Context, _given: list[Value]) -> Value:
    if context.world.random is None:
        raise NotWorkedOut("expression.no-chance", function="random")
    return context.world.random()


def _count_selected(_context: Context, given: list[Value]) -> Value:
    return float(len(to_text(given[0]).split()))


def _of(compute: Callable[..., float], least: int = 1, most: int = -1) -> Function:
    return taking(least, most)(of_numbers(_guarded(compute)))


FUNCTIONS: Mapping[str, Function] = {
    "number": taking(0, 1)(_number),
    "int": _of(_trunc),
    "floor": _of(_floor),
    "ceiling": _of(_ceiling),
    "round": _of(_round, 1, 2),
    "abs": _of(abs),
    "pow": _of(_power, 2),
    "sqrt": _of(math.sqrt),
    "log": _of(_log),
    "log10": _of(_log10),
    "exp": _of(math.exp),
    "exp10": _of(_exp10),
    "sin": _of(math.sin),
    "cos": _of(math.cos),
    "tan": _of(math.tan),
    "asin": _of(math.asin),
    "acos": _of(math.acos),
    "atan": _of(math.atan),
    "atan2": _of(math.atan2, 2),
    "pi": taking(0)(lambda _context, _given: math.pi),
    "sum": taking(1)(_sum),
    "max": taking(1, None)(_extreme(max)),
    "min": taking(1, None)(_extreme(min)),
    "random": taking(0)(_random),
    "count-selected": taking(1)(_count_selected),
}
