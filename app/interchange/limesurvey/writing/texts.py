"""Texts as LimeSurvey holds them: HTML, with the answers they speak of in braces."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from app.core.questionnaire.references import REFERENCE
from app.core.text import FR, NL, Locale
from app.interchange.limesurvey.writing.codes import Coded

_INFORMAL = re.compile(r"([a-z]{2,3})-x-(\w+)")
_COMPUTED = re.compile(r"\{(?=\S)")


def language_of(locale: Locale) -> str:
    """Return a language as LimeSurvey spells it: ``de-x-informal`` is ``de-informal``."""
    found = _INFORMAL.fullmatch(locale)
    return f"{found[1]}-{found[2]}" if found and found[1] != "und" else str(locale)


def html(text: str, coded: Mapping[str, Coded], *, as_it_came: bool) -> str:
    """Return a text of ours.

    :param as_it_came: whether the text was one of LimeSurvey's, whose expressions in braces are
        to work there again.  Braces in any other text are no expressions, and get a space.
    """
    pieces = []
    for number, piece in enumerate(_split(text)):
        if number % 2:
            found = coded.get(piece)
            pieces.append(f"{{{found.code}.shown}}" if found else f"$ {{ {piece} }}")
            continue
        if not as_it_came:
            piece = _COMPUTED.sub("{ ", piece)
        pieces.append(escape(piece, quote=False).replace("\n", "<br />\n"))
    return "".join(pieces)


def unknown_in(text: str, coded: Mapping[str, Coded]) -> list[str]:
    """Return the ids that a text speaks of and that have no variable there."""
    return [id for id in _split(text)[1::2] if id not in coded or coded[id].letter in "MPRFQK:;"]


def _split(text: str) -> list[str]:
    """Return a text in pieces: words, the id that is spoken of, words …"""
    pieces, last = [], 0
    for found in REFERENCE.finditer(text):
        pieces += [text[last : found.start()], found["key"]]
        last = found.end()
    return [*pieces, text[last:]]


def ordered(locales: Mapping[Locale, object], authored: Locale) -> tuple[Locale, ...]:
    """Return the languages of a survey, the one in which it begins first."""
    return tuple(dict.fromkeys((authored, FR, NL, *locales)))
