"""ExpressionScript said in our language: whole, or not at all.

!is_empty(age.NAOK) and age >= 18      not(${q-1} = '') and ${q-1} >= 18
if(count(that.means.NAOK) > 1, 2, 3)   if((selected(${q-2}, 'a')) + … > 1, 2, 3)
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from app.core.questionnaire.expressions import parser as ours
from app.core.questionnaire.expressions.mistakes import Mistake
from app.interchange.limesurvey.em import comparing, functions, terms
from app.interchange.limesurvey.em.parser import (
    Binary,
    Call,
    Foreign,
    Literal,
    Tree,
    Unary,
    Variable,
    parse,
)
from app.interchange.limesurvey.em.terms import (
    AND,
    OR,
    PLUS,
    TIMES,
    UNARY,
    Form,
    Term,
    as_number,
    as_value,
    fit,
    negated,
    truth,
)

Look: TypeAlias = Callable[[str], Term | None]
"""What a variable stands for, by its name as it is written; None where nobody knows it."""


def translated(text: str, look: Look) -> Term:
    """Return an expression in our language.

    :raises Foreign: something of it cannot be said, or it cannot be read; by its name.
    """
    term = _term(parse(text), look)
    try:
        ours.parse(as_value(term).text)
    except Mistake as mistake:
        raise Foreign(mistake.code) from None
    return term


def condition(text: str, look: Look) -> str:
    """Return an expression in our language, as what is true or false.

    :raises Foreign: see :func:`translated`.
    """
    return truth(translated(text, look)).text


def value(text: str, look: Look) -> str:
    """Return an expression in our language, as what is shown or kept.

    :raises Foreign: see :func:`translated`.
    """
    return as_value(translated(text, look)).text


def _term(tree: Tree, look: Look) -> Term:
    match tree:
        case Literal(value=said, is_number=True):
            return terms.number_literal(said)
        case Literal(value=said):
            return terms.text_literal(said)
        case Variable(name=name):
            found = look(name)
            if found is None:
                raise Foreign(name)
            return found
        case Call(name=name, given=given):
            return functions.called(name, [_term(one, look) for one in given])
        case Unary(sign=sign, of=of):
            return _unary(sign, of, look)
        case Binary(sign=sign, left=left, right=right):
            return _binary(sign, _term(left, look), _term(right, look))


def _unary(sign: str, of: Tree, look: Look) -> Term:
    if sign == "!":
        match of:
            case Call(name="is_empty", given=(inner,)):
                return terms.is_filled(_term(inner, look))
            case _:
                return negated(_term(of, look))
    number = as_number(_term(of, look))
    return number if sign == "+" else Term(f"-{fit(number, UNARY)}", "number", UNARY)


def _binary(sign: str, left: Term, right: Term) -> Term:
    match sign:
        case "and":
            return _joined("and", truth(left), truth(right), AND, "boolean")
        case "or":
            return _joined("or", truth(left), truth(right), OR, "boolean")
        case "+":
            return _sum(left, right)
        case "-":
            return _computed("-", left, right, PLUS)
        case "*":
            return _computed("*", left, right, TIMES)
        case "/":
            return _computed("div", left, right, TIMES)
        case _:
            return comparing.compared(sign, left, right)


def _joined(sign: str, left: Term, right: Term, power: int, form: Form) -> Term:
    return Term(f"{fit(left, power)} {sign} {fit(right, power + 1)}", form, power)


def _computed(sign: str, left: Term, right: Term, power: int) -> Term:
    return _joined(sign, as_number(left), as_number(right), power, "number")


def _sum(left: Term, right: Term) -> Term:
    """Add numbers, join words.  A text that may be either has no equal here."""
    if _is_number(left) and _is_number(right):
        return _computed("+", left, right, PLUS)
    if _is_word(left) or _is_word(right):
        return functions.called("join", [left, right])
    raise Foreign("+")


def _is_number(term: Term) -> bool:
    return term.form in {"number", "boolean"} or term.is_numeric_literal


def _is_word(term: Term) -> bool:
    """Tell whether a text is written out and is no number, or is made of such."""
    if term.literal is not None:
        return term.literal != "" and not term.is_numeric_literal
    return term.form == "mark" or (term.form == "text" and not term.blank)


def unknown(term: Term) -> Term:
    """Return the term as one of which nothing is known but its text."""
    return replace(term, literal=None)
