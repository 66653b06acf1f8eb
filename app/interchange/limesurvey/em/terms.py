"""A translated piece of an expression, and what it is as truth, as a number and as text.

LimeSurvey takes an empty text and ``0`` for false, and an empty text for 0 in a sum; XPath does
neither.  What differs is written out here, once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal as OneOf
from typing import TypeAlias

from app.interchange.limesurvey.em.parser import Foreign
from app.interchange.surveyjs.expressions import quoted

Form: TypeAlias = OneOf["number", "text", "code", "boolean", "mark", "other", "date", "several"]
"""``code``: of a choice.  ``mark``: a ticked box, which LimeSurvey knows as Y or nothing; its
text is true or false.  ``other``: words beside the choices, of which we only know whether there
are any; its text says so.  ``several``: the variables of a whole question."""

CLEAR = frozenset({"boolean", "mark", "other"})
"""The forms whose text is true or false."""

ATOM, UNARY, TIMES, PLUS, ORDER, EQUAL, AND, OR = 9, 7, 6, 5, 4, 3, 2, 1
"""How tightly what stands outermost binds, as ``expressions.parser.BINDS``."""

IS_NUMBER = "^ *[-+]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][-+]?[0-9]+)? *$"
_NUMBER = re.compile(IS_NUMBER)


@dataclass(frozen=True, slots=True)
class Term:
    text: str
    form: Form = "text"
    power: int = ATOM
    blank: bool = False
    """Whether it can be empty."""

    literal: str | None = None
    """What it says, where it is written out."""

    several: tuple[Term, ...] = field(default=())

    @property
    def is_numeric_literal(self) -> bool:
        return self.literal is not None and bool(_NUMBER.match(self.literal))


def text_literal(value: str) -> Term:
    return Term(quoted(value), "text", blank=value == "", literal=value)


def number_literal(value: str) -> Term:
    whole = value.lstrip("0") or "0"
    whole = f"0{whole}" if whole.startswith(".") else whole.removesuffix(".")
    return Term(whole, "number", literal=value)


def fit(term: Term, power: int) -> str:
    """Return the text, in brackets where it binds less tightly than what stands around it."""
    _single(term)
    return term.text if term.power >= power else f"({term.text})"


def truth(term: Term) -> Term:
    """Return the term as true or false, as LimeSurvey takes it."""
    _single(term)
    if term.form in CLEAR:
        return Term(term.text, "boolean", term.power)
    if term.literal is not None:
        return constant(term.literal not in {"", "0"} and not _is_zero(term))
    if term.form == "number":
        return Term(f"number({term.text})" if term.blank else term.text, "boolean", term.power)
    said = fit(term, EQUAL + 1)
    return Term(f"{said} != '' and {said} != '0'", "boolean", AND)


def _is_zero(term: Term) -> bool:
    return term.form == "number" and float(term.literal or 0) == 0


def constant(value: bool) -> Term:
    return Term("true()" if value else "false()", "boolean")


def negated(term: Term) -> Term:
    text = truth(term).text
    if text in {"true()", "false()"}:
        return constant(text == "false()")
    return Term(f"not({text})", "boolean")


def as_number(term: Term) -> Term:
    """Return the term for a sum: what is empty is 0, and what is no number NaN."""
    _known(term)
    if term.literal == "":
        return number_literal("0")
    if term.is_numeric_literal:
        return number_literal(str(term.literal).strip()) if term.form == "text" else term
    if term.blank and term.form not in {"boolean", "mark"}:
        return Term(f"coalesce({term.text}, 0)", "number")
    return term


def as_value(term: Term) -> Term:
    """Return the term for a place where its text is shown or compared."""
    _known(term)
    if term.form in {"boolean", "mark"}:
        yes = "'Y'" if term.form == "mark" else "'1'"
        return Term(f"if({term.text}, {yes}, '')", "text", blank=True)
    return term


def is_blank(term: Term) -> Term:
    """Return whether the term is empty."""
    _single(term)
    if term.form in CLEAR:
        return negated(term)
    if term.literal is not None:
        return constant(term.literal == "")
    if not term.blank:
        return constant(False)
    return Term(f"{fit(term, EQUAL + 1)} = ''", "boolean", EQUAL)


def is_filled(term: Term) -> Term:
    """Return whether the term is not empty."""
    if term.form in CLEAR:
        return truth(term)
    if term.blank and term.literal is None and term.form != "several":
        return Term(f"{fit(term, EQUAL + 1)} != ''", "boolean", EQUAL)
    return negated(is_blank(term))


def _single(term: Term) -> None:
    if term.several or term.form == "several":
        raise Foreign("self")


def _known(term: Term) -> None:
    """:raises Foreign: nobody knows the value of the term itself."""
    _single(term)
    if term.form == "other":
        raise Foreign("other")


def flat(terms: list[Term]) -> list[Term]:
    """Return the terms with each whole question replaced by its variables."""
    return [one for term in terms for one in (term.several if term.form == "several" else (term,))]
