"""The answers of one respondent, kept true to the rules after every change."""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from dataclasses import replace

from app.core.questionnaire.expressions.context import Context, World
from app.core.questionnaire.expressions.evaluate import value_of
from app.core.questionnaire.expressions.mistakes import NO_VALUE, NotWorkedOut
from app.core.questionnaire.expressions.nodes import TreeNode, ancestors, descendants
from app.core.questionnaire.expressions.syntax import Expression
from app.core.questionnaire.expressions.values import Value, to_boolean, to_text
from app.core.questionnaire.instance.dependencies import Graph
from app.core.questionnaire.instance.growing import Growing
from app.core.questionnaire.instance.leaves import hold, is_leaf, nearest, set_text
from app.core.questionnaire.instance.model import Action, Model, Place, Rule, place_of
from app.core.questionnaire.instance.types import MOST_ASKED, kept, times_of

MOST_TURNS = 50
"""Changes that set off each other in a row; two that never come to rest stop there."""


class Filled(Growing):
    """One filling of a model.

    What does not count (it is not relevant, or stands in something that is not) reads as
    empty.  Its answer is kept beside the tree and comes back with its relevance.

    :param forgiving: an expression that cannot be worked out counts as if it were not there,
        and gives no value, instead of raising NotWorkedOut; a repeat that nobody can count yet
        has no times, instead of those it had.
    """

    def __init__(
        self,
        model: Model,
        world: World,
        *,
        graph: Graph | None = None,
        forgiving: bool = False,
    ) -> None:
        super().__init__(model)
        self.forgiving = forgiving
        self.graph = graph or Graph(model)
        self.world = replace(
            world,
            instances={**world.instances, **model.instances},
            nodes_at=self._nodes.__getitem__,
            works=self.graph.works,
        )
        self._kept: dict[TreeNode, str] = {}
        self._hidden: set[TreeNode] = set()
        self._turns = 0

    # -- asking ------------------------------------------------------------------------------

    def is_relevant(self, node: TreeNode) -> bool:
        hidden = self._hidden
        return not hidden or not any(one in hidden for one in (node, *ancestors(node)))

    def would_be_relevant(self, node: TreeNode, place: Place) -> bool:
        """Tell whether a node would count that stands in the tree for a moment only."""
        rule = self.model.rules.get(place)
        return self._holds(rule.relevant if rule else None, node, otherwise=True)

    def remembered(self, node: TreeNode) -> str:
        """Return what was answered at a node, whether it counts now or not."""
        return self._kept.get(node, node.text)

    def is_required(self, node: TreeNode) -> bool:
        return self._says(node, "required", otherwise=False)

    def is_readonly(self, node: TreeNode) -> bool:
        return any(self._says(one, "readonly", otherwise=False) for one in (node, *ancestors(node)))

    def breaks_constraint(self, node: TreeNode) -> bool:
        """Tell whether an answer is given and its constraint does not hold."""
        return node.text != "" and not self._says(node, "constraint", otherwise=True)

    def is_missing(self, node: TreeNode) -> bool:
        return node.text == "" and self.is_relevant(node) and self.is_required(node)

    # -- changing ----------------------------------------------------------------------------

    def begin(self, *, first: bool = True) -> None:
        """Work everything out; ``first`` for a new response, else one that is taken up again."""
        for node in descendants(self.root):
            if is_leaf(node) and node.text:
                self._write(node, node.text)
        self._work_out(self.graph.order)
        for event in ("first-load", "load") if first else ("load",):
            self._act(event, (), None)

    def answer(self, node: TreeNode, text: str) -> None:
        """Give the answer at a node; what hangs on it is worked out again."""
        if not self._write(node, text):
            return
        place = self._places[node]
        self._work_out(self.graph.hanging_on(place))
        self._act("changed", place, node)

    def add(self, beside: TreeNode, place: Place) -> TreeNode:
        """Add one more time of the repeat at ``place`` in the group ``beside``."""
        new = self._insert(beside, place)
        self._index()
        self._work_out(self._around(place))
        self.came(new)
        return new

    def came(self, node: TreeNode) -> None:
        """Do what is to be done once for a time of a repeat that is new."""
        self._act("added", self._places[node], node)

    def grow(self, beside: TreeNode, place: Place, times: int) -> None:
        """Add more times of a repeat before :meth:`begin`, when nothing is worked out yet."""
        for _ in range(times):
            self._insert(beside, place)
        if times:
            self._index()

    def remove(self, node: TreeNode) -> None:
        """Take one time of a repeat away, with all that was answered in it."""
        place = place_of(node)
        self._cut(node)
        self._index()
        self._work_out(self._around(place))

    # -- working out -------------------------------------------------------------------------

    def _cut(self, node: TreeNode) -> None:
        super()._cut(node)
        for gone in (node, *descendants(node)):
            self._kept.pop(gone, None)
            self._hidden.discard(gone)

    def _around(self, place: Place) -> set[Place]:
        """Return what to work out when a repeat grows or shrinks: what is in it or reads it."""
        inside = (one for one in self.graph.order if one[: len(place)] == place)
        return {*inside, *self.graph.hanging_on(place)}

    def _work_out(self, places: Iterable[Place]) -> None:
        """Bring these places, and all that hangs on what changes, to what the rules say."""
        order, ranked, rules = self.graph.order, self.graph.ranked, self.graph.rules
        repeats = self.model.repeats
        waiting = [order[place] for place in places]
        heapq.heapify(waiting)
        done: set[int] = set()
        while waiting:
            at = heapq.heappop(waiting)
            if at in done:
                continue
            done.add(at)
            place = ranked[at]
            if repeats and place in repeats and self._recounted(place):
                around = {order[one] for one in self._around(place)} - {at}
                done -= around
                for one in around:
                    heapq.heappush(waiting, one)
            rule = rules[at]
            if rule is not None and self._refreshed(place, rule):
                for one in self.graph.ranks_hanging_on(at):
                    if one not in done:
                        heapq.heappush(waiting, one)

    def _refreshed(self, place: Place, rule: Rule) -> bool:
        """Work one place out, wherever it stands; tell whether anything of it changed."""
        relevant, calculation = rule.relevant, rule.calculation
        changed = False
        for node in self._nodes[place]:
            if relevant is not None:
                changed |= self._show(node, self._holds(relevant, node, otherwise=True))
            if calculation is not None and (not self._hidden or self.is_relevant(node)):
                changed |= hold(node, kept(self._text(calculation, node), rule.type))
        return changed

    def _recounted(self, place: Place) -> bool:
        """Make a counted repeat as long as its count says; tell whether it grew or shrank."""
        repeat = self.model.repeats.get(place)
        if repeat is None or repeat.count is None:
            return False
        changed = False
        for group in self.nodes(place[:-1]):
            times = [child for child in group.children if child.name == place[-1]]
            where = TreeNode("element", place[-1], parent=group)
            count = self._text(repeat.count, where)
            if self.forgiving:
                wanted = times_of(count, otherwise=0, most=MOST_ASKED)
            else:
                wanted = times_of(count, otherwise=len(times))
            changed |= wanted != len(times)
            for node in times[wanted:]:
                self._cut(node)
            for _ in range(wanted - len(times)):
                self._insert(group, place)
        if changed:
            self._index()
        return changed

    def _show(self, node: TreeNode, relevant: bool) -> bool:
        """Let a node count or not; answers leave the tree and come back with their relevance."""
        if relevant == (node not in self._hidden):
            return False
        leaves = [one for one in (node, *descendants(node)) if is_leaf(one)]
        if relevant:
            self._hidden.discard(node)
            for leaf in leaves:
                if self.is_relevant(leaf) and leaf in self._kept:
                    set_text(leaf, self._kept.pop(leaf))
        else:
            self._hidden.add(node)
            for leaf in leaves:
                if leaf.text:
                    self._kept[leaf] = leaf.text
                    set_text(leaf, "")
        if relevant:
            self._recalculate_inside(node)
        return True

    def _recalculate_inside(self, node: TreeNode) -> None:
        for one in (node, *descendants(node)):
            rule = self.model.rules.get(place_of(one)) if one.kind == "element" else None
            if rule and rule.calculation is not None and self.is_relevant(one):
                self._write(one, self._text(rule.calculation, one))

    def _write(self, node: TreeNode, text: str) -> bool:
        rule = self.model.rules.get(self._places[node])
        return self._put(node, kept(text, rule.type) if rule else text)

    def _put(self, node: TreeNode, text: str) -> bool:
        """Let a node hold a text of its type; tell whether what counts is another now."""
        if not self.is_relevant(node):
            self._kept[node] = text
            return False
        return hold(node, text)

    # -- expressions -------------------------------------------------------------------------

    def _value(self, expression: Expression, node: TreeNode) -> Value:
        return value_of(expression, Context(self.world, node, current=node))

    def _worked_out(self, expression: Expression, node: TreeNode) -> Value | None:
        try:
            return value_of(expression, Context(self.world, node, 1, 1, node))
        except NO_VALUE:
            if not self.forgiving:
                raise
            return None

    def _holds(self, expression: Expression | None, node: TreeNode, *, otherwise: bool) -> bool:
        value = None if expression is None else self._worked_out(expression, node)
        return otherwise if value is None else to_boolean(value)

    def _text(self, expression: Expression, node: TreeNode) -> str:
        value = self._worked_out(expression, node)
        return "" if value is None else to_text(value)

    def _says(self, node: TreeNode, what: str, *, otherwise: bool) -> bool:
        rule = self.model.rules.get(place_of(node))
        expression = getattr(rule, what) if rule else None
        return (
            otherwise if expression is None else self._holds(expression, node, otherwise=otherwise)
        )

    def _act(self, event: str, source: Place, node: TreeNode | None) -> None:
        for action in self.model.actions:
            if action.event == event and action.source == source:
                self._carry_out(action, node or self.root)

    def _carry_out(self, action: Action, where: TreeNode) -> None:
        targets = self._value(action.target, where)
        if not isinstance(targets, list):
            raise NotWorkedOut("expression.not-nodes")
        if self._turns >= MOST_TURNS:
            return
        self._turns += 1
        for target in nearest(targets, where):
            if self.is_relevant(target):
                self.answer(target, self._given_by(action, target))
        self._turns -= 1

    def _given_by(self, action: Action, target: TreeNode) -> str:
        if action.position:
            return kept(self.world.position(), "geopoint") if self.world.position else ""
        return "" if action.value is None else self._text(action.value, target)
