"""The answers of a respondent in the tree that the rules work on, each in its place.

Stored answers are plain values by question id (see ``answers``); the tree holds what
expressions read (see ``transcribing``).  It is planted once for a request; a change works out
again only what hangs on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any

from app.core.questionnaire.answers import (
    TOKEN,
    Answers,
    Changes,
    Path,
    Value,
    applied,
    changed,
    put_at,
    times,
    value_at,
)
from app.core.questionnaire.compiling import Compiled
from app.core.questionnaire.definition import Group, Question, columns_of, rows_of
from app.core.questionnaire.expressions.context import World
from app.core.questionnaire.expressions.nodes import TreeNode
from app.core.questionnaire.instance.filled import Filled
from app.core.questionnaire.instance.leaves import set_text
from app.core.questionnaire.transcribing import cell_of, text_of, value_of


class Planted:
    """One response as a tree.

    :param first: whether the response begins now, so that defaults apply.
    """

    def __init__(
        self, compiled: Compiled, answers: Answers, world: World, *, first: bool = False
    ) -> None:
        self.compiled = compiled
        self.answers = answers
        self._world = world
        self._build(first=first)

    def _build(self, *, first: bool) -> None:
        compiled = self.compiled
        self.filled = Filled(compiled.model, self._world, graph=compiled.graph, forgiving=True)
        self._tokens: dict[TreeNode, str] = {}
        self._grew = False
        self._put(self.answers, None, ())
        self.filled.begin(first=first)
        self._name_times()

    # -- finding -----------------------------------------------------------------------------

    def nodes(self, id: str) -> list[TreeNode]:
        """Return every node of a part, one for each time of the repeats around it."""
        return self.filled.nodes(self.compiled.places.get(id, ("",)))

    def node(self, part: Question | Group, within: TreeNode | None = None) -> TreeNode | None:
        """Return the node of a part, in one time of the repeat around it; None where it is gone."""
        if within is None:
            return next(iter(self.nodes(part.id)), None)
        node: TreeNode | None = within
        around = self.compiled.around[part.id]
        for name in self.compiled.places[part.id][len(self.compiled.places[around[-1].id]) :]:
            inside = node.children if node is not None else ()
            node = next((child for child in inside if child.name == name), None)
        return node

    def times(self, group: Group, within: TreeNode | None = None) -> list[tuple[str, TreeNode]]:
        """Return the times of a group that repeats, each with its token, in order."""
        return [
            (self._tokens[node], node)
            for node in self.nodes(group.id)
            if within is None or _stands_in(node, within)
        ]

    def each(
        self, part: Question | Group, within: TreeNode | None = None, above: Path = ()
    ) -> Iterator[tuple[Path, TreeNode]]:
        """Give every node of a part with the path of its answer, through all times around it."""
        around = self.compiled.around[part.id][len(above) // 2 :]
        if not around:
            node = self.node(part, within)
            yield from [((*above, part.id), node)] if node is not None else ()
            return
        for token, node in self.times(around[0], within):
            yield from self.each(part, node, (*above, around[0].id, token))

    def _above(self, group: Group, within: TreeNode | None) -> TreeNode:
        """Return the node in which the times of a group stand."""
        nodes = self.filled.nodes(self.compiled.places[group.id][:-1])
        return next(one for one in nodes if within is None or _stands_in(one, within))

    # -- changing ----------------------------------------------------------------------------

    def change(self, changes: Changes) -> None:
        """Take over what a save changes; what hangs on it is worked out again."""
        self.answers = applied(self.answers, changes)
        self._grew = False
        in_place = self._changed_in_place(changes, None, ())
        self.answers = applied(self.answers, self.settled())
        if self._name_times() or self._grew or not in_place:
            # Times were put in another order, or a repeat grew with its count: what was
            # answered in its times before comes back.
            self._build(first=False)

    def settled(self) -> Changes:
        """Return what was set by no person but by a default or by a change of another answer."""
        after: dict[str, Value] = dict(self.answers)
        for id in self.compiled.set_once:
            question = self.compiled.parts[id]
            if not isinstance(question, Question):
                continue
            for path, node in self.each(question):
                before = value_at(after, path)
                text = self.filled.remembered(node)
                if text != ("" if before is None else text_of(question, before)):
                    after = put_at(after, path, value_of(question, text))
        return changed(self.answers, {**dict.fromkeys(self.answers), **after})

    def _changed_in_place(
        self, changes: Changes, within: TreeNode | None, around: tuple[Group, ...]
    ) -> bool:
        """Write the changes into the tree as it stands; tell whether it could take them all."""
        for part, value in self._parts(changes, around):
            if isinstance(part, Group):
                if not self._times_changed(part, value, within, around):
                    return False
            elif (node := self.node(part, within)) is not None:
                for leaf, text in _leaves(part, value, node):
                    self.filled.answer(leaf, text)
        return True

    def _times_changed(
        self, group: Group, value: Any, within: TreeNode | None, around: tuple[Group, ...]
    ) -> bool:
        self._grew |= self._name_times()
        given = {str(one[TOKEN]): one for one in times({group.id: value}, group.id)}
        standing = dict(self.times(group, within))
        new = [token for token in given if token not in standing]
        if list(given) != [*(token for token in standing if token in given), *new]:
            return False
        if list(given) != list(standing) and group.repeat and group.repeat.count:
            return False
        for token in standing.keys() - given.keys():
            self.filled.remove(standing[token])
        inside = (*around, group)
        blank = {id: None for id, parts in self.compiled.around.items() if parts == inside}
        for token, one in given.items():
            node, before = standing.get(token), blank
            if node is None:
                node, before = self._added(group, within, token), {}
            if not self._changed_in_place({**before, **one}, node, inside):
                return False
        return True

    def _added(self, group: Group, within: TreeNode | None, token: str) -> TreeNode:
        node = self.filled.add(self._above(group, within), self.compiled.places[group.id])
        self._tokens[node] = token
        return node

    # -- building ----------------------------------------------------------------------------

    def _parts(
        self, answers: Mapping[str, Any], around: tuple[Group, ...]
    ) -> Iterator[tuple[Question | Group, Any]]:
        """Give what is answered directly inside these repeats, with the value."""
        for id, value in answers.items():
            part = self.compiled.parts.get(id)
            if part is not None and self.compiled.around[id] == around:
                yield part, value

    def _put(
        self, answers: Mapping[str, Any], within: TreeNode | None, around: tuple[Group, ...]
    ) -> None:
        for part, value in self._parts(answers, around):
            if isinstance(part, Group):
                self._put_times(part, value, within, around)
            elif (node := self.node(part, within)) is not None:
                for leaf, text in _leaves(part, value, node):
                    set_text(leaf, text)

    def _put_times(
        self, group: Group, value: Any, within: TreeNode | None, around: tuple[Group, ...]
    ) -> None:
        place = self.compiled.places[group.id]
        given = times({group.id: value}, group.id)
        above = self._above(group, within)
        standing = sum(child.name == place[-1] for child in above.children)
        self.filled.grow(above, place, max(0, len(given) - standing))
        nodes = [child for child in above.children if child.name == place[-1]]
        for one, node in zip(given, nodes, strict=False):
            self._tokens[node] = str(one[TOKEN])
            self._put(one, node, (*around, group))

    def _name_times(self) -> bool:
        """Give each new time of a repeat a token by its number, the same for whoever looks; tell
        whether there was one."""
        new: list[TreeNode] = []
        for place in self.compiled.model.repeats:
            for above in self.filled.nodes(place[:-1]):
                new += self._named([one for one in above.children if one.name == place[-1]])
        for node in new:
            self.filled.came(node)
        return bool(new)

    def _named(self, beside: list[TreeNode]) -> list[TreeNode]:
        """Name what has no token yet among the times of one repeat, and return that."""
        taken = {self._tokens.get(one) for one in beside}
        new = [(at, one) for at, one in enumerate(beside, 1) if one not in self._tokens]
        for at, node in new:
            token = next(name for number in count(at) if (name := f"n{number}") not in taken)
            taken.add(token)
            self._tokens[node] = token
        return [node for _at, node in new]


def _leaves(question: Question, value: Any, node: TreeNode) -> Iterator[tuple[TreeNode, str]]:
    """Give each node in which an answer, or what is left of one, stands, with its text."""
    rows = rows_of(question)
    if not rows:
        yield node, "" if value is None else text_of(question, value)
        return
    said = value if isinstance(value, Mapping) else {}
    for row, below in zip(rows, node.children, strict=True):
        columns = columns_of(question)
        cell = said.get(row.id)
        if not columns:
            yield below, "" if cell is None else cell_of(question, cell)
        inside = cell if isinstance(cell, Mapping) else {}
        for column, leaf in zip(columns, below.children, strict=columns != ()):
            yield leaf, str(inside.get(column.id, ""))


def _stands_in(node: TreeNode, above: TreeNode) -> bool:
    here: TreeNode | None = node
    while here is not None and here is not above:
        here = here.parent
    return here is not None
