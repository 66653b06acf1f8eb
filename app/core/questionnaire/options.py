"""What one can choose, and the rows for which one does."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from app.core.text import NO_TEXT, LocalizedText


class Choice(msgspec.Struct, frozen=True, omit_defaults=True):
    """One option.  ``name`` is the author's code for it, unique within its question."""

    id: str
    name: str
    label: LocalizedText = NO_TEXT
    columns: Mapping[str, str] = {}
    """What else its list says of it, by the name of the column, for filters."""

    media: Mapping[str, LocalizedText] = {}
    """File names by what they are: ``image``, ``audio``, ``video``, ``big-image``."""


class Row(msgspec.Struct, frozen=True, omit_defaults=True):
    """One row of a matrix, or one of several numbers."""

    id: str
    name: str
    label: LocalizedText = NO_TEXT
    relevant: str = ""
    """An expression; empty where the row is always there."""


class ChoiceList(msgspec.Struct, frozen=True, omit_defaults=True):
    """A list that no question offers, and expressions look things up in."""

    name: str
    choices: tuple[Choice, ...] = ()
