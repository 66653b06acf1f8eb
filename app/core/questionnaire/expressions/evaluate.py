"""The value of an expression at a place."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from typing import Any, cast

from app.core.questionnaire.expressions.context import LONGEST_TEXT, Context, Work
from app.core.questionnaire.expressions.functions.kind import Apply, Lazy
from app.core.questionnaire.expressions.functions.table import FUNCTIONS
from app.core.questionnaire.expressions.mistakes import NotWorkedOut
from app.core.questionnaire.expressions.nodes import TreeNode
from app.core.questionnaire.expressions.operators import Compare, compared, divided, remainder
from app.core.questionnaire.expressions.paths import Predicate, narrowed, walked
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
    size_of,
)
from app.core.questionnaire.expressions.values import Value, number_of, to_boolean, to_number


def value_of(expression: Expression, context: Context) -> Value:
    """Return what ``expression`` is worth in ``context``.

    :raises NotWorkedOut: it has no value there (an unknown function, a wrong number of
        arguments, no tree), or it takes too many steps.
    """
    known = context.world.works.get(id(expression))
    if known is None:
        known = context.world.works[id(expression)] = (expression, work_of(expression))
    return known[1](context)


def work_of(expression: Expression) -> Work:
    """Return an expression as functions in functions: what its tree says is looked up once, and
    not each time that it is worked out."""
    return _WORK_OF[type(expression)](expression)


def _written(expression: Number | Text) -> Work:
    value = expression.value

    def work(context: Context) -> Value:
        return value

    return work


def _referred(reference: Reference) -> Work:
    name, last_saved = reference.name, reference.last_saved

    def work(context: Context) -> Value:
        return context.world.reference(name, last_saved)

    return work


def _operated(binary: Binary) -> Work:
    return _BINARY[binary.operator](binary)


def _negative(negative: Negative) -> Work:
    number = _number(negative.of)

    def work(context: Context) -> Value:
        return -number(context)

    return work


def _filtered(tree: Filter) -> Work:
    nodes, predicates = _nodes(tree.of), tuple(map(_predicate, tree.predicates))

    def work(context: Context) -> Value:
        return narrowed(nodes(context), predicates, context)

    return work


def _path(path: Path) -> Work:
    place = path.place
    begin = _beginning(path)
    steps = tuple((step, tuple(map(_predicate, step.predicates))) for step in path.steps)

    def work(context: Context) -> list[TreeNode]:
        if place and (nodes_at := context.world.nodes_at) is not None:
            return nodes_at(place)
        return walked(begin(context), steps, context)

    return work


def _predicate(expression: Expression) -> Predicate:
    """Return what narrows a node set; it costs a step for each part of it at each node."""
    return work_of(expression), size_of(expression)


def _beginning(path: Path) -> Callable[[Context], list[TreeNode]]:
    if path.start is not None:
        return _nodes(path.start)
    if path.absolute:
        return lambda context: [_root(context.current or context.here())]
    return lambda context: [context.here()]


def _root(node: TreeNode) -> TreeNode:
    while node.parent is not None:
        node = node.parent
    return node


def _nodes(expression: Expression) -> Callable[[Context], list[TreeNode]]:
    work, at = work_of(expression), expression.at

    def nodes(context: Context) -> list[TreeNode]:
        value = work(context)
        if not isinstance(value, list):
            raise NotWorkedOut("expression.not-nodes", at)
        return value

    return nodes


def _number(expression: Expression) -> Callable[[Context], float]:
    if type(expression) is Number:
        constant = expression.value
        return lambda _context: constant
    if type(expression) is Path and expression.place:
        return _number_at(expression, expression.place)
    work = work_of(expression)

    def number(context: Context) -> float:
        value = work(context)
        if type(value) is list:
            value = value[0].text if value else ""
        if type(value) is str and value.isdecimal() and value.isascii():
            return float(value)  # what most answers are that anybody calculates with
        return value if type(value) is float else to_number(value, context.world.zone)

    return number


def _number_at(path: Path, place: tuple[str, ...]) -> Callable[[Context], float]:
    """Return how the number at a plain path is found: what most calculations are made of."""
    work = cast(Callable[[Context], list[TreeNode]], _path(path))

    def number(context: Context) -> float:
        nodes_at = context.world.nodes_at
        nodes: list[TreeNode] = work(context) if nodes_at is None else nodes_at(place)
        text = nodes[0].text if nodes else ""
        if text.isdecimal() and text.isascii():
            return float(text)
        return number_of(text, context.world.zone)

    return number


def _called(call: Call) -> Work:
    function, at = FUNCTIONS.get(call.name), call.at
    if function is None:
        return _refused("expression.unknown-function", at, function=call.name)
    count = len(call.arguments)
    if count < function.least or (function.most is not None and count > function.most):
        return _refused("expression.argument-count", at, function=call.name, given=count)
    given = tuple(map(work_of, call.arguments))
    return _lazy(function.lazy, given) if function.lazy else _applied(function.apply, given, at)


def _refused(code: str, at: int, **facts: object) -> Work:
    def work(_context: Context) -> Value:
        raise NotWorkedOut(code, at, **facts)

    return work


def _lazy(chosen: Lazy, given: tuple[Work, ...]) -> Work:
    def work(context: Context) -> Value:
        return chosen(context, given)

    return work


def _applied(apply: Apply, given: tuple[Work, ...], at: int) -> Work:
    def work(context: Context) -> Value:
        values = [one(context) for one in given]
        for each in values:
            if type(each) is str and len(each) >= 100:
                context.spend(len(each) // 100)
        value = apply(context, values)
        if type(value) is str:
            if len(value) > LONGEST_TEXT:
                raise NotWorkedOut("expression.too-much-work", at)
            if len(value) >= 100:
                context.spend(len(value) // 100)
        return value

    return work


def _or(tree: Binary) -> Work:
    left, right = work_of(tree.left), work_of(tree.right)

    def work(context: Context) -> Value:
        return to_boolean(left(context)) or to_boolean(right(context))

    return work


def _and(tree: Binary) -> Work:
    left, right = work_of(tree.left), work_of(tree.right)

    def work(context: Context) -> Value:
        return to_boolean(left(context)) and to_boolean(right(context))

    return work


def _union(tree: Binary) -> Work:
    left, right = _nodes(tree.left), _nodes(tree.right)

    def work(context: Context) -> Value:
        both = {id(node): node for node in left(context) + right(context)}
        return sorted(both.values(), key=lambda node: node.order)

    return work


def _arithmetic(compute: Callable[[float, float], float]) -> Callable[[Binary], Work]:
    def prepared(tree: Binary) -> Work:
        left, right = _number(tree.left), _number(tree.right)

        def work(context: Context) -> Value:
            return compute(left(context), right(context))

        return work

    return prepared


def _compared(compare: Compare, *, by_order: bool) -> Callable[[Binary], Work]:
    def prepared(tree: Binary) -> Work:
        left, right = work_of(tree.left), work_of(tree.right)

        def work(context: Context) -> Value:
            return compared(left(context), right(context), context, compare, by_order=by_order)

        return work

    return prepared


_BINARY: Mapping[str, Callable[[Binary], Work]] = {
    "or": _or,
    "and": _and,
    "|": _union,
    "+": _arithmetic(operator.add),
    "-": _arithmetic(operator.sub),
    "*": _arithmetic(operator.mul),
    "div": _arithmetic(divided),
    "mod": _arithmetic(remainder),
    "=": _compared(operator.eq, by_order=False),
    "!=": _compared(operator.ne, by_order=False),
    "<": _compared(cast(Compare, operator.lt), by_order=True),
    "<=": _compared(cast(Compare, operator.le), by_order=True),
    ">": _compared(cast(Compare, operator.gt), by_order=True),
    ">=": _compared(cast(Compare, operator.ge), by_order=True),
}

_WORK_OF: Mapping[type[Expression], Callable[[Any], Work]] = {
    Number: _written,
    Text: _written,
    Reference: _referred,
    Call: _called,
    Binary: _operated,
    Negative: _negative,
    Filter: _filtered,
    Path: _path,
}
