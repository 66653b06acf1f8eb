"""A condition as its author composes it: lines about answers, in groups of all or any of them.

    all of: «Effectif» is more than 0; any of: «Secteur» is Soins, «Secteur» is Logement
    ${q-1} > 0 and (${q-2} = 'care' or ${q-2} = 'housing')

A sentence becomes an expression, and an expression a sentence where it says nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from app.core.questionnaire.definition import Question, choices_of
from app.core.questionnaire.expressions.mistakes import Mistake
from app.core.questionnaire.expressions.parser import parse
from app.core.questionnaire.expressions.syntax import (
    Binary,
    Call,
    Expression,
    Negative,
    Number,
    Path,
    Reference,
    Step,
    Text,
)
from app.core.questionnaire.kinds import (
    Date,
    DecimalNumber,
    Integer,
    Multiple,
    Ranking,
    Scale,
    Single,
    Year,
    YesNo,
)

Sign: TypeAlias = Literal["=", "!=", ">", ">=", "<", "<=", "has", "has-not", "given", "missing"]
OWN = "."
"""The answer itself, in a rule about it."""

WITHOUT_VALUE = frozenset({"given", "missing"})
_COMPARED = frozenset({"=", "!=", ">", ">=", "<", "<="})
_ORDERED: tuple[Sign, ...] = ("=", "!=", ">", ">=", "<", "<=")
_GIVEN: tuple[Sign, ...] = ("given", "missing")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_DEEPEST = 5


@dataclass(frozen=True, slots=True)
class Line:
    """One answer, compared: ``value`` is a number, a day, a text, or the name of a choice."""

    question: str = ""
    """Its id, or ``.`` for the answer itself; empty where nobody has chosen."""

    sign: Sign = "="
    value: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Lines and groups of lines: all of them, or any."""

    joined: Literal["and", "or"] = "and"
    parts: tuple[Line | Sentence, ...] = ()


class Unsayable(Exception):
    """The expression says something else than a sentence can."""


def signs_of(question: Question | None) -> tuple[Sign, ...]:
    """Return how an answer to this question can be compared."""
    match question.kind if question else None:
        case Multiple() | Ranking():
            return ("has", "has-not", *_GIVEN)
        case Single() | YesNo():
            return ("=", "!=", *_GIVEN)
        case Integer() | DecimalNumber() | Scale() | Year() | Date():
            return (*_ORDERED, *_GIVEN)
        case _:
            return (*_ORDERED, *_GIVEN)


def values_of(question: Question | None) -> tuple[str, ...]:
    """Return the names of what can be chosen; empty where the value is written."""
    if question is None:
        return ()
    if isinstance(question.kind, YesNo):
        return ("yes", "no")
    return tuple(one.name for one in choices_of(question))


def sentence(written: str, questions: Mapping[str, Question]) -> Sentence | None:
    """Return an expression as a sentence; None where it says something else.

    :param questions: every question by its id.
    """
    if not written.strip():
        return Sentence()
    try:
        found = _part(parse(written), questions, 0)
    except (Mistake, Unsayable):
        return None
    return found if isinstance(found, Sentence) else Sentence("and", (found,))


def expression(said: Sentence, questions: Mapping[str, Question]) -> str:
    """Return what a sentence says, as an expression with references by id; lines in which
    nobody has chosen a question are passed over."""
    parts = []
    for part in said.parts:
        if isinstance(part, Line):
            if part.question:
                parts.append(_written(part, questions.get(part.question)))
        elif inside := expression(part, questions):
            several = sum(1 for one in part.parts if isinstance(one, Sentence) or one.question) > 1
            parts.append(f"({inside})" if several else inside)
    return f" {said.joined} ".join(parts)


# -- from an expression ------------------------------------------------------------------------


def _part(tree: Expression, questions: Mapping[str, Question], depth: int) -> Line | Sentence:
    if depth > _DEEPEST:
        raise Unsayable
    match tree:
        case Binary(operator="and" | "or" as joined):
            parts = tuple(_part(one, questions, depth + 1) for one in _chain(tree, joined))
            return Sentence(joined, parts)
        case Binary(operator=sign, left=left, right=right) if sign in _COMPARED:
            return _compared(sign, left, right, questions)
        case Call("selected", (subject, Text(code))):
            return _chosen("has", subject, code, questions)
        case Call("not", (Call("selected", (subject, Text(code))),)):
            return _chosen("has-not", subject, code, questions)
        case _:
            raise Unsayable


def _chain(tree: Expression, joined: str) -> list[Expression]:
    """Return what stands beside each other, however the parser nested it."""
    if isinstance(tree, Binary) and tree.operator == joined:
        return [*_chain(tree.left, joined), *_chain(tree.right, joined)]
    return [tree]


def _compared(
    sign: str, left: Expression, right: Expression, questions: Mapping[str, Question]
) -> Line:
    subject = _subject(left, questions)
    question = questions.get(subject)
    match right:
        case Text("") if sign in {"=", "!="}:
            return Line(subject, "missing" if sign == "=" else "given")
        case Text(text):
            line = Line(subject, sign, text)  # type: ignore[arg-type]  # one of _COMPARED
        case Number(number):
            line = Line(subject, sign, _plain(number))  # type: ignore[arg-type]
        case Negative(Number(number)):
            line = Line(subject, sign, f"-{_plain(number)}")  # type: ignore[arg-type]
        case Call("date", (Text(text),)):
            line = Line(subject, sign, text)  # type: ignore[arg-type]
        case _:
            raise Unsayable
    return _fitting(line, question)


def _chosen(sign: Sign, subject: Expression, code: str, questions: Mapping[str, Question]) -> Line:
    found = _subject(subject, questions)
    question = questions.get(found)
    if question and isinstance(question.kind, Single | YesNo):
        sign = "=" if sign == "has" else "!="
    return _fitting(Line(found, sign, code), question)


def _fitting(line: Line, question: Question | None) -> Line:
    """Return the line if its page can show it."""
    values = values_of(question)
    if question and line.sign not in signs_of(question):
        raise Unsayable
    if values and line.value not in values:
        raise Unsayable
    return line


def _subject(tree: Expression, questions: Mapping[str, Question]) -> str:
    match tree:
        case Reference(name, last_saved=False) if name in questions:
            return name
        case Path(steps=(Step(axis="self"),), absolute=False, start=None):
            return OWN
        case _:
            raise Unsayable


def _plain(number: float) -> str:
    return str(int(number)) if number == int(number) else repr(number)


# -- to an expression --------------------------------------------------------------------------


def _written(line: Line, question: Question | None) -> str:
    subject = OWN if line.question == OWN else f"${{{line.question}}}"
    match line.sign:
        case "given":
            return f"{subject} != ''"
        case "missing":
            return f"{subject} = ''"
        case "has":
            return f"selected({subject}, {_quoted(line.value)})"
        case "has-not":
            return f"not(selected({subject}, {_quoted(line.value)}))"
        case sign:
            return f"{subject} {sign} {_value(line.value.strip(), question)}"


def _value(value: str, question: Question | None) -> str:
    """Return a value as the expression writes it: a number bare, a day as one, else a text."""
    if question and isinstance(question.kind, Date):
        return f"date({_quoted(value)})"
    bare = value.replace(",", ".").replace("\u202f", "").replace("\u00a0", "").replace(" ", "")
    if not values_of(question) and _NUMBER.fullmatch(bare):
        return bare
    return _quoted(value)


def _quoted(text: str) -> str:
    """Return a text between the quotation marks that it does not hold itself."""
    mark = '"' if "'" in text else "'"
    return f"{mark}{text.replace(mark, '’')}{mark}"
