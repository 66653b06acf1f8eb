"""What is wrong, or doubtful, with the logic of a questionnaire, each with its place.

``findings`` reads every expression against the definition.  A mistake stops publishing: the
expression cannot be read, speaks of what is not there, or can never be what it says.  A doubt
stops nothing: a person should look whether it is what was meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.core.problems import Problem
from app.core.questionnaire.compiling import compile
from app.core.questionnaire.definition import Definition
from app.core.questionnaire.expressions.mistakes import NotUnderstood
from app.core.questionnaire.expressions.parser import parse
from app.core.questionnaire.expressions.remarks import Remark, Severity
from app.core.questionnaire.expressions.sorts import Surroundings
from app.core.questionnaire.expressions.typecheck import remarks
from app.core.questionnaire.outline import Outline
from app.core.questionnaire.parts import Address, Part, walk
from app.core.questionnaire.references import REFERENCE, expressions, expressions_of, keys_in

CONDITIONS = frozenset(
    {"relevant", "read_only", "required", "constraint", "warning", "choice_filter"}
)
NUMBERS = frozenset({"count", "total"})
WAITING = frozenset({"relevant", "calculation"})
"""What is worked out before the answer counts."""


@dataclass(frozen=True, slots=True)
class Finding:
    """``problem.place`` is the address of the part and the field; the fact ``at`` the offset in
    the expression as its author reads it, with names for ids."""

    problem: Problem
    severity: Severity


def findings(definition: Definition) -> list[Finding]:
    """Return everything that is to be said about the logic of a questionnaire, in reading order;
    circles, and lists that nothing looks into, last.

    :cost: about 0.1 ms a question.
    """
    outline = Outline(definition)
    found = [
        finding
        for address, part in walk(definition)
        for field, written in expressions_of(part)
        if written.strip()
        for finding in _of_one(outline, address, part, field.rpartition(".")[2], written)
    ]
    return [*found, *_circles(definition), *_unused_lists(definition)]


def _circles(definition: Definition) -> Iterator[Finding]:
    for problem in compile(definition).problems:
        if problem.code == "logic.circle":
            yield Finding(problem, "mistake")


def _unused_lists(definition: Definition) -> Iterator[Finding]:
    """Give the lists that no question offers and that no expression names."""
    written = [use.written for use in expressions(definition)]
    for one in definition.lists:
        if not any(one.name in text for text in written):
            yield Finding(
                Problem("logic.unused-list", ("lists", one.name), {"name": one.name}), "doubt"
            )


def _of_one(
    outline: Outline, address: Address, part: Part, field: str, written: str
) -> Iterator[Finding]:
    for remark in of_an_expression(outline, address, part, field, written):
        facts = {"at": outline.offset_by_name(written, remark.at), **remark.facts}
        yield Finding(Problem(remark.code, (*address, field), facts), remark.severity)


def of_an_expression(
    outline: Outline, address: Address, part: Part, field: str, written: str
) -> list[Remark]:
    """Return what is to be said about one expression of a part."""
    around = outline.surroundings(address, part, field)
    if field == "trigger":
        return [
            Remark("logic.unknown-reference", 0, "mistake", {"name": key})
            for key in keys_in(written)
            if key not in around.answers
        ]
    try:
        tree = parse(written)
    except NotUnderstood as mistake:
        return [Remark(mistake.code, mistake.at, "mistake", mistake.facts)]
    wanted = "b" if field in CONDITIONS else "n" if field in NUMBERS else "a"
    return [*_of_itself(around, address, field, written), *remarks(tree, around, wanted=wanted)]


def _of_itself(
    around: Surroundings, address: Address, field: str, written: str
) -> Iterator[Remark]:
    """Say where a value waits for itself; its answer before, if that is meant, is ``.``."""
    own = address[0] if field in WAITING and len(address) == 1 else ""
    for found in REFERENCE.finditer(written):
        if found["key"] == own and not found["saved"]:
            yield Remark("logic.circle", found.start(), "mistake", {"parts": around.own.name})
