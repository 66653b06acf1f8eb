"""What is wrong with an expression though it can be read: what it speaks of, compares, computes.

A *mistake* has no value or never the one that was meant; a *doubt* has one, and a person should
look whether it is the one that was meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from difflib import get_close_matches

from app.core.questionnaire.expressions.functions.dates import MARKS
from app.core.questionnaire.expressions.functions.table import FUNCTIONS
from app.core.questionnaire.expressions.functions.texts import HASHES, pattern_of
from app.core.questionnaire.expressions.mistakes import NotWorkedOut
from app.core.questionnaire.expressions.operands import compared, computed, conditional, of_a_list
from app.core.questionnaire.expressions.remarks import Remark, Remarks
from app.core.questionnaire.expressions.signatures import WANTS, gives
from app.core.questionnaire.expressions.sorts import (
    ANY,
    NODES,
    NUMBER,
    TEXT,
    TRUTH,
    Sort,
    Surroundings,
)
from app.core.questionnaire.expressions.syntax import (
    Binary,
    Call,
    Expression,
    Filter,
    Negative,
    Number,
    Path,
    Reference,
    Step,
    Text,
)


def remarks(tree: Expression, around: Surroundings, *, wanted: str = "a") -> list[Remark]:
    """Return what is to be said about an expression, in the order of its text.

    :param wanted: what its value is for: ``b`` a condition, ``n`` a number, ``a`` anything.
    """
    checker = _Checker()
    sort = checker.sort(tree, around)
    checker.argument(wanted, tree, sort)
    return sorted(dict.fromkeys(checker.said.found), key=lambda one: one.at)


class _Checker:
    def __init__(self) -> None:
        self.said = Remarks()

    def sort(self, tree: Expression, around: Surroundings) -> Sort:
        """Return what an expression gives, and note what is wrong with it."""
        match tree:
            case Number() | Text():
                return NUMBER if isinstance(tree, Number) else TEXT
            case Reference():
                return self.reference(tree, around)
            case Call():
                return self.call(tree, around)
            case Binary():
                return self.binary(tree, around)
            case Negative(of):
                computed(self.said, of, self.sort(of, around))
                return NUMBER
            case Filter(of, predicates):
                self.predicates(predicates, around.at_item(None))
                return replace(self.sort(of, around), many=False, nodes=True)
            case Path():
                return self.path(tree, around)

    def reference(self, tree: Reference, around: Surroundings) -> Sort:
        found = around.answers.get(tree.name)
        if found is None:
            names = {sort.name: key for key, sort in around.answers.items() if sort.name}
            self.unknown("logic.unknown-reference", tree.at, tree.name, names)
            return ANY
        return replace(found, nodes=not tree.last_saved, many=found.many and not tree.last_saved)

    def unknown(self, code: str, at: int, name: str, known: Sequence[str] | dict[str, str]) -> None:
        near = get_close_matches(name, list(known), 1, 0.75)
        if near:
            self.said.mistake(f"{code}-near", at, name=name, suggestion=near[0])
        else:
            self.said.mistake(code, at, name=name)

    # -- operators ---------------------------------------------------------------------------

    def binary(self, tree: Binary, around: Surroundings) -> Sort:
        left, right = self.sort(tree.left, around), self.sort(tree.right, around)
        match tree.operator:
            case "and" | "or":
                conditional(self.said, tree.left, left)
                conditional(self.said, tree.right, right)
                return TRUTH
            case "|":
                return NODES
            case "=" | "!=" | "<" | "<=" | ">" | ">=":
                compared(self.said, tree, left, right)
                return TRUTH
            case _:
                computed(self.said, tree.left, left)
                computed(self.said, tree.right, right)
                return NUMBER

    # -- functions ---------------------------------------------------------------------------

    def call(self, tree: Call, around: Surroundings) -> Sort:
        function = FUNCTIONS.get(tree.name)
        if function is None:
            near = get_close_matches(tree.name, list(FUNCTIONS), 1, 0.75)
            code = "expression.unknown-function" + ("-near" if near else "")
            facts = {"suggestion": near[0]} if near else {}
            self.said.mistake(code, tree.at, function=tree.name, **facts)
            return ANY
        given = len(tree.arguments)
        if given < function.least or (function.most is not None and given > function.most):
            self.said.mistake("expression.argument-count", tree.at, function=tree.name, given=given)
            return gives(tree.name)
        sorts = [self.sort(one, around) for one in tree.arguments]
        wanted = WANTS.get(tree.name, "")
        for letter, one, sort in zip(wanted, tree.arguments, sorts, strict=False):
            self.argument(letter, one, sort)
        self.written_out(tree, sorts, around)
        return self.given_back(tree.name, sorts)

    def argument(self, letter: str, tree: Expression, sort: Sort) -> None:
        match letter:
            case "n":
                computed(self.said, tree, sort)
            case "b":
                conditional(self.said, tree, sort)
            case "s" if not sort.nodes and sort.what != "any":
                self.said.mistake("logic.nodes-wanted", tree.at)
            case "d" | "t" if sort.many:
                self.said.doubt("logic.many-answers", tree.at, name=sort.name)
            case "d" if isinstance(tree, Text) and tree.value:
                compared(self.said, Binary("=", tree, tree, tree.at), Sort("day"), TEXT)
            case _:
                pass

    def written_out(self, tree: Call, sorts: list[Sort], around: Surroundings) -> None:
        """Check the arguments that an author writes as text: codes, patterns, marks, lists."""
        match tree:
            case Call("selected", (_, Text(code, at))) if code.strip():
                of_a_list(self.said, sorts[0], code.strip(), at)
            case Call("regex", (_, Text(pattern, at))):
                try:
                    pattern_of(pattern)
                except NotWorkedOut as wrong:
                    self.said.mistake(wrong.code, at, **wrong.facts)
            case Call("format-date" | "format-date-time", (_, Text(marks, at))):
                for mark, letter in zip(marks, marks[1:], strict=False):
                    if mark == "%" and letter not in MARKS:
                        self.said.doubt("logic.unknown-mark", at, mark=f"%{letter}")
            case Call("digest", (_, Text(name, at), *_)) if (
                name.lower().replace("-", "") not in HASHES
            ):
                self.said.mistake("expression.algorithm", at, algorithm=name)
            case _:
                self.of_trees(tree, around)

    def of_trees(self, tree: Call, around: Surroundings) -> None:
        """Check the lists and the repeats that a function looks into."""
        match tree:
            case Call("instance", (Text(name, at),)):
                self.known_list(name, at, around)
            case Call("pulldata", (Text(name, at), wanted, column, _)):
                self.known_list(name, at, around)
                for one in (wanted, column):
                    if isinstance(one, Text):
                        self.column(one.value, one.at, around.lists.get(name))
            case Call("indexed-repeat", (_, *rest)):
                for repeat in rest[::2]:
                    if isinstance(repeat, Reference) and repeat.name not in around.repeats:
                        self.not_a_repeat(repeat, around)
            case _:
                pass

    def known_list(self, name: str, at: int, around: Surroundings) -> None:
        if name not in around.lists:
            self.unknown("logic.unknown-list", at, name, list(around.lists))

    def not_a_repeat(self, tree: Reference, around: Surroundings) -> None:
        if found := around.answers.get(tree.name):
            self.said.mistake("logic.not-a-repeat", tree.at, name=found.name)

    def given_back(self, name: str, sorts: list[Sort]) -> Sort:
        """Return what a function gives: where it hands on an argument, what that is."""
        match name:
            case "if" | "coalesce":
                handed = sorts[1:] if name == "if" else sorts
                whats = {sort.what for sort in handed}
                return Sort(handed[0].what) if len(whats) == 1 else ANY
            case "once" | "indexed-repeat" | "randomize":
                return replace(sorts[0], many=False, nodes=sorts[0].nodes and name != "once")
            case _:
                return gives(name)

    # -- paths -------------------------------------------------------------------------------

    def path(self, tree: Path, around: Surroundings) -> Sort:
        match tree:
            case Path(steps=(Step("self", "node()", ()),), absolute=False, start=None):
                return replace(around.own, nodes=True)
            case Path(start=Call("instance", (Text(name),)) as start):
                self.sort(start, around)
                self.of_a_list(tree, around, around.lists.get(name))
            case Path(start=None, absolute=False) if around.columns is not None:
                self.first_column(tree, around.columns)
                self.inside(tree.steps, around)
            case _:
                if tree.start is not None:
                    self.sort(tree.start, around)
                self.inside(tree.steps, around.at_item(None))
        return NODES

    def of_a_list(self, tree: Path, around: Surroundings, columns: frozenset[str] | None) -> None:
        """Check ``instance('list')/root/item[…]/column``."""
        for number, step in enumerate(tree.steps):
            self.predicates(step.predicates, around.at_item(columns if number == 1 else None))
        if len(tree.steps) == 3 and tree.steps[2].axis == "child":
            self.column(tree.steps[2].test, tree.at, columns)

    def first_column(self, tree: Path, columns: frozenset[str]) -> None:
        first = tree.steps[0]
        if first.axis == "child":
            self.column(first.test, tree.at, columns)

    def column(self, name: str, at: int, columns: frozenset[str] | None) -> None:
        if columns is not None and name not in columns and name[-1:] not in {"*", ")"}:
            self.unknown("logic.unknown-column", at, name, sorted(columns))

    def inside(self, steps: tuple[Step, ...], around: Surroundings) -> None:
        for step in steps:
            self.predicates(step.predicates, around)

    def predicates(self, predicates: tuple[Expression, ...], around: Surroundings) -> None:
        for predicate in predicates:
            self.sort(predicate, around)
