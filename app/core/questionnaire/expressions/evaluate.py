"""The value of an expression at a place."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias, cast

from app.core.questionnaire.expressions.context import LONGEST_TEXT, Context
from app.core.questionnaire.expressions.functions.table import FUNCTIONS
from app.core.questionnaire.expressions.mistakes import NotWorkedOut
from app.core.questionnaire.expressions.nodes import TreeNode
from app.core.questionnaire.expressions.paths import narrowed, walked
from app.core.questionnaire.expressions.syntax import (
    Binary,
    Call,
    Expression,
    Filter,
    Negative,
    Number,
    Path,
    Reference,
    Text,
)
from app.core.questionnaire.expressions.values import (
    Moment,
    Value,
    to_boolean,
    to_number,
    to_text,
)

Compare: TypeAlias = Callable[[object, object], bool]


def value_of(expression: Expression, context: Context) -> Value:
    """Return what ``expression`` is worth in ``context``.

    :raises NotWorkedOut: it has no value there (an unknown function, a wrong number of
        arguments, no tree), or it takes too many steps.
    """
    budget = context.budget
    budget.steps -= 1
    if budget.steps < 0:
        budget.spend(0)
    return _VALUE_OF[type(expression)](expression, context)


def _written(expression: Number | Text, _context: Context) -> Value:
    return expression.value


def _referred(reference: Reference, context: Context) -> Value:
    return context.world.reference(reference.name, reference.last_saved)


def _operated(binary: Binary, context: Context) -> Value:
    return _BINARY[binary.operator](binary, context)


def _negative(negative: Negative, context: Context) -> Value:
    return -_number(negative.of, context)


def _filtered(tree: Filter, context: Context) -> Value:
    return narrowed(_nodes(tree.of, context), tree.predicates, context, value_of)


def _path(path: Path, context: Context) -> list[TreeNode]:
    if path.place and context.world.nodes_at is not None:
        return context.world.nodes_at(path.place)
    if path.start is not None:
        begin = _nodes(path.start, context)
    elif path.absolute:
        begin = [_root(context.current or context.here())]
    else:
        begin = [context.here()]
    return walked(begin, path.steps, context, value_of)


def _root(node: TreeNode) -> TreeNode:
    while node.parent is not None:
        node = node.parent
    return node


def _nodes(expression: Expression, context: Context) -> list[TreeNode]:
    value = value_of(expression, context)
    if not isinstance(value, list):
        raise NotWorkedOut("expression.not-nodes", expression.at)
    return value


def _number(expression: Expression, context: Context) -> float:
    if type(expression) is Number:
        return expression.value
    value = value_of(expression, context)
    return value if type(value) is float else to_number(value, context.world.zone)


def _called(call: Call, context: Context) -> Value:
    function = FUNCTIONS.get(call.name)
    if function is None:
        raise NotWorkedOut("expression.unknown-function", call.at, function=call.name)
    count = len(call.arguments)
    if count < function.least or (function.most is not None and count > function.most):
        raise NotWorkedOut("expression.argument-count", call.at, function=call.name, given=count)
    if function.lazy is not None:
        return function.lazy(context, call.arguments, value_of)
    values = [value_of(given, context) for given in call.arguments]
    for given in values:
        if type(given) is str and len(given) >= 100:
            context.budget.spend(len(given) // 100)
    value = function.apply(context, values)
    if isinstance(value, str):
        if len(value) > LONGEST_TEXT:
            raise NotWorkedOut("expression.too-much-work", call.at)
        context.budget.spend(len(value) // 100)
    return value


def _or(tree: Binary, context: Context) -> Value:
    return to_boolean(value_of(tree.left, context)) or to_boolean(value_of(tree.right, context))


def _and(tree: Binary, context: Context) -> Value:
    return to_boolean(value_of(tree.left, context)) and to_boolean(value_of(tree.right, context))


def _union(tree: Binary, context: Context) -> Value:
    both = {id(node): node for node in _nodes(tree.left, context) + _nodes(tree.right, context)}
    return sorted(both.values(), key=lambda node: node.order)


def _arithmetic(
    compute: Callable[[float, float], float],
) -> Callable[[Binary, Context], Value]:
    def computed(tree: Binary, context: Context) -> Value:
        return compute(_number(tree.left, context), _number(tree.right, context))

    return computed


def _divided(left: float, right: float) -> float:
    if right == 0:
        if left == 0 or math.isnan(left):
            return math.nan
        return math.copysign(math.inf, left) * math.copysign(1, right)
    return left / right


def _remainder(left: float, right: float) -> float:
    return math.nan if right == 0 or math.isinf(left) else math.fmod(left, right)


def _compared(compare: Compare, *, by_order: bool) -> Callable[[Binary, Context], Value]:
    """Compare as XPath 1.0 §3.4: a node set stands for each of its nodes in turn."""

    def answer(tree: Binary, context: Context) -> Value:
        left, right = value_of(tree.left, context), value_of(tree.right, context)
        if isinstance(left, bool) or isinstance(right, bool):
            if not by_order:
                return compare(to_boolean(left), to_boolean(right))
            if not isinstance(left, list) and not isinstance(right, list):
                return compare(_plain_number(left, context), _plain_number(right, context))
        firsts = _each(left)
        seconds = _each(right)
        context.budget.spend(len(firsts) * len(seconds))
        return any(
            compare(*_alike(first, second, context, by_order=by_order))
            for first in firsts
            for second in seconds
        )

    return answer


def _each(value: Value) -> list[Value]:
    return [node.text for node in value] if isinstance(value, list) else [value]


def _plain_number(value: Value, context: Context) -> float:
    return to_number(value, context.world.zone)


def _alike(first: Value, second: Value, context: Context, *, by_order: bool) -> tuple[Value, Value]:
    """Bring two single values to one kind: numbers where one is a number, else text."""
    if by_order or isinstance(first, float | Moment) or isinstance(second, float | Moment):
        return _plain_number(first, context), _plain_number(second, context)
    return to_text(first), to_text(second)


_BINARY: Mapping[str, Callable[[Binary, Context], Value]] = {
    "or": _or,
    "and": _and,
    "|": _union,
    "+": _arithmetic(operator.add),
    "-": _arithmetic(operator.sub),
    "*": _arithmetic(operator.mul),
    "div": _arithmetic(_divided),
    "mod": _arithmetic(_remainder),
    "=": _compared(operator.eq, by_order=False),
    "!=": _compared(operator.ne, by_order=False),
    "<": _compared(cast(Compare, operator.lt), by_order=True),
    "<=": _compared(cast(Compare, operator.le), by_order=True),
    ">": _compared(cast(Compare, operator.gt), by_order=True),
    ">=": _compared(cast(Compare, operator.ge), by_order=True),
}

_VALUE_OF: Mapping[type[Expression], Callable[[Any, Context], Value]] = {
    Number: _written,
    Text: _written,
    Reference: _referred,
    Call: _called,
    Binary: _operated,
    Negative: _negative,
    Filter: _filtered,
    Path: _path,
}
"""A table rather than a ladder: it is asked for each step of each calculation."""
