"""The functions of ExpressionScript that tell when."""

from __future__ import annotations

from app.interchange.limesurvey.em.parser import Foreign
from app.interchange.limesurvey.em.terms import TIMES, Term, as_value
from app.interchange.surveyjs.expressions import quoted

_PHP_DATES = {
    "Y": "%Y", "y": "%y", "m": "%m", "n": "%n", "d": "%d", "j": "%e", "H": "%H", "G": "%h",
    "i": "%M", "s": "%S", "M": "%b", "D": "%a",
}  # fmt: skip
SECONDS_A_DAY = 86_400


def instant(given: list[Term]) -> Term:
    """Return seconds since 1970 of a text that says when; remember what it says."""
    said = (given[0].literal or "").strip().lower()
    when = {"now": "now()", "today": "today()", "midnight": "today()"}.get(said)
    if when is None and given[0].literal is not None and not said[:4].isdigit():
        raise Foreign("strtotime()")
    return seconds(when or as_value(given[0]).text)


def seconds(when: str) -> Term:
    return Term(f"decimal-date-time({when}) * {SECONDS_A_DAY}", "number", TIMES, blank=False)


def written(given: list[Term]) -> Term:
    """Return ``date(format)`` or ``date(format, seconds)`` as a date that is written out."""
    written = given[0].literal
    if written is None or any(sign.isalpha() and sign not in _PHP_DATES for sign in written):
        raise Foreign("date()")
    marks = "".join(_PHP_DATES.get(sign, "%%" if sign == "%" else sign) for sign in written)
    text = given[1].text if len(given) > 1 else seconds("now()").text
    begin, end = "decimal-date-time(", f") * {SECONDS_A_DAY}"
    if not (text.startswith(begin) and text.endswith(end)):
        raise Foreign("date()")
    when = text[len(begin) : -len(end)]
    return Term(f"format-date-time({when}, {quoted(marks)})", "text", blank=True)
