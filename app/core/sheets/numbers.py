"""How a figure may be shown: by whom it is counted, how exactly, and in whose typography.

The forms are CLDR's; the rules of rounding are territory.md §5.7's.  A percentage of ours is
rounded half up, as whoever recomputes it from the k and n beside it would.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from babel import Locale as Cldr
from babel.dates import format_date
from babel.numbers import NumberPattern, format_decimal, parse_pattern

from app.core.text import Locale

NO_BREAK = "\u00a0"
THIN = "\u202f"
"""The narrow space that does not break: French writes it before ``; ! ?`` and in 1 234."""

REGION: Mapping[str, str] = {"fr": "fr_BE", "nl": "nl_BE"}
"""The language of a sheet as it is written on our side of the border; France writes the same."""

FINE_FROM = 1_000
"""Answers.  Below this a decimal of a percentage would promise more than it knows."""

RARELY: Mapping[str, str] = {"fr": "moins de 1\u00a0%", "nl": "minder dan 1%"}
NEARLY: Mapping[str, str] = {"fr": "plus de 99\u00a0%", "nl": "meer dan 99%"}


def count(value: int, locale: Locale) -> str:
    """Return a count: ``1 234``, ``1.234``."""
    return format_decimal(value, locale=region(locale))


def amount(value: Decimal, locale: Locale) -> str:
    """Return a measured value with the decimals it came with, three at the most."""
    return format_decimal(value, locale=region(locale), decimal_quantization=True)


def share(k: int, n: int, locale: Locale) -> str:
    """Return ``k`` of ``n`` as per cent, as exactly as ``n`` allows.

    What is neither none nor all is never rounded to it: ``moins de 1 %``.
    """
    digits = 1 if n >= FINE_FROM else 0
    rounded = _rounded(Decimal(100 * k) / Decimal(n), digits)
    if k > 0 and rounded == 0:
        return RARELY[locale]
    if k < n and rounded == 100:
        return NEARLY[locale]
    return _percent(rounded, locale)


def rate(value: Decimal, locale: Locale, *, is_rough: bool = False) -> str:
    """Return the rate of a territory, given in per cent, with one decimal at the most.

    :param is_rough: its producer marks it as of low reliability: then none.
    """
    return _percent(_rounded(value, 0 if is_rough else 1), locale)


def end(fraction: float, locale: Locale) -> str:
    """Return one end of an interval as per cent, without decimals."""
    return _percent(_rounded(Decimal(str(fraction)) * 100, 0), locale)


def between(low: float, high: float, locale: Locale) -> str:
    """Return the two ends of an interval: ``51 à 65 %``, ``51% tot 65%``."""
    if locale == "fr":
        return f"{_rounded(Decimal(str(low)) * 100, 0)} à {end(high, locale)}"
    return f"{end(low, locale)} tot {end(high, locale)}"


def points(difference: Decimal, locale: Locale) -> str:
    """Return a difference of two percentages as a whole number of points, without its sign."""
    return count(int(_rounded(abs(difference), 0)), locale)


def ratio(value: float, locale: Locale) -> str:
    """Return how many times one share goes into another, with one decimal."""
    return format_decimal(
        _rounded(Decimal(str(value)), 1), locale=region(locale), decimal_quantization=True
    )


def day(value: date, locale: Locale) -> str:
    """Return a day in figures, the same in both languages: ``02/03/2026``."""
    return format_date(value, "dd/MM/y", locale=region(locale))


def long_day(value: date, locale: Locale) -> str:
    """Return a day in words; French says ``1er`` for the first."""
    words = format_date(value, "long", locale=region(locale))
    return re.sub(r"^1 ", "1er ", words) if locale == "fr" else words


def region(locale: Locale) -> str:
    return REGION[locale]


def _rounded(value: Decimal, digits: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)


def _percent(value: Decimal, locale: Locale) -> str:
    """Return per cent in the form of CLDR: ``71 %`` in French, ``71%`` in Dutch."""
    form: NumberPattern = Cldr.parse(region(locale)).percent_formats[None]
    pattern = parse_pattern(form.pattern.replace("0", "0.#", 1) if value % 1 else form.pattern)
    return str(pattern.apply(value / 100, region(locale)))
