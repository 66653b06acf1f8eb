"""The expressions of a file: written with names, carried out with ids, or kept and listed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.core.questionnaire import references
from app.core.questionnaire.expressions.functions.table import FUNCTIONS
from app.core.questionnaire.expressions.mistakes import NotUnderstood
from app.core.questionnaire.expressions.parser import parse
from app.core.questionnaire.expressions.syntax import (
    Binary,
    Call,
    Expression,
    Filter,
    Negative,
    Path,
    Reference,
)
from app.core.questionnaire.expressions.tokens import plain
from app.interchange.findings import Findings, Spot, entry
from app.interchange.xlsform import names

YES = frozenset({"yes", "true", "true()", "1", "oui", "ja", "vrai", "waar"})
NO = frozenset({"", "no", "false", "false()", "0", "non", "nee", "faux", "onwaar"})

MOVING = re.compile(
    r"(?P<literal>\"[^\"]*\"|'[^']*'|\d{4}-\d\d-\d\d(?:T\S*)?|-?\d+\.?\d*|-?\.\d+)"
    r"|(?P<moving>[*+|-]| mod | div |\$\{|[A-Za-z_][\w.:-]*\()"
    r"|[A-Za-z_][\w.-]*:|[A-Za-z_][\w.-]*|.",
    re.DOTALL,
)
NUMBER = re.compile(r"-?(\d+(\.\d*)?|\.\d+)")
ROOT = "data"
STRAIGHT = {0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'}


@dataclass(frozen=True)
class Expressions:
    """What the expressions of a file are read with."""

    ids: Mapping[str, str]
    """The id behind each name."""

    known: Counter[str]
    """How often each name stands in the file."""

    renamed: frozenset[str]
    """The names whose bearer has another one here."""

    findings: Findings

    def read(self, written: str, spot: Spot, *, name: str, header: str) -> str | None:
        """Return an expression with ids instead of names; None where it has to be kept as it
        is written, which is listed.

        Its references have been checked.
        """
        text = straightened(written)
        if hindrance := self._hindrance(text):
            code, function = hindrance
            facts = {"function": function} if function else {}
            self.findings.review.append(
                entry(code, spot, name=name, header=header, text=written, **facts)
            )
            return None
        return self.with_ids(text)

    def _hindrance(self, text: str) -> tuple[str, str] | None:
        """Return why an expression cannot be carried out, and the function that it is about;
        None where it can."""
        try:
            tree = parse(text)
        except NotUnderstood:
            return "import.expression-unclear", ""
        for part in _walk(tree):
            match part:
                case Call(name=function) if function not in FUNCTIONS:
                    return "import.function-unknown", function
                case Reference(name=asked) if asked in names.OF_THE_ANSWER:
                    return "import.expression-unclear", ""
                case Path() as path if self._is_lost(path):
                    return "import.path-unknown", ""
                case _:
                    continue
        return None

    def with_ids(self, text: str) -> str:
        """Return an expression or a wording with ids instead of names."""
        return references.rewritten(text, self.ids.get)

    def _is_lost(self, path: Path) -> bool:
        """Tell whether a path leads through our tree otherwise than through the file's."""
        steps = [step.test for step in path.steps if step.axis == "child"]
        if path.absolute and path.place and path.place[0] != ROOT:
            return True
        return path.start is None and not self.renamed.isdisjoint(steps)


def straightened(written: str) -> str:
    """Return an expression with plain quotation marks for those of a word processor.

    Those inside a text stay, unless the expression can only be read without them.
    """
    text = plain(written)
    try:
        parse(text)
    except NotUnderstood:
        return text.translate(STRAIGHT)
    return text


def is_moving(default: str, *, has_hyphens: bool) -> bool:
    """Tell whether a default is worked out, and no literal.

    :param has_hyphens: literals of its type are written with hyphens, as dates are.
    """
    for found in MOVING.finditer(default):
        if moving := found["moving"]:
            return not (has_hyphens and moving == "-")
    return False


def literal(text: str, *, is_number: bool) -> str:
    """Return an expression whose value is this text.

    >>> literal("38", is_number=True), literal("oui", is_number=False)
    ('38', "'oui'")
    """
    if is_number and NUMBER.fullmatch(text):
        return text
    if "'" not in text:
        return f"'{text}'"
    if '"' not in text:
        return f'"{text}"'
    return "concat(" + ', "\'", '.join(f"'{piece}'" for piece in text.split("'")) + ")"


def _walk(tree: Expression) -> Iterator[Expression]:
    yield tree
    match tree:
        case Call(arguments=inner):
            below: tuple[Expression, ...] = inner
        case Binary(left=left, right=right):
            below = (left, right)
        case Negative(of=of):
            below = (of,)
        case Filter(of=of, predicates=predicates):
            below = (of, *predicates)
        case Path(steps=steps, start=start):
            predicates = tuple(one for step in steps for one in step.predicates)
            below = predicates if start is None else (start, *predicates)
        case _:
            below = ()
    for part in below:
        yield from _walk(part)
