"""What the rules say of one response: what is there, what is offered, what is worked out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from app.core.questionnaire.answers import Answers
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
from app.core.questionnaire.expressions import evaluate, values
from app.core.questionnaire.expressions.context import Context, World
from app.core.questionnaire.expressions.mistakes import NO_VALUE
from app.core.questionnaire.expressions.nodes import TreeNode
from app.core.questionnaire.expressions.syntax import Expression
from app.core.questionnaire.lists import item_of
from app.core.questionnaire.options import Choice, Row
from app.core.questionnaire.planting import Planted
from app.core.questionnaire.references import REFERENCE
from app.core.questionnaire.transcribing import text_of
from app.core.text import Locale

NOTHING: Answers = MappingProxyType({})


class Filling(Planted):
    """One response, as the rules see it.

    :param last_saved: what was answered in the wave before, by question id.
    """

    def __init__(
        self,
        compiled: Compiled,
        answers: Answers,
        world: World,
        *,
        first: bool = False,
        last_saved: Answers = NOTHING,
    ) -> None:
        self.last_saved = last_saved
        texts = _texts(compiled.definition, last_saved)
        world = world_of(compiled.definition, world, texts)
        super().__init__(compiled, answers, world, first=first)

    def is_open(self, part: Module | Page | Group | Question | Row, of: str = "") -> bool:
        """Tell whether a part is there for this respondent; ``of`` names the row's question."""
        nodes = self.nodes(f"{of}/{part.id}" if of else part.id)
        return any(self.filled.is_relevant(node) for node in nodes)

    def would_be_open(self, group: Group, within: TreeNode | None = None) -> bool:
        """Tell whether a group that repeats, and has no time yet, is there for this respondent."""
        above, place = self._above(group, within), self.compiled.places[group.id]
        if not self.filled.is_relevant(above):
            return False
        return self.filled.would_be_relevant(TreeNode("element", place[-1], parent=above), place)

    def text(self, id: str) -> str:
        """Return what stands at a question, as expressions read it; empty where nothing does."""
        nodes = self.nodes(id)
        return nodes[0].text if nodes else ""

    def holds(self, tree: Expression, node: TreeNode, *, otherwise: bool) -> bool:
        """Tell whether a condition holds at a node; ``otherwise`` where nobody can say."""
        value = self.value(tree, node)
        return otherwise if value is None else values.to_boolean(value)

    def value(
        self, tree: Expression, node: TreeNode, current: TreeNode | None = None
    ) -> values.Value | None:
        """Return what an expression is worth at a node; None where it has no value."""
        try:
            return evaluate.value_of(
                tree, Context(self.filled.world, node, current=current or node)
            )
        except NO_VALUE:
            return None

    def total(self, question: Question, node: TreeNode) -> float | None:
        """Return what several numbers must add up to; None where they need not, or nobody can
        say it yet."""
        tree = self.compiled.totals.get(question.id)
        value = None if tree is None else self.value(tree, node)
        if value is None or (isinstance(value, list) and not values.to_text(value)):
            return None
        number = values.to_number(value, self.filled.world.zone)
        return number if abs(number) < float("inf") else None

    def offered(self, question: Question, node: TreeNode | None) -> tuple[Choice, ...]:
        """Return the choices that are offered to this respondent."""
        choices = choices_of(question)
        chosen = self.compiled.filters.get(question.id)
        if chosen is None or node is None:
            return choices
        return tuple(choice for choice in choices if self._is_offered(chosen, choice, node))

    def _is_offered(self, chosen: Expression, choice: Choice, node: TreeNode) -> bool:
        value = self.value(chosen, item_of(choice, self.compiled.definition), current=node)
        return value is None or values.to_boolean(value)


def _texts(definition: Definition, answers: Answers) -> dict[str, str]:
    """Return answers as expressions read them, by the id of their question."""
    return {
        question.id: text_of(question, answers[question.id])
        for question in (definition.questions if answers else ())
        if question.id in answers and not rows_of(question)
    }


def world_of(definition: Definition, world: World, last_saved: Mapping[str, str]) -> World:
    """Return the world with the words of the choices, for ``jr:choice-name``, and with what the
    wave before said, by question id."""
    questions = {question.id: question for question in definition.questions}

    def name(code: str, reference: str) -> str:
        found = REFERENCE.fullmatch(reference.strip())
        question = questions.get(found["key"] if found else reference.rpartition("/")[2])
        choices = choices_of(question) if question else ()
        chosen = next((choice for choice in choices if choice.name == code), None)
        locale = Locale(world.locale[:2])
        return chosen.label.read_in(locale, otherwise=definition.authored) if chosen else ""

    return replace(
        world, choice_name=name, reference=lambda id, saved: last_saved.get(id, "") if saved else ""
    )
