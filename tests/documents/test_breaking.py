"""Long words, broken so that they fit their column."""

from __future__ import annotations

from app.documents.breaking import broken
from app.documents.drawing import width_of
from app.documents.look import MM, TEXT


def test_a_word_that_fits_stays_whole() -> None:
    assert broken("mensen in een traject", 10.5, 55, "bold") == "mensen in een traject"


def test_a_compound_is_broken_between_syllables_and_each_part_fits() -> None:
    word = "buurtdienstenwerkgelegenheidsbevordering"

    parts = broken(word, 10.5, 40, "bold").split(" ")

    assert "".join(part.removesuffix("-") for part in parts) == word
    assert len(parts) > 1 and all(width_of(part, 10.5, TEXT, "bold") <= 40 * MM for part in parts)
