"""Whether two wordings say the same, but for a slip of the pen."""

from __future__ import annotations

import unicodedata

SHORTEST = 5
"""Letters of a word in which one wrong letter is taken for a slip: in ``plus`` it may be a word."""


def only_retouched(old: str, new: str) -> bool:
    """Tell whether nothing but spelling, accents, capitals, spaces and punctuation changed.

    >>> only_retouched("Combien de salaries?", "Combien de salariés ?")
    True
    >>> only_retouched("Combien avec contrat ?", "Combien sans contrat ?")
    False
    """
    before, after = _words(old), _words(new)
    return len(before) == len(after) and all(map(_is_slip, before, after))


def _words(text: str) -> list[str]:
    bare = unicodedata.normalize("NFKD", text.casefold())
    letters = (
        letter if letter.isalnum() else " " for letter in bare if not unicodedata.combining(letter)
    )
    return "".join(letters).split()


def _is_slip(old: str, new: str) -> bool:
    if old == new:
        return True
    if min(len(old), len(new)) < SHORTEST or any(map(str.isdigit, old + new)):
        return False
    start = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), None)
    at = min(len(old), len(new)) if start is None else start
    rests = {(old[at + 1 :], new[at:]), (old[at:], new[at + 1 :]), (old[at + 1 :], new[at + 1 :])}
    return any(one == other for one, other in rests)
