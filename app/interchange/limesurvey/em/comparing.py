"""Comparisons of ExpressionScript: numbers and texts side by side, and what is empty."""

from __future__ import annotations

from app.interchange.limesurvey.em.parser import Foreign
from app.interchange.limesurvey.em.terms import (
    AND,
    EQUAL,
    OR,
    ORDER,
    Term,
    as_number,
    as_value,
    constant,
    fit,
    is_blank,
    negated,
    number_literal,
    text_literal,
    truth,
)

_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


def equal(sign: str, left: Term, right: Term) -> Term:
    """Return ``left == right`` (or ``!=``): as numbers where both are, else as text."""
    for one, other in ((left, right), (right, left)):
        if (one.form == "mark" and other.literal in {"Y", "N", ""}) or (
            one.form == "other" and other.literal == ""
        ):
            ticked = (other.literal == "Y") == (sign == "==")
            if other.literal == "N":  # a box is Y or nothing
                return constant(sign == "!=")
            return Term(one.text, "boolean", one.power) if ticked else negated(one)
    if "boolean" in {left.form, right.form}:
        return _pair("=" if sign == "==" else "!=", truth(left), truth(right))
    left, right = as_value(left), as_value(right)
    if left.form == right.form == "number" and left.blank and right.blank:
        same = Term(
            f"{left.text} = {right.text} or number({left.text}) = number({right.text})",
            "boolean", OR,
        )  # fmt: skip
        return same if sign == "==" else negated(same)
    return _pair("=" if sign == "==" else "!=", _comparable(left, right), _comparable(right, left))


def _comparable(term: Term, other: Term) -> Term:
    """Return a number that is written as text as a number, where the other may be one."""
    if term.literal == "-oth-" and other.form == "code":
        return text_literal("other")
    numeric = term.is_numeric_literal and term.form == "text" and other.form != "code"
    if numeric and not (other.literal is not None and not other.is_numeric_literal):
        return number_literal(str(term.literal).strip())
    return term


def _pair(sign: str, left: Term, right: Term) -> Term:
    if left.form == right.form == "boolean":
        left, right = (
            Term(f"boolean({one.text})", "boolean") if one.text.startswith("number(") else one
            for one in (left, right)
        )
    text = f"{fit(left, EQUAL + 1)} {sign} {fit(right, EQUAL + 1)}"
    return Term(text, "boolean", EQUAL)


def ordered(sign: str, left: Term, right: Term) -> Term:
    """Return ``left < right`` and its kin.

    What is empty on the left is less than no number and more than none; on the right it is 0.
    Two texts that are no numbers have an order there, and none in our language.
    """
    left, right = as_value(left), as_value(right)
    if _are_words(left, right):
        if left.literal is None or right.literal is None:
            raise Foreign(sign)
        return constant(_words_ordered(sign, left.literal, right.literal))
    said = Term(
        f"{fit(_left(left), ORDER + 1)} {sign} {fit(as_number(right), ORDER + 1)}",
        "boolean", ORDER,
    )  # fmt: skip
    if sign in {"<=", ">="} and left.blank and right.blank:
        if left.literal == right.literal == "":
            return constant(True)
        both = " and ".join(fit(is_blank(one), AND) for one in (left, right))
        return Term(f"{said.text} or ({both})", "boolean", OR)
    return said


def _left(term: Term) -> Term:
    return as_number(term) if term.is_numeric_literal else term


def _are_words(left: Term, right: Term) -> bool:
    return all(
        one.form in {"text", "code"} and not one.is_numeric_literal and one.literal != ""
        for one in (left, right)
    )


def _words_ordered(sign: str, left: str, right: str) -> bool:
    match sign:
        case "<":
            return left < right
        case "<=":
            return left <= right
        case ">":
            return left > right
        case _:
            return left >= right


def compared(sign: str, left: Term, right: Term) -> Term:
    """Return the comparison of two terms by any of the six signs."""
    return equal(sign, left, right) if sign in {"==", "!="} else ordered(sign, left, right)


def by_word(sign: Term, left: Term, right: Term) -> Term:
    """Return a comparison whose sign is given as text, as ``countifop`` does."""
    word = {"eq": "==", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">="}
    said = word.get(str(sign.literal).lower(), str(sign.literal))
    if said not in {"==", "!=", *_MIRRORED}:
        raise Foreign(f"countifop({sign.text})")
    return compared(said, left, text_literal(right.literal) if right.literal else right)
