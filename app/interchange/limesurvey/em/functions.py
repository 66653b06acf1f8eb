"""The functions of ExpressionScript that have an equal in our language."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime

from app.core.questionnaire.expressions.context import Context, World
from app.core.questionnaire.expressions.evaluate import value_of
from app.core.questionnaire.expressions.mistakes import Mistake
from app.core.questionnaire.expressions.parser import parse
from app.interchange.limesurvey.em import comparing, terms
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

UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝŒŸ"
LOWER = "abcdefghijklmnopqrstuvwxyzàáâãäåæçèéêëìíîïñòóôõöøùúûüýœÿ"
_PHP_DATES = {
    "Y": "%Y", "y": "%y", "m": "%m", "n": "%n", "d": "%d", "j": "%e", "H": "%H", "G": "%h",
    "i": "%M", "s": "%S", "M": "%b", "D": "%a",
}  # fmt: skip
SECONDS_A_DAY = 86_400


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


def _substr(given: list[Term]) -> Term:
    places = [one.literal for one in given[1:]]
    if not all(place is not None and place.isdigit() for place in places):
        raise Foreign("substr()")
    start, *length = (int(str(place)) for place in places)
    ends = [str(start), *(str(start + one) for one in length)]
    return Term(f"substr({as_value(given[0]).text}, {', '.join(ends)})", "text", blank=True)


def _position(given: list[Term]) -> Term:
    """Return where a text begins in another, from 0; empty where it does not."""
    whole, part = (as_value(one).text for one in given)
    text = f"if(contains({whole}, {part}), string-length(substring-before({whole}, {part})), '')"
    return Term(text, "number", blank=True)


def _position_in_any_case(given: list[Term]) -> Term:
    return _position([_cased(UPPER, LOWER)([one]) for one in given])


def _from_there(given: list[Term]) -> Term:
    whole, part = (as_value(one).text for one in given)
    text = f"if(contains({whole}, {part}), concat({part}, substring-after({whole}, {part})), '')"
    return Term(text, "text", blank=True)


def _from_there_in_any_case(given: list[Term]) -> Term:
    whole, part = (_cased(UPPER, LOWER)([one]).text for one in given)
    begins = f"string-length(substring-before({whole}, {part}))"
    text = f"if(contains({whole}, {part}), substr({as_value(given[0]).text}, {begins}), '')"
    return Term(text, "text", blank=True)


def _cased(signs: str, into: str) -> Make:
    def make(given: list[Term]) -> Term:
        text = f"translate({as_value(given[0]).text}, '{signs}', '{into}')"
        return Term(text, "text", blank=given[0].blank)

    return make


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


def _pattern(given: list[Term]) -> Term:
    """Return a match by a pattern between strokes, where both engines read it alike."""
    said = given[0].literal
    if said is None:
        raise Foreign("regexMatch()")
    return Term(matching(said, as_value(given[1]).text), "boolean")


def matching(pattern: str, text: str) -> str:
    """Return the call that tries a text on a pattern of PHP's: ``/^[0-9]+$/``.

    :raises Foreign: it has flags, or what only PHP reads.
    """
    bare = pattern.strip()
    if len(bare) > 1 and bare[0] == bare[-1] and not bare[0].isalnum() and bare[0] not in "\\^":
        bare = bare[1:-1].replace(f"\\{bare[0]}", bare[0])
    elif bare[:1] in {"/", "#", "~"}:
        raise Foreign(pattern)
    said = f"regex({text}, {quoted(bare)})"
    try:
        value_of(parse(f"regex('', {quoted(bare)})"), _NOWHERE)
    except Mistake:
        raise Foreign(pattern) from None
    return said


_NOWHERE = Context(World(now=datetime(2000, 1, 1, tzinfo=UTC)), None)


def _instant(given: list[Term]) -> Term:
    """Return seconds since 1970 of a text that says when; remember what it says."""
    said = (given[0].literal or "").strip().lower()
    when = {"now": "now()", "today": "today()", "midnight": "today()"}.get(said)
    if when is None and given[0].literal is not None and not said[:4].isdigit():
        raise Foreign("strtotime()")
    return _seconds(when or as_value(given[0]).text)


def _seconds(when: str) -> Term:
    return Term(f"decimal-date-time({when}) * {SECONDS_A_DAY}", "number", TIMES, blank=False)


def _date(given: list[Term]) -> Term:
    """Return ``date(format)`` or ``date(format, seconds)`` as a date that is written out."""
    written = given[0].literal
    if written is None or any(sign.isalpha() and sign not in _PHP_DATES for sign in written):
        raise Foreign("date()")
    marks = "".join(_PHP_DATES.get(sign, "%%" if sign == "%" else sign) for sign in written)
    text = given[1].text if len(given) > 1 else _seconds("now()").text
    begin, end = "decimal-date-time(", f") * {SECONDS_A_DAY}"
    if not (text.startswith(begin) and text.endswith(end)):
        raise Foreign("date()")
    when = text[len(begin) : -len(end)]
    return Term(f"format-date-time({when}, {quoted(marks)})", "text", blank=True)


def _trimmed(given: list[Term]) -> Term:
    return Term(f"normalize-space({as_value(given[0]).text})", "text", blank=True)


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
    "substr": (2, 3, _substr), "strpos": (2, 2, _position),
    "stripos": (2, 2, _position_in_any_case), "strstr": (2, 2, _from_there),
    "stristr": (2, 2, _from_there_in_any_case), "trim": (1, 1, _trimmed),
    "strtolower": (1, 1, _cased(UPPER, LOWER)), "strtoupper": (1, 1, _cased(LOWER, UPPER)),
    "lowercase": (1, 1, _cased(UPPER, LOWER)), "uppercase": (1, 1, _cased(LOWER, UPPER)),
    "is_numeric": (1, 1, _is_numeric), "is_nan": (1, 1, _is_nan), "is_int": (1, 1, _is_int),
    "is_float": (1, 1, _is_float), "is_string": (1, 1, _is_string),
    "regexmatch": (2, 2, _pattern), "strtotime": (1, 1, _instant), "date": (1, 2, _date),
    "time": (0, 0, lambda _given: _seconds("now()")),
}  # fmt: skip
"""By name: the fewest and the most arguments (None: any number), and what makes the call."""

KNOWN = frozenset(_FUNCTIONS)
