"""Nodes: counting, places, names, other trees, repeats."""

from __future__ import annotations

from collections.abc import Mapping

from app.core.questionnaire.expressions.chance import draws, shuffled
from app.core.questionnaire.expressions.context import Context
from app.core.questionnaire.expressions.functions.kind import (
    Function,
    node_or_here,
    only_nodes,
    taking,
)
from app.core.questionnaire.expressions.mistakes import NotWorkedOut
from app.core.questionnaire.expressions.nodes import TreeNode, ancestors, descendants
from app.core.questionnaire.expressions.values import Value, to_number, to_text


def _count(_context: Context, given: list[Value]) -> Value:
    return float(len(only_nodes(given[0])))


def _count_non_empty(_context: Context, given: list[Value]) -> Value:
    return float(sum(1 for node in only_nodes(given[0]) if node.text != ""))


def _position(context: Context, given: list[Value]) -> Value:
    """The place in the node set now walked through, or of a node among those of its name."""
    if not given:
        return float(context.position)
    nodes = only_nodes(given[0])
    return float(place_of(nodes[0])) if nodes else float("nan")


def place_of(node: TreeNode) -> int:
    """Return the place of a node among its siblings of the same name, from 1."""
    beside = node.parent.children if node.parent else [node]
    return [one for one in beside if one.name == node.name].index(node) + 1


def _name(context: Context, given: list[Value]) -> Value:
    node = node_or_here(context, given)
    return node.name if node else ""


def _local_name(context: Context, given: list[Value]) -> Value:
    node = node_or_here(context, given)
    return node.local_name if node else ""


def _namespace(context: Context, given: list[Value]) -> Value:
    node = node_or_here(context, given)
    return node.namespace if node else ""


def _current(context: Context, _given: list[Value]) -> Value:
    return [context.current or context.here()]


def _instance(context: Context, given: list[Value]) -> Value:
    name = to_text(given[0])
    if name not in context.world.instances:
        raise NotWorkedOut("expression.unknown-instance", instance=name)
    return [context.world.instances[name]]


def _indexed_repeat(context: Context, given: list[Value]) -> Value:
    """The answers in the n-th time of a repeat: ``indexed-repeat(what, repeat, n, …)``."""
    nodes = only_nodes(given[0])
    for repeat, index in zip(given[1::2], given[2::2], strict=False):
        times = only_nodes(repeat)
        place = to_number(index, context.world.zone)
        chosen = [time for time in times if place_of(time) == place]
        nodes = [node for node in nodes if any(time in ancestors(node) for time in chosen)]
    return nodes


def _pulldata(context: Context, given: list[Value]) -> Value:
    """The value in a list where another of its columns says something."""
    name, wanted, column, value = (to_text(one) for one in given)
    if name not in context.world.instances:
        raise NotWorkedOut("expression.unknown-instance", instance=name)
    for item in descendants(context.world.instances[name]):
        if item.kind == "element" and _column(item, column) == value:
            return _column(item, wanted) or ""
    return ""


def _column(item: TreeNode, name: str) -> str | None:
    if name.startswith("@"):
        return next((one.value for one in item.attributes if one.name == name[1:]), None)
    return next((one.text for one in item.children if one.name == name), None)


def _randomize(context: Context, given: list[Value]) -> Value:
    """The nodes in an order by chance; as they stand where nothing may be left to chance."""
    nodes = only_nodes(given[0])
    if len(given) > 1:
        return shuffled(nodes, draws(to_number(given[1], context.world.zone)))
    return shuffled(nodes, context.world.random) if context.world.random else nodes


FUNCTIONS: Mapping[str, Function] = {
    "count": taking(1)(_count),
    "count-non-empty": taking(1)(_count_non_empty),
    "position": taking(0, 1)(_position),
    "last": taking(0)(lambda context, _given: float(context.size)),
    "name": taking(0, 1)(_name),
    "local-name": taking(0, 1)(_local_name),
    "namespace-uri": taking(0, 1)(_namespace),
    "current": taking(0)(_current),
    "instance": taking(1)(_instance),
    "indexed-repeat": taking(3, 7)(_indexed_repeat),
    "randomize": taking(1, 2)(_randomize),
    "pulldata": taking(4)(_pulldata),
}
