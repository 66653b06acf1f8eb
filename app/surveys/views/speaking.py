"""An answer as its reader says it: lines of words, each with its language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

from flask_babel import gettext as _

from app.core.questionnaire import kinds
from app.core.questionnaire.answers import OTHER
from app.core.questionnaire.definition import Question, choices_of, rows_of
from app.core.questionnaire.kinds import Kind
from app.core.questionnaire.options import Choice, Row
from app.core.sheets.goals import GOALS
from app.core.text import Locale
from app.surveys.views import communes
from app.web import pages

Line: TypeAlias = tuple[str, str]
"""Words and their language, empty where they are the reader's or nobody's."""

Say: TypeAlias = Callable[[Question, Any, Locale], Iterator[Line]]
_PLAIN = re.compile(r"-?\d{1,15}(\.\d+)?", re.ASCII)
_DURATION = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?", re.ASCII)


def spoken(question: Question, value: Any, authored: Locale) -> list[Line]:
    """Return an answer as its reader says it.

    :param authored: the language that stands in where a wording lacks the reader's.
    """
    say = _SAY.get(type(question.kind), _as_it_stands)
    try:
        return list(say(question, value, authored))
    except (AttributeError, KeyError, TypeError, ValueError, ArithmeticError):
        # An answer of another shape, from before its question changed, is shown as it is.
        return [(str(value), "")]


def asks_a_year(question: Question) -> bool:
    """Tell whether a number stands for a year: 1999, and neither 1 999 nor 1.999."""
    match question.kind:
        case kinds.Year():
            return True
        case kinds.Integer(least=int(least), most=int(most), unit=unit):
            return 1000 <= least <= most < 3000 and not unit.by_locale
        case _:
            return False


def unit_of(kind: Kind, authored: Locale) -> str:
    """Return the unit of a number in the reader's language; empty where it has none."""
    match kind:
        case kinds.DecimalNumber(form="euro"):
            return pages.read(kind.unit, authored) or "€"
        case kinds.DecimalNumber(form="percent"):
            return pages.read(kind.unit, authored) or "%"
        case kinds.Integer() | kinds.DecimalNumber() | kinds.Numbers():
            return pages.read(kind.unit, authored)
        case _:
            return ""


def _as_it_stands(question: Question, value: Any, authored: Locale) -> Iterator[Line]:
    yield str(value), ""


def _number(question: Question, value: Any, authored: Locale) -> Iterator[Line]:
    if asks_a_year(question):
        yield str(value), ""
    else:
        yield _measured(value, unit_of(question.kind, authored)), ""


def _calculated(question: Question, value: Any, authored: Locale) -> Iterator[Line]:
    is_number = _PLAIN.fullmatch(str(value)) is not None
    yield (pages.number(Decimal(value)) if is_number else str(value)), ""


def _measured(value: Any, unit: str) -> str:
    return "\u00a0".join(filter(None, (pages.number(Decimal(str(value))), unit)))


def _numbers(question: Question, value: Any, authored: Locale) -> Iterator[Line]:
    unit = unit_of(question.kind, authored)
    for row in rows_of(question):
        if row.id in value:
            yield _of(row, _measured(value[row.id], unit), authored)


def _choices(question: Question, value: Any, authored: Locale) -> Iterator[Line]:
    by_id = {choice.id: choice for choice in choices_of(question)}
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, Mapping):
            yield str(one[OTHER]), ""
        else:
            yield _named(by_id[one], authored)


def _ranking(question: Question, value: Any, authored: Locale) -> Iterator[Line]:
    for place, (words, lang) in enumerate(_choices(question, value, authored), 1):
        yield f"{place}. {words}", lang


def _yes_no(question: Question, value: Any, authored: Locale) -> Iterator[Line]:
    yield (_("Yes") if value == "yes" else _("No")), ""


def _matrix(question: Question, value: Any, authored: Locale) -> Iterator[Line]:
    by_id = {choice.id: choice for choice in choices_of(question)}
    for row in rows_of(question):
        cells = value.get(row.id)
        if isinstance(cells, Mapping):
            said = [
                f"{_named(by_id[id], authored)[0]} {_cell(question, cell)}"
                for id, cell in cells.items()
            ]
        else:
            chosen = cells if isinstance(cells, list) else [cells] if cells else []
            said = [_named(by_id[id], authored)[0] for id in chosen]
        if said:
            yield _of(row, ", ".join(said), authored)


def _cell(question: Question, cell: str) -> str:
    is_number = isinstance(question.kind, kinds.Matrix) and question.kind.cell == "number"
    return pages.number(Decimal(cell)) if is_number else cell


