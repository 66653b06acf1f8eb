"""Answers of different units that are added up or compared: hours with days, euros with shares."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app.core.problems import Problem
from app.core.questionnaire.definition import Definition, Question
from app.core.questionnaire.expressions.mistakes import Mistake
from app.core.questionnaire.expressions.parser import parse
from app.core.questionnaire.expressions.syntax import (
    Binary,
    Call,
    Expression,
    Filter,
    Negative,
    Path,
    Reference,
    Step,
)
from app.core.questionnaire.kinds import DecimalNumber
from app.core.questionnaire.linting.finding import Finding, Level
from app.core.questionnaire.references import Use, expressions
from app.core.questionnaire.wordings import text_at

ALIKE = frozenset({"+", "-", "=", "!=", "<", "<=", ">", ">="})
"""The signs whose two sides have to be of one unit."""

KEEPING = frozenset({"sum", "round", "number", "coalesce", "max", "min"})
"""The functions whose value is of the unit of what they are given first."""


def findings(definition: Definition) -> Iterator[Finding]:
    """Yield the expressions in which answers of different units stand side by side."""
    said = {question.id: _unit(question, definition) for question in definition.questions}
    units = {id: unit for id, unit in said.items() if unit}
    for use in expressions(definition) if units else ():
        for one, other in _Beside(units, use).pairs():
            place = (*use.address, use.field.rpartition(".")[2])
            facts = {"one": one, "other": other}
            yield Finding(Problem("logic.units-differ", place, facts), Level.MEND)


def _unit(question: Question, definition: Definition) -> str:
    """Return in what a question counts, in the words of its author; empty where it says nothing."""
    unit = text_at(question, "unit").text_in(definition.authored).strip()
    if not unit and isinstance(question.kind, DecimalNumber):
        return {"euro": "€", "percent": "%"}.get(question.kind.form, "")
    return unit


class _Beside:
    """One expression, in which units are looked for."""

    def __init__(self, units: Mapping[str, str], use: Use) -> None:
        self.units, self.use = units, use
        self.own = units.get(use.address[0], "") if use.address else ""

    def pairs(self) -> Iterator[tuple[str, str]]:
        try:
            yield from self.below(parse(self.use.written))
        except Mistake:
            return

    def below(self, tree: Expression) -> Iterator[tuple[str, str]]:
        if isinstance(tree, Binary) and tree.operator in ALIKE:
            one, other = self.unit(tree.left), self.unit(tree.right)
            if one and other and one.casefold() != other.casefold():
                yield one, other
        for inside in _inside(tree):
            yield from self.below(inside)

    def unit(self, tree: Expression) -> str:
        match tree:
            case Reference(name):
                return self.units.get(name, "")
            case Path(steps=(Step(axis="self"),), absolute=False, start=None):
                return self.own
            case Negative(of):
                return self.unit(of)
            case Binary(operator="+" | "-", left=left, right=right):
                return self.unit(left) or self.unit(right)
            case Call(name, (first, *_others)) if name in KEEPING:
                return self.unit(first)
            case _:
                return ""


def _inside(tree: Expression) -> tuple[Expression, ...]:
    match tree:
        case Binary(left=left, right=right):
            return left, right
        case Call(arguments=arguments):
            return arguments
        case Negative(of):
            return (of,)
        case Filter(of, predicates):
            return (of, *predicates)
        case _:
            return ()
