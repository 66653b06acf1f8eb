"""Words that are wider than their column, broken: the PDF library knows no hyphens.

Dutch writes in one word what French writes in five, and a tile holds some thirty letters.
"""

from __future__ import annotations

from app.documents.drawing import width_of
from app.documents.look import MM, TEXT

VOWELS = frozenset("aeiouyáàâäéèêëíîïóôöúùûüœ")
SHORTEST = 4
"""Letters on either side of a break."""


def broken(words: str, size: float, width: float, weight: str = "normal") -> str:
    """Return a text of which every word fits a column.

    :param size: of the letters, in points.
    :param width: of the column, in millimetres.
    """
    return " ".join(_parts(word, size, width * MM, weight) for word in words.split(" "))


def _parts(word: str, size: float, width: float, weight: str) -> str:
    if width_of(word, size, TEXT, weight) <= width:
        return word
    for at in range(len(word) - SHORTEST, SHORTEST - 1, -1):
        if _is_between_syllables(word, at):
            head = f"{word[:at]}-"
            if width_of(head, size, TEXT, weight) <= width:
                return f"{head} {_parts(word[at:], size, width, weight)}"
    return word


def _is_between_syllables(word: str, at: int) -> bool:
    """Tell whether a word may be broken there: between two consonants that stand between vowels,
    or before a lone one.  No dictionary: good enough for a word that would not fit otherwise."""
    before, after = word[at - 1].lower(), word[at].lower()
    if not (before.isalpha() and after.isalpha()) or after in VOWELS:
        return False
    follows = word[at + 1].lower() in VOWELS if at + 1 < len(word) else False
    return follows and (before in VOWELS or word[at - 2].lower() in VOWELS)
