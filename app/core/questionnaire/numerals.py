"""Numbers as people type them.

Nothing is guessed.  ``1.234`` typed in French may be a thousand or a little more than one, so
it comes back as a problem; ``1.234,56`` can only be one number, so it is taken.
"""

from __future__ import annotations

import re
from decimal import Decimal

from app.core.problems import Place, Problem
from app.core.questionnaire.cleaning import clean
from app.core.text import EN, Locale

LARGEST = 2**53
"""Beyond it a double no longer tells two whole numbers apart."""

MOST_DECIMALS = 6
LONGEST_NUMBER = 64
"""Characters of a typed number, before anybody looks at it."""

_SPACES = re.compile(r"[\s\u00a0\u202f\u2009\u200b\u2060\ufeff]")
_DASHES = str.maketrans({"\u2212": "-", "\u2010": "-", "\u2011": "-", "\u2013": "-"})
_GROUPED = re.compile(r"\d{1,3}(?:[ ]\d{3})+", re.ASCII)
_PLAIN = re.compile(r"\d+", re.ASCII)
_MAYBE_A_GROUP = re.compile(r"[1-9]\d{0,2}[.,]\d{3}", re.ASCII)
_NUMBER = re.compile(r"-?[\d., ]*\d[\d., ]*", re.ASCII)


def whole(raw: str, place: Place) -> int | Problem | None:
    """Return the whole number that was typed, or why there is none."""
    text = _number(raw)
    if not text:
        return None
    digits = text.removeprefix("-")
    if _MAYBE_A_GROUP.fullmatch(digits):
        return Problem("number.ambiguous", place, _readings(text))
    bare = _ungrouped(digits)
    if bare is None:
        code = "number.not-whole" if _NUMBER.fullmatch(text) else "number.not-a-number"
        return Problem(code, place)
    if len(bare) > 17 or int(bare) > LARGEST:
        return Problem("number.beyond", place, {"most": LARGEST})
    return -int(bare) if text.startswith("-") else int(bare)


def decimal(raw: str, place: Place, locale: Locale) -> str | Problem | None:
    """Return the number that was typed as plain decimal text, or why there is none."""
    text = _number(raw)
    if not text:
        return None
    digits = text.removeprefix("-")
    if not _NUMBER.fullmatch(text):
        return Problem("number.not-a-number", place)
    if _MAYBE_A_GROUP.fullmatch(digits) and _mark_of(digits) != ("." if locale == EN else ","):
        return Problem("number.ambiguous", place, _readings(text))
    front, fraction = _split(digits)
    before = _ungrouped(front or "0")
    if before is None or not _PLAIN.fullmatch(fraction or "0"):
        return Problem("number.not-a-number", place)
    if len(before) > 17 or int(before) > LARGEST:
        return Problem("number.beyond", place, {"most": LARGEST})
    if len(fraction.rstrip("0")) > MOST_DECIMALS:
        return Problem("number.too-fine", place, {"decimals": MOST_DECIMALS})
    return plain(Decimal(f"{'-' if text.startswith('-') else ''}{before}.{fraction or '0'}"))


def plain(number: Decimal) -> str:
    """Return the one way in which a decimal is kept: no exponent, no idle zeros, no ``-0``."""
    text = format(number, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in {"-0", ""} else text


def _number(raw: str) -> str:
    """Return a typed number with plain spaces and a plain minus, its edges trimmed."""
    text = clean(raw[: LONGEST_NUMBER * 16])
    return _SPACES.sub(" ", text).strip().translate(_DASHES)


def _ungrouped(digits: str) -> str | None:
    """Return whole digits without what groups them by three; None where they are no number."""
    for mark in (" ", ".", ","):
        if digits.count(mark) > (mark != " "):
            grouped = digits.replace(mark, " ")
            return grouped.replace(" ", "") if _GROUPED.fullmatch(grouped) else None
    if " " in digits:
        return digits.replace(" ", "") if _GROUPED.fullmatch(digits) else None
    return (digits.lstrip("0") or "0") if _PLAIN.fullmatch(digits) else None


def _split(digits: str) -> tuple[str, str]:
    """Return what stands before and after the decimal mark, if one of the marks can be it."""
    mark = _mark_of(digits)
    other = "." if mark == "," else ","
    if not mark or digits.count(mark) > 1:
        return digits, ""
    whole, _, fraction = digits.rpartition(mark)
    if other in whole:
        whole = whole.replace(other, " ")
    return whole, fraction


def _mark_of(digits: str) -> str:
    """Return the last mark, which is the decimal one if any is."""
    return max(".,", key=digits.rfind) if {".", ","} & set(digits) else ""


def _readings(text: str) -> dict[str, object]:
    bare = text.replace(".", "").replace(",", "")
    return {"typed": text, "thousands": int(bare), "decimals": Decimal(text.replace(",", "."))}
