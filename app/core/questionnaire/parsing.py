"""From what people type to a value: forgiving where the meaning is plain, asking where it is not.

Nothing is guessed.  ``1.234`` typed in French may be a thousand or a little more than one, so
it comes back as a problem; ``1.234,56`` can only be one number, so it is taken.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TypeAlias

from app.core.problems import Place, Problem
from app.core.questionnaire import dates
from app.core.questionnaire.answers import Value
from app.core.questionnaire.definition import Question
from app.core.questionnaire.kinds import (
    Date,
    DecimalNumber,
    Integer,
    Multiple,
    Single,
    Text,
)
from app.core.questionnaire.typed import Typed
from app.core.text import EN, Locale

Outcome: TypeAlias = Value | Problem | None
"""A value, or why there is none, or None where nothing was answered."""

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


def read(question: Question, typed: Typed, place: Place, *, locale: Locale) -> Outcome:
    """Return what was typed in answer to ``question``, on a page in ``locale``."""
    texts = typed.get("", ())
    match question.kind:
        case Text() as kind:
            return _one(texts, place, lambda text: _text(text, kind, place))
        case Integer():
            return _one(texts, place, lambda text: _integer(text, place))
        case DecimalNumber():
            return _one(texts, place, lambda text: _decimal(text, place, locale))
        case Date():
            return dates.read({part: clean(_last(typed, part)) for part in dates.PARTS}, place)
        case Single():
            return _single(texts, question, place)
        case Multiple():
            return _multiple(texts, question, place)
        case _:
            return _one(texts, place, lambda text: _text(text, Text(), place))


def clean(text: str) -> str:
    """Return the text as it is kept: NFC, one kind of line end, no NUL, no blank edges.

    A text of nothing but invisible characters is no text.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    text = unicodedata.normalize("NFC", text).strip()
    return text if any(map(_is_seen, text)) else ""


def _is_seen(character: str) -> bool:
    # U+115F, U+1160, U+3164 and U+FFA0 are letters by category, and blank by drawing.
    return (
        unicodedata.category(character)[0] not in "ZC"
        and character not in "\u115f\u1160\u3164\uffa0\u2800"
    )


def _last(typed: Typed, part: str) -> str:
    return next(iter(typed.get(part, ())), "")


def _one(texts: Sequence[str], place: Place, parse: Callable[[str], Outcome]) -> Outcome:
    if len(texts) > 1:
        return Problem("answer.several", place)
    try:
        "".join(texts).encode()
    except UnicodeEncodeError:
        return Problem("text.not-unicode", place)
    return parse(texts[0]) if texts else None


def _text(raw: str, kind: Text, place: Place) -> Outcome:
    # NFC makes at most one character of four, so a text this long cannot come within bounds;
    # it is refused before it is looked at, since a pile of accents takes long to put in order.
    if len(raw) > 4 * kind.longest + 8:
        return Problem("text.too-long", place, {"longest": kind.longest, "length": len(raw)})
    return clean(raw) or None


def _integer(raw: str, place: Place) -> Outcome:
    text = _number(raw)
    if not text:
        return None
    digits = text.removeprefix("-")
    if _MAYBE_A_GROUP.fullmatch(digits):
        return Problem("number.ambiguous", place, _readings(text))
    whole = _ungrouped(digits)
    if whole is None:
        code = "number.not-whole" if _NUMBER.fullmatch(text) else "number.not-a-number"
        return Problem(code, place)
    if len(whole) > 17 or int(whole) > LARGEST:
        return Problem("number.beyond", place, {"most": LARGEST})
    return -int(whole) if text.startswith("-") else int(whole)


def _decimal(raw: str, place: Place, locale: Locale) -> Outcome:
    text = _number(raw)
    if not text:
        return None
    digits = text.removeprefix("-")
    if not _NUMBER.fullmatch(text):
        return Problem("number.not-a-number", place)
    if _MAYBE_A_GROUP.fullmatch(digits) and _mark_of(digits) != ("." if locale == EN else ","):
        return Problem("number.ambiguous", place, _readings(text))
    whole, fraction = _split(digits)
    before = _ungrouped(whole or "0")
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


def _single(texts: Sequence[str], question: Question, place: Place) -> Outcome:
    chosen = [text for text in texts if text]
    if len(chosen) > 1:
        return Problem("choice.several", place)
    if not chosen:
        return None
    return chosen[0] if chosen[0] in _ids(question) else Problem("choice.unknown", place)


def _multiple(texts: Sequence[str], question: Question, place: Place) -> Outcome:
    chosen = {text for text in texts if text}
    if not chosen <= set(_ids(question)):
        return Problem("choice.unknown", place)
    return [id for id in _ids(question) if id in chosen] or None


def _ids(question: Question) -> tuple[str, ...]:
    match question.kind:
        case Single(choices) | Multiple(choices):
            return tuple(choice.id for choice in choices)
        case _:
            return ()
