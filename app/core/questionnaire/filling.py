"""The answers of a respondent in the tree that the rules work on, and what the rules say of them.

Stored answers are plain values by question id (see ``answers``); the tree holds what
expressions read: codes of choices, numbers and days as text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from app.core.questionnaire.compiling import Compiled
from app.core.questionnaire.definition import (
    Definition,
    Group,
    Module,
    Page,
    Question,
    choices_of,
    rows_of,
)
from app.core.questionnaire.expressions.context import Context, World
from app.core.questionnaire.expressions.evaluate import value_of
from app.core.questionnaire.expressions.mistakes import NotWorkedOut
from app.core.questionnaire.expressions.nodes import TreeNode
from app.core.questionnaire.expressions.syntax import Expression
from app.core.questionnaire.expressions.values import Value, to_boolean
from app.core.questionnaire.instance.filled import Filled
from app.core.questionnaire.instance.model import Place
from app.core.questionnaire.kinds import Calculated
from app.core.questionnaire.lists import item_of
from app.core.questionnaire.options import Choice, Row
from app.core.questionnaire.parts import Part, children
from app.core.questionnaire.references import REFERENCE
from app.core.text import Locale


class Filling:
    """One response, as the rules see it.

    :param answers: by question id; those of a repeat stand under the id of its group, as a
        list of the same.
    :param first: whether the response begins now, so that defaults apply.
    """

    def __init__(
        self,
        compiled: Compiled,
        answers: Mapping[str, Any],
        world: World,
        *,
        first: bool = False,
    ) -> None:
        self.compiled = compiled
        world = world_of(compiled.definition, world)
        self.filled = Filled(compiled.model, world, graph=compiled.graph)
        top = self.filled.root.children[0]
        for module in compiled.definition.modules:
            self._put(module, answers, top)
        self.filled.begin(first=first)

    # -- asking ------------------------------------------------------------------------------

    def is_open(self, part: Module | Page | Group | Question | Row, of: str = "") -> bool:
        """Tell whether a part is there for this respondent; ``of`` names the row's question."""
        nodes = self.nodes(f"{of}/{part.id}" if of else part.id)
        return any(self.filled.is_relevant(node) for node in nodes)

    def text(self, id: str) -> str:
        """Return what stands at a question, as expressions read it; empty where nothing does."""
        nodes = self.nodes(id)
        return nodes[0].text if nodes else ""

    def nodes(self, id: str) -> list[TreeNode]:
        return self.filled.nodes(self.compiled.places.get(id, ("",)))

    def is_required(self, question: Question) -> bool:
        return any(self.filled.is_required(node) for node in self.nodes(question.id))

    def is_read_only(self, question: Question) -> bool:
        return any(self.filled.is_readonly(node) for node in self.nodes(question.id))

    def breaks_constraint(self, question: Question) -> bool:
        return any(self.filled.breaks_constraint(node) for node in self.nodes(question.id))

    def surprises(self, question: Question) -> bool:
        """Tell whether an answer is given of which the author wants to know if it is meant."""
        warning = self.compiled.warnings.get(question.id)
        return warning is not None and any(
            node.text != "" and not to_boolean(self._value(warning, node))
            for node in self.nodes(question.id)
        )

    def total(self, question: Question) -> Value | None:
        """Return what several numbers must add up to; None where they need not, or nobody can
        say it yet."""
        total, nodes = self.compiled.totals.get(question.id), self.nodes(question.id)
        if total is None or not nodes:
            return None
        try:
            return self._value(total, nodes[0])
        except NotWorkedOut:
            return None

    def offered(self, question: Question) -> tuple[Choice, ...]:
        """Return the choices that are offered to this respondent."""
        choices, nodes = choices_of(question), self.nodes(question.id)
        chosen = self.compiled.filters.get(question.id)
        if chosen is None or not nodes:
            return choices
        return tuple(
            choice
            for choice in choices
            if to_boolean(self._value(chosen, self._item(choice), current=nodes[0]))
        )

    def calculated(self) -> Mapping[str, str]:
        """Return the values that are worked out and count, by question id."""
        return {
            question.id: self.text(question.id)
            for question in self.compiled.definition.questions
            if isinstance(question.kind, Calculated) and self.is_open(question)
        }

    # -- inside ------------------------------------------------------------------------------

    def _value(self, tree: Expression, node: TreeNode, current: TreeNode | None = None) -> Value:
        return value_of(tree, Context(self.filled.world, node, current=current or node))

    def _item(self, choice: Choice) -> TreeNode:
        return item_of(choice, self.compiled.definition)

    def _put(self, part: Part, answers: Mapping[str, Any], above: TreeNode) -> None:
        if isinstance(part, Question):
            if part.id in answers:
                _write(part, answers[part.id], _child(above, self._name(part)))
            return
        if isinstance(part, Group) and part.repeat:
            self._put_times(part, answers.get(part.id), above)
            return
        own = self._place(part)
        inside = _child(above, own[-1]) if len(own) > _depth(above) else above
        for child in children(part):
            self._put(child, answers, inside)

    def _put_times(self, group: Group, times: Any, above: TreeNode) -> None:
        place, name = self._place(group), self._name(group)
        times = times if isinstance(times, list) else []
        nodes = [child for child in above.children if child.name == name]
        while len(nodes) < len(times):
            nodes.append(self.filled.grow(above, place))
        for node, answers in zip(nodes, times, strict=False):
            for child in children(group):
                self._put(child, answers, node)

    def _place(self, part: Part) -> Place:
        return self.compiled.places[getattr(part, "id", "")]

    def _name(self, part: Part) -> str:
        return self._place(part)[-1]


def world_of(definition: Definition, world: World) -> World:
    """Return the world with the words of the choices, for ``jr:choice-name``."""
    questions = {question.id: question for question in definition.questions}

    def name(code: str, reference: str) -> str:
        found = REFERENCE.fullmatch(reference.strip())
        question = questions.get(found["key"] if found else reference.rpartition("/")[2])
        choices = choices_of(question) if question else ()
        chosen = next((choice for choice in choices if choice.name == code), None)
        locale = Locale(world.locale[:2])
        return chosen.label.read_in(locale, otherwise=definition.authored) if chosen else ""

    return replace(world, choice_name=name)


def _write(question: Question, value: Any, node: TreeNode) -> None:
    """Write an answer into its node, as expressions read it."""
    if isinstance(value, Mapping):
        names = {row.id: row.name or row.id for row in rows_of(question)}
        for key, one in value.items():
            name = names.get(str(key), str(key))
            below = next((child for child in node.children if child.name == name), None)
            below = below or node.append(TreeNode("element", name))
            _set(below, " ".join(_codes(question, one)))
        return
    _set(node, " ".join(_codes(question, value)))


def _codes(question: Question, value: Any) -> Iterator[str]:
    """Give an answer as text, the ids of choices as their codes."""
    names = {choice.id: choice.name for choice in choices_of(question)}
    for one in value if isinstance(value, list) else [value]:
        yield names.get(one, one) if isinstance(one, str) else str(one)


def _set(node: TreeNode, text: str) -> None:
    node.children = [TreeNode("text", value=text, parent=node)] if text else []


def _child(above: TreeNode, name: str) -> TreeNode:
    return next(child for child in above.children if child.name == name)


def _depth(node: TreeNode) -> int:
    depth = 0
    while node.parent is not None:
        node, depth = node.parent, depth + 1
    return depth
