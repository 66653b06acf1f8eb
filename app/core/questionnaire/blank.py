"""What somebody begins with: a questionnaire of one empty page, a question of each kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app.core.questionnaire.definition import Definition, Module, Page
from app.core.questionnaire.kinds import (
    Date,
    DecimalNumber,
    Integer,
    Kind,
    Multiple,
    Note,
    Single,
    Text,
)
from app.core.text import NO_TEXT, Locale, LocalizedText

KINDS: Mapping[str, Kind] = {
    "text": Text(),
    "integer": Integer(),
    "decimal": DecimalNumber(),
    "date": Date(),
    "single": Single(),
    "multiple": Multiple(),
    "note": Note(),
}
"""What a person can add, as it stands before they say more."""


def blank(title: LocalizedText, *, locales: tuple[Locale, ...], ids: Iterator[str]) -> Definition:
    """Return a definition that asks nothing yet.

    :param locales: the authored language first.
    :param ids: gives the ids of what is made.
    """
    page = Page(id=next(ids), title=NO_TEXT)
    return Definition(locales, title, (Module(id=next(ids), title=NO_TEXT, pages=(page,)),))


def unused(names: set[str], stem: str) -> str:
    """Return the first of ``stem_1``, ``stem_2`` … that is no name yet."""
    number = 1
    while f"{stem}_{number}" in names:
        number += 1
    return f"{stem}_{number}"