def _day(question: Question, value: Any, authored: Locale) -> Iterator[Line]:
    yield pages.day(date.fromisoformat(value)), ""


def _month(question: Question, value: Any, authored: Locale) -> Iterator[Line]:
    first = date.fromisoformat(f"{value}-01")
    yield pages.month(first), ""


def _period(question: Question, value: Any, authored: Locale) -> Iterator[Line]:
    first, last = (pages.day(date.fromisoformat(value[end])) for end in ("from", "to"))
    yield _("From %(first)s to %(last)s", first=first, last=last), ""


def _instant(question: Question, value: Any, authored: Locale) -> Iterator[Line]:
    day, _separator, time = value.partition("T")
    yield f"{pages.day(date.fromisoformat(day))}, {time}", ""


def _duration(question: Question, value: Any, authored: Locale) -> Iterator[Line]:
    hours, minutes = _DURATION.fullmatch(value).groups()  # type: ignore[union-attr]
    yield _("%(hours)s h %(minutes)s min", hours=hours or 0, minutes=minutes or 0), ""


def _address(question: Question, value: Any, authored: Locale) -> Iterator[Line]:
    town = " ".join(filter(None, (value.get("postcode"), value.get("place"))))
    for line in (value.get("street"), town, pages.country(value.get("country", ""))):
        if line:
            yield line, ""


def _testimony(question: Question, value: Any, authored: Locale) -> Iterator[Line]:
    if value.get("text"):
        yield _("“%(words)s”", words=value["text"]), ""
    if by := ", ".join(filter(None, (value.get("speaker"), value.get("role")))):
        yield by, ""
    yield (_("May be quoted") if value.get("quotable") == "yes" else _("Not to be quoted")), ""


def _commune(question: Question, value: Any, authored: Locale) -> Iterator[Line]:
    yield communes.name_of(value), ""


def _enterprise(question: Question, value: Any, authored: Locale) -> Iterator[Line]:
    register, _dash, digits = value.partition("-")
    yield f"{register} {grouped(register, digits)}", ""


def grouped(register: str, digits: str) -> str:
    """Return the number of an enterprise as its register writes it."""
    if register == "BCE":
        return f"{digits[:4]}.{digits[4:7]}.{digits[7:]}"
    return " ".join(filter(None, (digits[:3], digits[3:6], digits[6:9], digits[9:])))


def _goals(question: Question, value: Any, authored: Locale) -> Iterator[Line]:
    for code in value:
        known = GOALS.get(code)
        yield (f"{code} – {pages.read(known, authored)}" if known else code), ""


def _consent(question: Question, value: Any, authored: Locale) -> Iterator[Line]:
    yield (_("Agreed") if value["given"] else _("Not agreed")), ""


def _acknowledged(question: Question, value: Any, authored: Locale) -> Iterator[Line]:
    yield _("I have read this"), ""


def _point(question: Question, value: Any, authored: Locale) -> Iterator[Line]:
    for point in value.split(";"):
        latitude, longitude = (pages.number(Decimal(part)) for part in point.split()[:2])
        yield f"{latitude}; {longitude}", ""


def _file(question: Question, value: Any, authored: Locale) -> Iterator[Line]:
    yield value["name"], ""
    for part in ("caption", "credit"):
        if value.get(part):
            yield value[part], ""


def _named(thing: Choice | Row, authored: Locale) -> Line:
    return pages.read(thing.label, authored) or thing.name, pages.lang_of(thing.label, authored)


def _of(row: Row, words: str, authored: Locale) -> Line:
    name, lang = _named(row, authored)
    return _("%(what)s: %(answer)s", what=name, answer=words), lang


_SAY: Mapping[type[Kind], Say] = {
    kinds.Integer: _number,
    kinds.DecimalNumber: _number,
    kinds.Calculated: _calculated,
    kinds.Scale: _number,
    kinds.Year: _number,
    kinds.Numbers: _numbers,
    kinds.Single: _choices,
    kinds.Multiple: _choices,
    kinds.Ranking: _ranking,
    kinds.YesNo: _yes_no,
    kinds.Matrix: _matrix,
    kinds.Date: _day,
    kinds.Month: _month,
    kinds.Period: _period,
    kinds.Instant: _instant,
    kinds.Duration: _duration,
    kinds.PostalAddress: _address,
    kinds.Testimony: _testimony,
    kinds.Commune: _commune,
    kinds.EnterpriseNumber: _enterprise,
    kinds.Goal: _goals,
    kinds.Consent: _consent,
    kinds.Acknowledged: _acknowledged,
    kinds.Place: _point,
    kinds.File: _file,
    kinds.Image: _file,
    kinds.Recording: _file,
    kinds.Signature: _file,
}
