"""The spaces and quotation marks that each language prints, and that nobody types."""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.core.sheets.numbers import NO_BREAK, THIN
from app.core.text import Locale

_BEFORE_HIGH = re.compile(r"[ \u00a0\u202f]+([;!?])")
_BEFORE_COLON = re.compile(r"[ \u00a0\u202f]+:")
_AFTER_OPENING = re.compile(r"«[ \u00a0\u202f]*")
_BEFORE_CLOSING = re.compile(r"[ \u00a0\u202f]*»")
_BEFORE_UNIT = re.compile(r"(\d) (%|€|kg\b|t\b|km\b|h\b|ans\b|points\b)")
_THOUSANDS = re.compile(r"(?<=\d) (?=\d{3}\b)")
_COUNTED = re.compile(r"(?<![\d/])(\d{1,3}) (?=[^\W\d]{2})")


def typeset(text: str, locale: Locale) -> str:
    """Return prose with the spaces of its language; doing it twice changes nothing.

    French: U+202F before ``; ! ?``, U+00A0 before ``:`` and inside « ».  Both: a number stays
    with its noun, an apostrophe is curved.
    """
    text = text.strip().replace("'", "’")
    if locale == "fr":
        text = _BEFORE_HIGH.sub(rf"{THIN}\1", text)
        text = _BEFORE_COLON.sub(f"{NO_BREAK}:", text)
        text = _AFTER_OPENING.sub(f"«{NO_BREAK}", text)
        text = _BEFORE_CLOSING.sub(f"{NO_BREAK}»", text)
        text = _THOUSANDS.sub(THIN, text)
    text = _BEFORE_UNIT.sub(rf"\1{NO_BREAK}\2", text)
    return _COUNTED.sub(rf"\1{NO_BREAK}", text)


def quoted(words: str, locale: Locale) -> str:
    """Return somebody's words between the quotation marks of the language."""
    marked = f"« {words.strip()} »" if locale == "fr" else f"“{words.strip()}”"
    return typeset(marked, locale)


def colon(before: str, after: str, locale: Locale) -> str:
    """Return two parts with a colon between them, as the language writes it."""
    return f"{before}{NO_BREAK if locale == 'fr' else ''}: {after}"


def semicolons(parts: Iterable[str], locale: Locale) -> str:
    """Return the parts that say something, with semicolons between them."""
    return f"{THIN if locale == 'fr' else ''}; ".join(part for part in parts if part)


def without_thin_spaces(text: str) -> str:
    """Return the text for the PDF library, which would break a line at U+202F."""
    return text.replace(THIN, NO_BREAK)
