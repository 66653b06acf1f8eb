"""What an expression can be worth, and how one kind of value reads as another (XPath 1.0 §4)."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import TypeAlias

from app.core.questionnaire.expressions.nodes import TreeNode

DAY = 86_400_000
"""Milliseconds."""

FIRST_DAY, LAST_DAY = -719_161, 2_932_895
"""0001-01-02 and 9999-12-30: on no clock of the earth are they of another year."""

WHOLE = 2**53
"""Up to here each whole number is a double of its own."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or an instant, counted from 1970-01-01T00:00Z; ``days`` is NaN for no date at all."""

    days: float
    zone: tzinfo

    @property
    def is_real(self) -> bool:
        return not math.isnan(self.days)

    @property
    def local(self) -> datetime:
        """The instant on the respondent's clock, to the millisecond.

        :raises OverflowError: beyond the years 1 to 9999.
        """
        if not FIRST_DAY <= self.days <= LAST_DAY:
            raise OverflowError
        seconds, rest = divmod(round(self.days * DAY), 1000)
        return (
            datetime.fromtimestamp(seconds, UTC)
            .replace(microsecond=rest * 1000)
            .astimezone(self.zone)
        )


NodeSet: TypeAlias = Sequence[TreeNode]
Value: TypeAlias = "bool | float | str | Moment | list[TreeNode]"

_DATE = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})"
    r"(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?)?"
)
_NUMBER = re.compile(r"-?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?")


def to_text(value: Value) -> str:
    if type(value) is str:
        return value
    if type(value) is float:
        return number_text(value)
    match value:
        case list():
            return value[0].text if value else ""
        case bool():
            return "true" if value else "false"
        case Moment():
            return moment_text(value)
        case _:
            return str(value)


def to_number(value: Value, zone: tzinfo) -> float:
    if type(value) is float:
        return value
    if type(value) is list:
        return number_of(value[0].text, zone) if value else math.nan
    match value:
        case bool():
            return 1.0 if value else 0.0
        case Moment(days):
            return days
        case _:
            return number_of(to_text(value), zone)


def to_boolean(value: Value) -> bool:
    match value:
        case bool():
            return value
        case float():
            return value != 0 and not math.isnan(value)
        case Moment():
            return value.is_real
        case _:
            return len(value) > 0


def number_of(text: str, zone: tzinfo) -> float:
    """Read a text as a number; a date reads as its days since 1970, anything else is NaN."""
    if text.isdecimal() and text.isascii():  # the most frequent, and quick to tell
        return float(text)
    trimmed = text.strip(" \t\r\n")
    if not trimmed:
        return math.nan
    if _NUMBER.fullmatch(trimmed):
        return float(trimmed)
    return days_of(trimmed, zone)


def number_text(number: float) -> str:
    """Write a number as XPath and ECMAScript do: ``1``, ``0.5``, ``-Infinity``, never ``1.0``."""
    if number.is_integer():
        if -WHOLE <= number <= WHOLE:
            return str(int(number))
    elif math.isnan(number):
        return "NaN"
    elif math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    mantissa, _, exponent = repr(abs(number)).partition("e")
    sign = "-" if number < 0 else ""
    digits, power = mantissa.replace(".", ""), int(exponent or 0)
    if not exponent:
        return sign + mantissa.removesuffix(".0")
    if -7 < power < 0:
        return f"{sign}0.{'0' * (-power - 1)}{digits}"
    if 0 < power < 21:
        return sign + digits.ljust(power + 1, "0")
    return f"{sign}{mantissa.removesuffix('.0')}e{power:+d}"


def days_of(text: str, zone: tzinfo) -> float:
    """Return the days since 1970-01-01T00:00Z of a date or instant as text; NaN for no date.

    A date without a time begins at midnight on the respondent's clock.
    """
    match = _DATE.fullmatch(text)
    if match is None:
        return math.nan
    year, month, day, hour, minute, second, fraction, offset = match.groups()
    milliseconds = int((fraction or "0").ljust(3, "0")[:3])
    try:
        local = datetime(
            int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0),
            milliseconds * 1000, tzinfo=UTC if offset else zone,
        )  # fmt: skip
    except ValueError:
        return math.nan
    # Whole milliseconds are exact in a double; dividing once keeps both engines equal.
    return (round(local.timestamp() * 1000) - _offset(offset)) / DAY


def _offset(written: str | None) -> int:
    if written is None or written == "Z":
        return 0
    sign = -1 if written[0] == "-" else 1
    digits = written[1:].replace(":", "").ljust(4, "0")
    return sign * (int(digits[:2]) * 60 + int(digits[2:])) * 60_000


def moment_text(moment: Moment) -> str:
    """Write a moment as a date where it is midnight on the respondent's clock, else in full."""
    if not moment.is_real:
        return "Invalid Date"
    try:
        local = moment.local
    except OverflowError:
        return "Invalid Date"
    if (local.hour, local.minute, local.second, local.microsecond) == (0, 0, 0, 0):
        return local.strftime("%Y-%m-%d").rjust(10, "0")
    return local.isoformat(timespec="milliseconds").rjust(29, "0")
