"""A definition made ready to be filled: every expression read once, every answer in its place.

What is wrong with an expression does not stop the rest: it is told as a problem, with the part
and the field it stands in, and the part does without it.  Publishing asks that there be none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from app.core.problems import Problem
from app.core.questionnaire.definition import (
    Definition,
    Group,
    Module,
    Page,
    Question,
    columns_of,
    rows_of,
)
from app.core.questionnaire.expressions.mistakes import Mistake
from app.core.questionnaire.expressions.nodes import TreeNode, number_in_order
from app.core.questionnaire.expressions.parser import parse
from app.core.questionnaire.expressions.syntax import Call, Expression, Path, Step
from app.core.questionnaire.instance.dependencies import Circle, Graph
from app.core.questionnaire.instance.model import Action, Model, Place, Repeat, Rule, copy_of
from app.core.questionnaire.kinds import Numbers
from app.core.questionnaire.lists import instances_of
from app.core.questionnaire.options import Row
from app.core.questionnaire.parts import Address, repeats_around, walk
from app.core.questionnaire.references import keys_in, last_saved_in, names
from app.core.questionnaire.resolving import Places, resolved
from app.core.questionnaire.transcribing import is_of_numbers, type_of

ROOT = "data"
Standing = Module | Page | Group | Question
"""The parts that can have a place in the tree."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """A definition, ready.  Made once for each version, and shared by all who answer it."""

    definition: Definition
    model: Model
    graph: Graph
    places: Mapping[str, Place]
    """Of each part that has one, by its id; of the rows of a question, by ``question/row``."""

    parts: Mapping[str, Question | Group]
    """The questions and groups, by id."""

    around: Mapping[str, tuple[Group, ...]]
    """The groups that repeat around each question and each group, by its id, outermost first."""

    filters: Mapping[str, Expression]
    """Which choices are offered, by the id of the question."""

    totals: Mapping[str, Expression]
    """What several numbers must add up to, by the id of the question."""

    warnings: Mapping[str, Expression]
    """What an answer should fulfil, by the id of the question."""

    last_saved: frozenset[str]
    """The questions of whose answer in the wave before something speaks, by id."""

    set_once: tuple[str, ...]
    """The questions that a default or the change of another answer sets, by id."""

    problems: tuple[Problem, ...]


def compile(definition: Definition) -> Compiled:
    """Return the definition made ready.

    :cost: about 0.1 ms a question, once for each version.
    """
    return _Compiler(definition).compiled()


class _Compiler:
    def __init__(self, definition: Definition) -> None:
        self.definition = definition
        self.root = TreeNode("root")
        self.taken: dict[TreeNode, set[str]] = {}
        """By node, the names of what stands below it."""

        self.places: dict[str, Place] = {}
        self.standing: list[tuple[Standing, Place]] = []
        self.templates: dict[Place, TreeNode] = {}
        self.rules: dict[Place, Rule] = {}
        self.actions: list[Action] = []
        self.problems: list[Problem] = []
        self.other: dict[str, dict[str, Expression]] = {}

    def compiled(self) -> Compiled:
        self.grow()
        self.known = Places(self.places, frozenset(self.templates))
        repeats = dict(self.repeats())
        for part, place in self.standing:
            self.rule(part, place)
        model = Model(
            root=number_in_order(self.root),
            rules=self.rules,
            repeats=repeats,
            actions=tuple(self.actions),
            instances=instances_of(self.definition),
        )
        model, graph = self.without_circles(model)
        filters, totals, warnings = (
            self.other.get(what, {}) for what in ("choice_filter", "total", "warning")
        )
        parts = {
            part.id: part
            for _at, part in walk(self.definition)
            if isinstance(part, Question | Group)
        }
        return Compiled(
            self.definition, model, graph, self.places, parts, repeats_around(self.definition),
            filters, totals, warnings, last_saved_in(self.definition),
            tuple(id for id, one in parts.items() if one.logic.default or one.logic.trigger),
            tuple(self.problems),
        )  # fmt: skip

    # -- the tree ----------------------------------------------------------------------------

    def grow(self) -> None:
        """Grow the tree, and note each part that stands in it, with its place."""
        top = self.root.append(TreeNode("element", ROOT))
        for module in self.definition.modules:
            inner, place = self.level(module, top, (ROOT,))
            for page in module.pages:
                self.parts(page, *self.level(page, inner, place))

    def level(
        self, part: Module | Page | Group, above: TreeNode, place: Place
    ) -> tuple[TreeNode, Place]:
        """Give a part a level of its own, unless it is there only for the eye."""
        if part.name or part.logic.relevant or getattr(part, "repeat", None):
            return self.put(part, above, place)
        self.places[part.id] = place
        return above, place

    def put(self, part: Standing, above: TreeNode, place: Place) -> tuple[TreeNode, Place]:
        taken = self.taken.setdefault(above, set())
        name = part.name if part.name and part.name not in taken else part.id
        taken.add(name)
        node = above.append(TreeNode("element", name))
        self.places[part.id] = own = (*place, name)
        self.standing.append((part, own))
        return node, own

    def parts(self, owner: Page | Group, above: TreeNode, place: Place) -> None:
        for part in owner.parts:
            if isinstance(part, Question):
                self.rows(part, *self.put(part, above, place))
                continue
            node, own = self.level(part, above, place)
            self.parts(part, node, own)
            if part.repeat:
                self.templates[own] = node

    def rows(self, question: Question, node: TreeNode, place: Place) -> None:
        for row in rows_of(question):
            name = row.name or row.id
            inner = node.append(TreeNode("element", name))
            self.places[f"{question.id}/{row.id}"] = (*place, name)
            for column in columns_of(question):
                inner.append(TreeNode("element", column.name or column.id))

    # -- rules -------------------------------------------------------------------------------

    def rule(self, part: Standing, place: Place) -> None:
        said = {
            what: self.read((part.id,), what, getattr(part.logic, what), place)
            for what in ("relevant", "read_only", "required", "constraint", "calculation")
        }
        required = said["required"]
        if isinstance(part, Question):
            self.once(part, place, said)
            required = Call("true") if part.required else required
            for row in rows_of(part):
                self.row(part, row, (*place, row.name or row.id))
        made = Rule(
            type=type_of(part.kind) if isinstance(part, Question) else "string",
            relevant=said["relevant"],
            calculation=said["calculation"],
            constraint=said["constraint"],
            required=required,
            readonly=said["read_only"],
        )
        if made != Rule():
            self.rules[place] = made

    def row(self, question: Question, row: Row, place: Place) -> None:
        relevant = self.read((question.id, row.id), "relevant", row.relevant, place)
        type = "decimal" if is_of_numbers(question.kind) else "string"
        columns = columns_of(question)
        for column in columns:
            self.rules[(*place, column.name or column.id)] = Rule(type=type)
        if relevant is not None or type != "string":
            self.rules[place] = Rule(type="string" if columns else type, relevant=relevant)

    def once(self, question: Question, place: Place, said: dict[str, Expression | None]) -> None:
        """Read what happens once, or beside the tree: defaults, triggers, filters, checks."""
        logic = question.logic
        if trigger := logic.trigger:
            value, said["calculation"] = said["calculation"], None
            for id in keys_in(trigger):
                if id not in self.places:
                    self.tell((question.id,), "trigger", "logic.unknown-reference", name=id)
                elif value is not None:
                    source = self.places[id]
                    self.actions.append(self.action("changed", place, value, source))
        default = self.read((question.id,), "default", logic.default, place)
        if default is not None:
            repeat = self.known.repeat_around(place)
            event = "added" if repeat else "first-load"
            self.actions.append(self.action(event, place, default, repeat))
        total = question.kind.total if isinstance(question.kind, Numbers) else ""
        for what, written in {
            "choice_filter": logic.choice_filter, "warning": logic.warning, "total": total,
        }.items():  # fmt: skip
            tree = self.read((question.id,), what, written, place)
            if tree is not None:
                self.other.setdefault(what, {})[question.id] = tree

    def action(self, event: str, place: Place, value: Expression, source: Place) -> Action:
        steps = tuple(Step("child", name) for name in place)
        target = Path(steps, absolute=True, place=place)
        return Action(event=event, target=target, source=source, value=value)

    def repeats(self) -> Iterator[tuple[Place, Repeat]]:
        """Take each repeat out of the tree, the inner ones first, and put back as many times of
        it as there are to be at the least."""
        for part, place in reversed(self.standing):
            if not isinstance(part, Group) or not part.repeat:
                continue
            node = self.templates[place]
            template = copy_of(node)
            least = 0 if part.repeat.count else part.repeat.least
            assert node.parent is not None  # noqa: S101  a group stands on a page
            at = node.parent.children.index(node)
            times = [copy_of(template) for _ in range(least)]
            for one in times:
                one.parent = node.parent
            node.parent.children[at : at + 1] = times
            count = self.read((part.id,), "count", part.repeat.count, place)
            yield place, Repeat(template, count=count)

    def read(self, part: Address, what: str, written: str, place: Place) -> Expression | None:
        """Return an expression with its references as paths; None where there is none to use."""
        if not written.strip():
            return None
        try:
            return resolved(parse(written), place, self.known, of_choices=what == "choice_filter")
        except Mistake as mistake:
            self.tell(part, what, mistake.code, at=mistake.at, **mistake.facts)
            return None

    def tell(self, part: Address, what: str, code: str, **facts: object) -> None:
        self.problems.append(Problem(code, (*part, what), facts))

    def without_circles(self, model: Model) -> tuple[Model, Graph]:
        """Return the model whose parts can all be worked out, and in which order."""
        ids = {place: id for id, place in self.places.items()}
        while True:
            try:
                return model, Graph(model)
            except Circle as circle:
                around = dict.fromkeys(circle.places)
                first = ids.get(circle.places[0], "")
                called = names(self.definition)
                on = [called.get(ids.get(place, ""), place[-1]) for place in around]
                self.tell((first,), "calculation", "logic.circle", parts=" ← ".join(on))
                rules = {
                    place: replace(rule, relevant=None, calculation=None)
                    if place in around else rule
                    for place, rule in model.rules.items()
                }  # fmt: skip
                repeats = {
                    place: replace(repeat, count=None) if place in around else repeat
                    for place, repeat in model.repeats.items()
                }
                model = replace(model, rules=rules, repeats=repeats)
