"""Where an expression is worked out: at which node, when, for whom, and how long it may take."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from typing import TypeAlias

from app.core.questionnaire.expressions.mistakes import NotWorkedOut
from app.core.questionnaire.expressions.nodes import TreeNode
from app.core.questionnaire.expressions.syntax import Expression
from app.core.questionnaire.expressions.values import Value

MOST_STEPS = 50_000
"""Nodes and calls that one expression may visit, in about a tenth of a second."""

LONGEST_TEXT = 1_000_000
"""Code points of any text on the way."""


@dataclass(slots=True)
class Budget:
    """What is left of the steps that one expression may take."""

    steps: int = MOST_STEPS


def _no_reference(name: str, last_saved: bool) -> Value:
    raise NotWorkedOut("expression.unknown-reference", name=name)


def _no_text(_id: str) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class World:
    """What is the same for every node of one evaluation."""

    now: datetime
    zone: tzinfo = UTC
    locale: str = "en_US"
    """Of the respondent: names of months and days are in it."""

    reference: Callable[[str, bool], Value] = _no_reference
    """The nodes or the value behind ``${name}``; True for the wave before."""

    instances: Mapping[str, TreeNode] = field(default_factory=dict)
    itext: Callable[[str], str] = _no_text
    """The wording behind ``jr:itext(id)`` in the respondent's language."""

    choice_name: Callable[[str, str], str] | None = None
    """The label of a choice, by its code and the reference of its question."""

    nodes_at: Callable[[tuple[str, ...]], list[TreeNode]] | None = None
    """Every node at a plain path from the root, in document order, where somebody knows them."""

    namespaces: Mapping[str, str] = field(default_factory=dict)
    random: Callable[[], float] | None = None
    """A number from 0 up to 1; None where nothing may be left to chance."""

    uuid: Callable[[], str] | None = None
    position: Callable[[], str] | None = None
    """Where the respondent is, as a geopoint; None where that is not asked."""

    works: dict[int, tuple[Expression, Work]] = field(default_factory=dict, compare=False)
    """The expressions that were worked out here before, ready to be worked out again."""


@dataclass(slots=True, eq=False)
class Context:
    """The node in whose place the expression stands; None where there is no tree.

    Nobody changes one: it is not frozen only because a frozen one takes three times as long
    to make, and one is made for each calculation.
    """

    world: World
    node: TreeNode | None
    position: int = 1
    size: int = 1
    current: TreeNode | None = None
    """What ``current()`` means inside a predicate: the node of the whole expression."""

    budget: Budget | None = None
    """None until the first step: most calculations take none that could be repeated."""

    def spend(self, steps: int) -> None:
        """:raises NotWorkedOut: no steps are left."""
        budget = self.budget = self.budget or Budget()
        budget.steps -= steps
        if budget.steps < 0:
            raise NotWorkedOut("expression.too-much-work")

    def at(self, node: TreeNode, position: int, size: int) -> Context:
        budget = self.budget = self.budget or Budget()
        return Context(self.world, node, position, size, self.current, budget)

    def here(self) -> TreeNode:
        """:raises NotWorkedOut: there is no tree to stand in."""
        if self.node is None:
            raise NotWorkedOut("expression.no-node")
        return self.node


Work: TypeAlias = Callable[[Context], Value]
"""An expression that is ready: what it is worth where it stands."""
