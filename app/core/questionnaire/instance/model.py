"""What is asked, as a tree of named places with the expressions that rule them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from app.core.questionnaire.expressions.nodes import TreeNode
from app.core.questionnaire.expressions.syntax import Expression

Place: TypeAlias = tuple[str, ...]
"""Names from the root down, without positions: ``("data", "site", "jobs")``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What rules one place.  None where nothing is said."""

    type: str = "string"
    relevant: Expression | None = None
    calculation: Expression | None = None
    constraint: Expression | None = None
    required: Expression | None = None
    readonly: Expression | None = None
    constraint_message: str = ""
    required_message: str = ""


@dataclass(frozen=True, slots=True)
class Repeat:
    """A group that comes several times."""

    template: TreeNode
    """What each new time begins with."""

    first: tuple[TreeNode, ...] = ()
    """What the first times begin with instead, where the author wrote them out."""

    count: Expression | None = None
    """How many times there are; None where the respondent decides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Sets a value when something happens, once, unlike a calculation."""

    event: str
    """``first-load``, ``load``, ``changed`` (of ``source``) or ``added`` (to ``source``)."""

    target: Expression
    """A path, from the root or from the source."""

    source: Place = ()
    value: Expression | None = None
    """None sets the empty answer."""

    position: bool = False
    """Sets where the respondent is, if they allow it, instead of a value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A questionnaire, ready to be filled."""

    root: TreeNode
    """The root of the tree with the first answers: its only child is the questionnaire."""

    rules: Mapping[Place, Rule] = field(default_factory=dict)
    repeats: Mapping[Place, Repeat] = field(default_factory=dict)
    actions: tuple[Action, ...] = ()
    instances: Mapping[str, TreeNode] = field(default_factory=dict)
    """Other trees, such as lists of choices, by the name that ``instance()`` knows them by."""


def place_of(node: TreeNode) -> Place:
    """Return the names on the way down to ``node``."""
    names: list[str] = []
    here: TreeNode | None = node
    while here is not None and here.kind != "root":
        names.append(here.name)
        here = here.parent
    return tuple(reversed(names))


def copy_of(node: TreeNode) -> TreeNode:
    """Return a copy of a node and all below it, without a parent."""
    copy = TreeNode(node.kind, node.name, node.value, node.namespace)
    for attribute in node.attributes:
        twin = copy_of(attribute)
        twin.parent = copy
        copy.attributes.append(twin)
    for child in node.children:
        copy.append(copy_of(child))
    return copy
