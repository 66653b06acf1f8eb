"""The wording guard: what the numbers cannot bear is found in the words around them.

Contribution, not attribution; no ``fois plus``; no ranking; no per cent of fewer than ten.
The words of a voice are its speaker's, and are not guarded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from app.core.problems import Place, Problem
from app.core.racines.verdict import SMALLEST_PERCENT
from app.core.sheets.content import LOCALES, Draft
from app.core.text import Locale, LocalizedText

RULES: Mapping[str, Mapping[str, re.Pattern[str]]] = {
    "wording.attribution": {
        "fr": re.compile(
            r"\bgr[âa]ce (?:à|a|au|aux)\b|\bnous avons permis\b|\ba permis (?:à|de|d’|d')"
            r"|\bgr[âa]ce à notre action\b|\bnotre impact a\b",
            re.IGNORECASE,
        ),
        "nl": re.compile(r"\bdankzij\b|\bdoor ons toedoen\b|\bonze impact heeft\b", re.IGNORECASE),
    },
    "wording.times-more": {
        "fr": re.compile(r"\bfois (?:plus|moins|supérieur|inférieur)", re.IGNORECASE),
        "nl": re.compile(r"\b(?:keer|maal) (?:meer|minder|hoger|lager|zoveel)", re.IGNORECASE),
    },
    "wording.ranking": {
        "fr": re.compile(
            r"\bn[°o] ?1\b|\bnuméro (?:un|1)\b|\bleaders?\b|\bla meilleure?\b|\ble meilleur\b"
            r"|\bles meilleure?s\b|\bclassement\b|\bchampion(?:ne)?s?\b",
            re.IGNORECASE,
        ),
        "nl": re.compile(
            r"\bnummer (?:één|een|1)\b|\bnr\.? ?1\b|\b(?:de|het) beste\b|\bleiders?\b|\bkoploper"
            r"|\brangschikking\b|\bkampioen",
            re.IGNORECASE,
        ),
    },
    "wording.proof": {
        "fr": re.compile(r"\b(?:prouve|démontre|garantit)(?:nt)?\b", re.IGNORECASE),
        "nl": re.compile(r"\b(?:bewijst|bewijzen|garandeert|garanderen)\b", re.IGNORECASE),
    },
}
"""By code of the problem and by language: the words that give it away."""

PERCENT_OF_FEW = re.compile(
    r"\d\s*%[^.;]*?\b(?:des|sur|de|van de|van|op)\s+(?:les\s+|de\s+)?(\d{1,2})\b(?!\s*%)"
)

LINKS = ("means", "activities", "outputs", "outcomes")


def problems(draft: Draft) -> tuple[Problem, ...]:
    """Return each place whose words say more than figures can, in the order of the sheet."""
    return tuple(
        problem
        for place, text in _guarded(draft)
        for locale in LOCALES
        for problem in _in(text.text_in(locale), locale, (*place, locale))
    )


def _in(words: str, locale: Locale, place: Place) -> Iterator[Problem]:
    words = words.replace("\u00a0", " ").replace("\u202f", " ")
    for code, by_locale in RULES.items():
        if found := by_locale[locale].search(words):
            yield Problem(code, place, {"words": found.group().strip()})
    if (found := PERCENT_OF_FEW.search(words)) and int(found.group(1)) < SMALLEST_PERCENT:
        yield Problem("wording.percent-of-few", place, {"words": found.group().strip()})


def _guarded(draft: Draft) -> Iterator[tuple[Place, LocalizedText]]:
    yield ("promise",), draft.promise
    for at, figure in enumerate(draft.figures):
        yield (f"figures-{at}", "noun"), figure.noun
        yield (f"figures-{at}", "note"), figure.note
    for at, practice in enumerate(draft.practices):
        yield (f"practices-{at}", "label"), practice.label
    for name, link in zip(LINKS, draft.chain.links, strict=True):
        yield ("chain", name), link
