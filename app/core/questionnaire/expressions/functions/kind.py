"""What a function is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from app.core.questionnaire.expressions.context import Context, Work
from app.core.questionnaire.expressions.mistakes import NotWorkedOut
from app.core.questionnaire.expressions.nodes import TreeNode
from app.core.questionnaire.expressions.values import Value, to_number, to_text

Apply: TypeAlias = Callable[[Context, list[Value]], Value]
Lazy: TypeAlias = Callable[[Context, Sequence[Work]], Value]


@dataclass(frozen=True, slots=True)
class Function:
    """A function: what it does with its values, or (``lazy``) with arguments that it works out."""

    apply: Apply
    least: int
    most: int | None
    """None where any number of arguments may follow."""

    lazy: Lazy | None = None


def taking(least: int, most: int | None = -1) -> Callable[[Apply], Function]:
    """Make a function of exactly ``least`` arguments, or of ``least`` to ``most``."""

    def make(apply: Apply) -> Function:
        return Function(apply, least, least if most == -1 else most)

    return make


def of_texts(compute: Callable[..., Value]) -> Apply:
    """Give the arguments to ``compute`` as text."""
    return lambda _context, given: compute(*(to_text(value) for value in given))


def of_numbers(compute: Callable[..., float]) -> Apply:
    """Give the arguments to ``compute`` as numbers."""
    return lambda context, given: compute(
        *(to_number(value, context.world.zone) for value in given)
    )


def flat(given: Sequence[Value]) -> list[Value]:
    """Return the values with each node set replaced by the texts of its nodes."""
    return [
        each
        for value in given
        for each in ([node.text for node in value] if isinstance(value, list) else [value])
    ]


def node_or_here(context: Context, given: list[Value]) -> TreeNode | None:
    """Return the first node of the only argument, or the context node where there is none."""
    if not given:
        return context.here()
    nodes = only_nodes(given[0])
    return nodes[0] if nodes else None


def only_nodes(value: Value) -> list[TreeNode]:
    """:raises NotWorkedOut: it is no node set."""
    if not isinstance(value, list):
        raise NotWorkedOut("expression.not-nodes")
    return value
