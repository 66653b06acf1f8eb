"""Walking a path: axes, tests and predicates."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from app.core.questionnaire.expressions.context import Context, Work
from app.core.questionnaire.expressions.mistakes import NotWorkedOut
from app.core.questionnaire.expressions.nodes import AXES, TreeNode
from app.core.questionnaire.expressions.syntax import Step
from app.core.questionnaire.expressions.values import Value, to_boolean

Predicate: TypeAlias = tuple[Work, int]
"""What narrows a node set, ready to be worked out, and how many steps that takes at each node."""

Narrowing: TypeAlias = tuple[Step, tuple[Predicate, ...]]


def walked(
    begin: Sequence[TreeNode], steps: Sequence[Narrowing], context: Context
) -> list[TreeNode]:
    """Return the nodes that the steps reach from ``begin``, each once, in document order."""
    nodes = list(begin)
    for step, predicates in steps:
        reached: dict[int, TreeNode] = {}
        for node in nodes:
            found = [one for one in AXES[step.axis](node) if _passes(one, step, context)]
            context.spend(1 + len(found))
            for one in narrowed(found, predicates, context):
                reached[id(one)] = one
        nodes = sorted(reached.values(), key=lambda one: one.order)
    return nodes


def narrowed(
    nodes: Sequence[TreeNode], predicates: Sequence[Predicate], context: Context
) -> list[TreeNode]:
    """Return the nodes that pass every predicate; a number in brackets is a position."""
    left = list(nodes)
    for predicate, steps in predicates:
        size = len(left)
        context.spend(size * steps)
        left = [
            node
            for position, node in enumerate(left, 1)
            if _holds(predicate(context.at(node, position, size)), position)
        ]
    return left


def _holds(value: Value, position: int) -> bool:
    if isinstance(value, float):
        return value == position
    return to_boolean(value)


def _passes(node: TreeNode, step: Step, context: Context) -> bool:
    test = step.test
    if test.endswith("()"):
        return test == "node()" or node.kind == test[:-2]
    if node.kind != ("attribute" if step.axis == "attribute" else "element"):
        return False
    if test == "*" or test == node.name:
        return True
    prefix, colon, local = test.partition(":")
    if not colon:
        return False
    return _bound(prefix, node, context) and local in {"*", node.local_name}


def _bound(prefix: str, node: TreeNode, context: Context) -> bool:
    """Tell whether the node is of the namespace that ``prefix`` stands for."""
    namespace = context.world.namespaces.get(prefix)
    if namespace is None and not node.name.startswith(f"{prefix}:"):
        raise NotWorkedOut("expression.unknown-prefix", prefix=prefix)
    return node.namespace == namespace or node.name.startswith(f"{prefix}:")
