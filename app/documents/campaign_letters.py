"""The letters of a campaign: in the words of the house, or in those of its federation."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from app.core.text import EN, FR, NL, Locale
from app.documents.letters import FOLDER, REGIONAL, Letter

PLACES = ("campaign", "enterprise", "federation", "contact", "link", "closes")
"""What stands in braces in such a letter, and is filled in for each reader."""

_PLACE = re.compile(r"\{([a-z_]*)\}")
_CONTACT = {
    FR: "Une question\u202f? {contact}\n",
    NL: "Een vraag? {contact}\n",
    EN: "A question? {contact}\n",
}
_STOP = {
    FR: "Vous ne souhaitez plus recevoir ces messages de {federation}\u202f? {stop}",
    NL: "Wilt u deze berichten van {federation} niet meer ontvangen? {stop}",
    EN: "Would you rather not get these messages from {federation}? {stop}",
}


def in_our_words(kind: str, locale: str) -> Letter:
    """Return the letter as the house words it, its places still in braces.

    :param kind: ``invitation``, ``reminder`` or ``link``.
    """
    return _written(kind, _spoken(locale))


def strange_places(text: str) -> list[str]:
    """Return what stands in braces and is no place of such a letter."""
    return [name for name in _PLACE.findall(text) if name not in PLACES]


def filled(letter: Letter, locale: str, words: Mapping[str, str], *, stop: str) -> Letter:
    """Return the letter for one reader.

    :param words: by place; a line break in one becomes a blank.
    :param stop: where the reader asks for no more of these.
    """
    spoken = _spoken(locale)
    said = {name: " ".join(word.split()) for name, word in words.items()}
    contact = said.get("contact", "")
    said["contact"] = _CONTACT[spoken].format(contact=contact) if contact else ""
    text = _fill(letter.text, said).rstrip()
    last = _STOP[spoken].format(federation=said.get("federation", ""), stop=stop)
    return Letter(" ".join(_fill(letter.subject, said).split()), f"{text}\n\n--\n{last}\n")


def _fill(text: str, words: Mapping[str, str]) -> str:
    return _PLACE.sub(lambda found: words.get(found[1], found[0]), text)


def _spoken(locale: str) -> Locale:
    return Locale(locale) if Locale(locale) in REGIONAL else EN


@cache
def _written(kind: str, locale: Locale) -> Letter:
    whole = (FOLDER / f"campaign_{kind}.{locale}.txt").read_text("utf-8")
    subject, _, text = whole.partition("\n")
    return Letter(subject, text.lstrip("\n"))
