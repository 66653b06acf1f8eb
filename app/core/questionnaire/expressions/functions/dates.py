"""Dates and times, on the respondent's clock and in the respondent's language."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from babel import Locale

from app.core.questionnaire.expressions.context import Context
from app.core.questionnaire.expressions.functions.kind import Function, taking
from app.core.questionnaire.expressions.values import (
    DAY,
    Moment,
    Value,
    days_of,
    to_text,
)

_TIME = re.compile(r"(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?")
_MARK = re.compile(r"%(.)")
MILLISECOND = timedelta(milliseconds=1)
_EPOCH_DAY = "1970-01-01T"


def _date(context: Context, given: list[Value]) -> Value:
    """Read a date or an instant: from text, or from days since 1970."""
    value = given[0]
    zone = context.world.zone
    match value:
        case Moment():
            return value
        case bool():
            return Moment(math.nan, zone)
        case float():
            return Moment(value, zone)
        case _:
            text = to_text(value).strip()
            days = days_of(text, zone)
            return Moment(_as_number(text) if math.isnan(days) else days, zone)


def _as_number(text: str) -> float:
    try:
        return float(text) if re.fullmatch(r"-?\d+(\.\d+)?", text) else math.nan
    except ValueError:
        return math.nan


def _moment(context: Context, value: Value) -> Moment:
    found = _date(context, [value])
    assert isinstance(found, Moment)  # noqa: S101  (what _date returns)
    return found


def _today(context: Context, _given: list[Value]) -> Value:
    local = context.world.now.astimezone(context.world.zone)
    return Moment(days_of(f"{local:%Y-%m-%d}", context.world.zone), context.world.zone)


def _now(context: Context, _given: list[Value]) -> Value:
    return Moment(round(context.world.now.timestamp() * 1000) / DAY, context.world.zone)


def _decimal_date_time(context: Context, given: list[Value]) -> Value:
    return _moment(context, given[0]).days


def _decimal_time(context: Context, given: list[Value]) -> Value:
    """The part of the day that has gone by, from 0 up to 1; NaN for no time."""
    text = to_text(given[0]).strip()
    time = _TIME.fullmatch(text)
    days = days_of((_EPOCH_DAY + text) if time else text, context.world.zone)
    if math.isnan(days):
        return math.nan
    try:
        local = Moment(days, context.world.zone).local
    except OverflowError:
        return math.nan
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    return round((local - midnight) / MILLISECOND) / DAY


def _format(context: Context, given: list[Value]) -> Value:
    """Write a date by marks such as ``%d/%m/%Y``; empty for no date."""
    moment = _moment(context, given[0])
    if not moment.is_real:
        return ""
    try:
        local = moment.local
    except OverflowError:
        return ""
    locale = Locale.parse(context.world.locale[:2])  # the page knows one name a language
    return _MARK.sub(lambda mark: _written(mark, local, locale), to_text(given[1]))


def _written(mark: re.Match[str], local: datetime, locale: Locale) -> str:
    write = MARKS.get(mark.group(1))
    return write(local, locale) if write else mark.group()


MARKS: Mapping[str, Callable[[datetime, Locale], str]] = {
    "Y": lambda local, _: f"{local.year:04}",
    "y": lambda local, _: f"{local.year % 100:02}",
    "m": lambda local, _: f"{local.month:02}",
    "n": lambda local, _: f"{local.month}",
    "b": lambda local, locale: str(locale.months["format"]["abbreviated"][local.month]),
    "d": lambda local, _: f"{local.day:02}",
    "e": lambda local, _: f"{local.day}",
    "H": lambda local, _: f"{local.hour:02}",
    "h": lambda local, _: f"{local.hour}",
    "M": lambda local, _: f"{local.minute:02}",
    "S": lambda local, _: f"{local.second:02}",
    "3": lambda local, _: f"{local.microsecond // 1000:03}",
    "a": lambda local, locale: str(locale.days["format"]["abbreviated"][local.weekday()]),
    "%": lambda _local, _: "%",
}

FUNCTIONS: Mapping[str, Function] = {
    "date": taking(1)(_date),
    "date-time": taking(1)(_date),
    "today": taking(0)(_today),
    "now": taking(0)(_now),
    "decimal-date-time": taking(1)(_decimal_date_time),
    "decimal-time": taking(1)(_decimal_time),
    "format-date": taking(2)(_format),
    "format-date-time": taking(2)(_format),
}
