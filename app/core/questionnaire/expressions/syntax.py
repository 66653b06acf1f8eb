"""The shapes an expression can take, as a typed tree that travels to the page as JSON."""

from __future__ import annotations

from typing import Literal as OneOf
from typing import TypeAlias

import msgspec

Operator: TypeAlias = OneOf[
    "or", "and", "=", "!=", "<", "<=", ">", ">=", "+", "-", "*", "div", "mod", "|"
]
Axis: TypeAlias = OneOf[
    "child", "parent", "self", "attribute", "descendant", "descendant-or-self", "ancestor",
    "ancestor-or-self", "following-sibling", "preceding-sibling", "following", "preceding",
]  # fmt: skip


class Node(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="is"):
    """Base of every shape.  ``at`` is the offset in the text, for a mistake to be pointed at."""


class Number(Node, frozen=True, tag="number"):
    value: float
    at: int = 0


class Text(Node, frozen=True, tag="text"):
    value: str
    at: int = 0


class Reference(Node, frozen=True, tag="reference"):
    """``${name}``, or ``${last-saved#name}`` for the answer of the wave before."""

    name: str
    last_saved: bool = False
    at: int = 0


class Call(Node, frozen=True, tag="call"):
    name: str
    arguments: tuple[Expression, ...] = ()
    at: int = 0


class Binary(Node, frozen=True, tag="binary"):
    operator: Operator
    left: Expression
    right: Expression
    at: int = 0


class Negative(Node, frozen=True, tag="negative"):
    of: Expression
    at: int = 0


class Filter(Node, frozen=True, tag="filter"):
    """A value narrowed by predicates: ``instance('communes')[2]``."""

    of: Expression
    predicates: tuple[Expression, ...]
    at: int = 0


class Step(msgspec.Struct, frozen=True, omit_defaults=True):
    """One step of a path.  ``test`` is a name, ``*``, ``prefix:*`` or ``node()`` and its kin."""

    axis: Axis
    test: str
    predicates: tuple[Expression, ...] = ()


class Path(Node, frozen=True, tag="path"):
    """Steps from the root (``absolute``), from the value of ``start``, or from the context."""

    steps: tuple[Step, ...]
    absolute: bool = False
    place: tuple[str, ...] = ()
    """The names on the way, where the path is nothing but names from the root."""

    start: Expression | None = None
    at: int = 0


Expression: TypeAlias = Number | Text | Reference | Call | Binary | Negative | Filter | Path


def size_of(expression: Expression) -> int:
    """Return of how many parts an expression is made, itself included."""
    inside: tuple[Expression, ...] = ()
    match expression:
        case Call(arguments=inside):
            pass
        case Binary(left=left, right=right):
            inside = (left, right)
        case Negative(of=of):
            inside = (of,)
        case Filter(of=of, predicates=predicates):
            inside = (of, *predicates)
        case Path(steps=steps, start=start):
            inside = tuple(one for step in steps for one in step.predicates)
            inside = inside if start is None else (start, *inside)
        case _:
            pass
    return 1 + sum(map(size_of, inside))
