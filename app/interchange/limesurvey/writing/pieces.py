"""A piece of ExpressionScript on its way out, and what it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal as OneOf
from typing import Protocol, TypeAlias

from app.core.questionnaire.expressions.syntax import Expression
from app.interchange.limesurvey.em.parser import Foreign
from app.interchange.limesurvey.writing.codes import Coded

Form: TypeAlias = OneOf["truth", "number", "text", "date", "several"]


@dataclass(frozen=True, slots=True)
class Said:
    """A piece of ExpressionScript, and what it is."""

    text: str
    form: Form
    filled: tuple[str, ...] = ()
    """What must be filled for it to be a number: conditions that say so."""

    alone: bool = False
    """Whether it is one variable."""

    choices: Mapping[str, str] | None = None
    """What the codes of its answers are here, where it is an answer out of several."""

    literal: str | None = None
    empty: str = ""
    """The condition that it is empty, where it can be."""

    addends: tuple[str, ...] = ()
    """What it is the sum of, where it is one; what is empty counts for nothing in a sum."""


class Says(Protocol):
    """Whoever says expressions; see ``saying.Saying``."""

    coded: Mapping[str, Coded]
    here: str

    def said(self, tree: Expression) -> Said: ...
    def truth(self, tree: Expression) -> str: ...
    def number(self, tree: Expression) -> Said: ...
    def texts(self, given: tuple[Expression, ...]) -> list[str]: ...


def sum_of(addends: tuple[str, ...], filled: tuple[str, ...] = ()) -> Said:
    return Said(f"sum({', '.join(addends)})", "number", filled, addends=addends)


def variable(name: str, form: Form, choices: Mapping[str, str]) -> Said:
    """Return a variable; one whose codes are numbers is a number."""
    said = Said(name, form, alone=True, choices=choices or None, empty=f"is_empty({name})")
    return replace(said, form="number") if choices and not is_coded(said) else said


def is_number(said: Said) -> tuple[str, ...]:
    """Return what must hold for a variable to be a number."""
    if said.form == "number":
        return (f"!is_empty({said.text})",)
    return (f"is_numeric({said.text})",)


def is_coded(said: Said) -> bool:
    """Tell whether an answer is the code of a choice, and no number."""
    codes = said.choices or {}
    return any(here != there or not there.isdecimal() for here, there in codes.items())


def as_it_is(said: Said) -> Said:
    """Return what is said, where its text is the same there as here.

    :raises Foreign: it is several answers, or the code of one that has another code there.
    """
    if said.form == "several" or any(here != there for here, there in (said.choices or {}).items()):
        raise Foreign(said.text)
    return said


def as_code(literal: Said, of: Said) -> str:
    """Return a literal as the code that the other side has for it."""
    if of.choices and literal.literal is not None:
        code = of.choices.get(literal.literal, literal.literal)
        return quoted("-oth-" if code == "other" and code not in of.choices else code)
    return literal.text


def guarded(text: str, filled: tuple[str, ...], sign: str) -> Said:
    """Return a comparison that does not hold (``and``) or holds (``or``) where a part is empty."""
    guards = [one if sign == "and" else f"!({one})" for one in dict.fromkeys(filled)]
    joined = f" {sign} ".join([*guards, text])
    return Said(f"({joined})" if guards else text, "truth")


def quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
