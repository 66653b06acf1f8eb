"""The functions of ExpressionScript that have an equal in our language."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from app.interchange.limesurvey.em import comparing, instants, terms, texts
from app.interchange.limesurvey.em.parser import Foreign
from app.interchange.limesurvey.em.terms import (
    ATOM,
    EQUAL,
    PLUS,
    TIMES,
    Form,
    Term,
    as_number,
    as_value,
    fit,
    flat,
    is_blank,
    is_filled,
    truth,
)
from app.interchange.surveyjs.expressions import quoted

Make = Callable[[list[Term]], Term]


def called(name: str, given: list[Term]) -> Term:
    """Return a call in our language.

    :raises Foreign: there is no such function here, or not with these arguments.
    """
    found = _FUNCTIONS.get(name.lower())
    if found is None:
        raise Foreign(f"{name}()")
    least, most, make = found
    if len(given) < least or (most is not None and len(given) > most):
        raise Foreign(f"{name}()")
    return make(given)


def _if(given: list[Term]) -> Term:
    so, otherwise = as_value(given[1]), as_value(given[2])
    form: Form = so.form if so.form == otherwise.form else "text"
    if {so.literal, otherwise.literal} & {""} and "number" in {so.form, otherwise.form}:
        form = "number"
    if so.form == otherwise.form == "number" and (so.literal, otherwise.literal) == ("1", "0"):
        return Term(f"number({truth(given[0]).text})", "number")
    text = f"if({truth(given[0]).text}, {so.text}, {otherwise.text})"
    return Term(text, form, blank=so.blank or otherwise.blank)


def _count(given: list[Term]) -> Term:
    return _total([is_filled(one) for one in flat(given)])


def _total(conditions: list[Term]) -> Term:
    """Count how many of the conditions hold: each is 1 or 0 as a number."""
    return _added([f"number({one.text})" for one in conditions])


def _countif(given: list[Term]) -> Term:
    wanted, *rest = given
    return _total([comparing.equal("==", one, wanted) for one in flat(rest)])


def _countifop(given: list[Term]) -> Term:
    sign, wanted, *rest = given
    return _total([comparing.by_word(sign, one, wanted) for one in flat(rest)])


def _sumifop(given: list[Term]) -> Term:
    sign, wanted, *rest = given
    parts = [
        f"if({comparing.by_word(sign, one, wanted).text}, {_addend(one)}, 0)" for one in flat(rest)
    ]
    return _added(parts)


def _sumif(given: list[Term]) -> Term:
    wanted, *rest = given
    parts = [
        f"if({comparing.equal('==', one, wanted).text}, {_addend(one)}, 0)" for one in flat(rest)
    ]
    return _added(parts)


def _sum(given: list[Term]) -> Term:
    return _added([_addend(one) for one in flat(given)])


def _added(parts: list[str]) -> Term:
    return Term(" + ".join(parts) or "0", "number", PLUS if len(parts) > 1 else ATOM)


def _addend(term: Term) -> str:
    """Return a term as a number in a sum, where what is no number counts for nothing."""
    if term.form in {"boolean", "mark"}:
        return f"number({term.text})" if term.form == "boolean" else "0"
    if term.form == "number" or term.is_numeric_literal:
        return fit(as_number(term), TIMES)
    if term.literal is not None:
        return "0"
    return f"if({_matches(term, terms.IS_NUMBER)}, number({term.text}), 0)"


def _matches(term: Term, pattern: str) -> str:
    return f"regex({as_value(term).text}, {quoted(pattern)})"


def _numbers(name: str) -> Make:
    def make(given: list[Term]) -> Term:
        inside = ", ".join(as_number(one).text for one in flat(given))
        return Term(f"{name}({inside})", "number")

    return make


def _extreme(name: str) -> Make:
    def make(given: list[Term]) -> Term:
        every = flat(given)
        if not every or any(one.form in {"text", "mark"} and not _numeric(one) for one in every):
            raise Foreign(f"{name}()")
        return _numbers(name)(every)

    return make


def _numeric(term: Term) -> bool:
    return term.is_numeric_literal or term.literal == ""


def _texts(name: str, form: Form = "text") -> Make:
    def make(given: list[Term]) -> Term:
        return Term(f"{name}({_listed(given)})", form, blank=form == "text")

    return make


def _listed(given: Sequence[Term]) -> str:
    return ", ".join(as_value(one).text for one in flat(list(given)))


def _joined(given: list[Term]) -> Term:
    every = flat(given)
    blank = all(one.blank for one in every)
    return Term(f"concat({_listed(every)})", "text", blank=blank)


def _implode(given: list[Term]) -> Term:
    if len(given) < 2:
        raise Foreign("implode()")
    return Term(f"join({_listed(given)})", "text", blank=True)


def _list(given: list[Term]) -> Term:
    """Return what is not empty, with commas between."""
    parts = [
        f"if({is_filled(one).text}, concat(', ', {as_value(one).text}), '')" for one in flat(given)
    ]
    return Term(f"substr(concat({', '.join(parts)}), 2)", "text", blank=True)


def _is_numeric(given: list[Term]) -> Term:
    return Term(_matches(given[0], terms.IS_NUMBER), "boolean")


def _is_nan(given: list[Term]) -> Term:
    return terms.negated(_is_numeric(given))


def _is_int(given: list[Term]) -> Term:
    return Term(f"{_rest(given[0], 'is_int()')} = 0", "boolean", EQUAL)


def _is_float(given: list[Term]) -> Term:
    return Term(f"abs({_rest(given[0], 'is_float()')}) > 0", "boolean", EQUAL + 1)


def _rest(term: Term, what: str) -> str:
    if term.form != "number":
        raise Foreign(what)
    return f"{fit(term, TIMES)} mod 1"


def _is_string(given: list[Term]) -> Term:
    if given[0].form not in {"text", "number"}:
        raise Foreign("is_string()")
    return terms.constant(given[0].form == "text")


def _whole(given: list[Term]) -> Term:
    if given[0].form != "number" and not given[0].is_numeric_literal:
        raise Foreign("intval()")
    return Term(f"int({as_number(given[0]).text})", "number")


_FUNCTIONS: Mapping[str, tuple[int, int | None, Make]] = {
    "if": (3, 3, _if), "iif": (3, 3, _if),
    "is_empty": (1, 1, lambda given: is_blank(given[0])),
    "count": (0, None, _count), "countif": (1, None, _countif),
    "countifop": (2, None, _countifop), "sumifop": (2, None, _sumifop),
    "sumif": (1, None, _sumif), "sum": (0, None, _sum),
    "max": (1, None, _extreme("max")), "min": (1, None, _extreme("min")),
    "abs": (1, 1, _numbers("abs")), "ceil": (1, 1, _numbers("ceiling")),
    "floor": (1, 1, _numbers("floor")), "round": (1, 2, _numbers("round")),
    "pow": (2, 2, _numbers("pow")), "sqrt": (1, 1, _numbers("sqrt")),
    "log": (1, 1, _numbers("log")), "exp": (1, 1, _numbers("exp")),
    "sin": (1, 1, _numbers("sin")), "cos": (1, 1, _numbers("cos")),
    "tan": (1, 1, _numbers("tan")), "asin": (1, 1, _numbers("asin")),
    "acos": (1, 1, _numbers("acos")), "atan": (1, 1, _numbers("atan")),
    "atan2": (2, 2, _numbers("atan2")),
    "pi": (0, 0, lambda _given: Term("pi()", "number")),
    "intval": (1, 1, _whole), "join": (1, None, _joined), "implode": (1, None, _implode),
    "list": (1, None, _list), "strlen": (1, 1, _texts("string-length", "number")),
    "substr": (2, 3, texts.part_of), "strpos": (2, 2, texts.position),
    "stripos": (2, 2, texts.position_in_any_case), "strstr": (2, 2, texts.from_there),
    "stristr": (2, 2, texts.from_there_in_any_case), "trim": (1, 1, texts.trimmed),
    "strtolower": (1, 1, texts.lowered), "strtoupper": (1, 1, texts.raised),
    "lowercase": (1, 1, texts.lowered), "uppercase": (1, 1, texts.raised),
    "is_numeric": (1, 1, _is_numeric), "is_nan": (1, 1, _is_nan), "is_int": (1, 1, _is_int),
    "is_float": (1, 1, _is_float), "is_string": (1, 1, _is_string),
    "regexmatch": (2, 2, texts.pattern),
    "strtotime": (1, 1, instants.instant), "date": (1, 2, instants.written),
    "time": (0, 0, lambda _given: instants.seconds("now()")),
}  # fmt: skip
"""By name: the fewest and the most arguments (None: any number), and what makes the call."""

KNOWN = frozenset(_FUNCTIONS)
