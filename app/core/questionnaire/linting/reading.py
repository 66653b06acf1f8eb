"""How hard a text is to read, by the measures that French and Dutch have.

French: Kandel and Moles (1958) fitted Flesch's formula to French.  Dutch: Douma (1960) did for
Dutch.  Both give 100 for a text that a child reads, 0 for one that hardly anybody does; they are
made for whole pages, so that a short text is never called hard.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.core.text import FR, NL, Locale

LONGEST_SENTENCE = 30
"""Words."""

SHORTEST_TEXT = 15
"""Words below which the measures say nothing."""

HARD = 20
"""A score below this one is for university graduates (Flesch calls 0 to 30 "very difficult")."""

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_SENTENCE = re.compile(r"[.!?;:]+(?:\s|$)|\n+")
_REFERENCE = re.compile(r"\$\{[^}]*\}")
_VOWELS = re.compile(r"[aeiouyàâäéèêëîïôöùûüœæ]+", re.I)
_SILENT = re.compile(r"(?<=[^aeiouyéèêàâîïôûœ])(?:e|es|ent)$", re.I)


@dataclass(frozen=True, slots=True)
class Formula:
    """``start`` less ``sentence`` times the words a sentence less ``word`` times the syllables
    a word."""

    start: float
    sentence: float
    word: float


FORMULAS = {FR: Formula(207, 1.015, 73.6), NL: Formula(206.84, 0.93, 77)}


def too_long(text: str) -> int | None:
    """Return the words of the longest sentence of a text, if they are too many; else None."""
    longest = max((len(_words(one)) for one in _SENTENCE.split(text)), default=0)
    return longest if longest > LONGEST_SENTENCE else None


def is_hard(text: str, locale: Locale) -> bool:
    """Tell whether a text is too hard for most of those who answer."""
    score = ease(text, locale)
    return score is not None and score < HARD


def ease(text: str, locale: Locale) -> float | None:
    """Return how easy a text is, 100 easy and 0 hard; None where it is short, or where its
    language has no measure."""
    words = _words(text)
    if len(words) < SHORTEST_TEXT or locale not in FORMULAS:
        return None
    formula = FORMULAS[locale]
    sentences = sum(bool(_words(one)) for one in _SENTENCE.split(text))
    syllables = sum(_syllables(word, locale) for word in words)
    return (
        formula.start
        - formula.sentence * len(words) / sentences
        - formula.word * syllables / len(words)
    )


def _words(text: str) -> list[str]:
    return _WORD.findall(_REFERENCE.sub("", text))


def _syllables(word: str, locale: Locale) -> int:
    spoken = _SILENT.sub("", word) if locale == FR else word
    return max(1, len(_VOWELS.findall(spoken)))
