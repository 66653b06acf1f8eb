"""What kind of value an expression will give, as far as it is known before anybody answers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC
from typing import Literal, TypeAlias

from app.core.questionnaire.expressions.values import number_of

What: TypeAlias = Literal[
    "number", "text", "truth", "day", "time", "instant", "one", "several", "group", "any"
]
"""``one`` and ``several`` are codes of choices; ``any`` is what cannot be known."""

_TIME = re.compile(r"\d{1,2}:\d{2}.*")


@dataclass(frozen=True, slots=True)
class Sort:
    """What an expression gives."""

    what: What = "any"
    codes: frozenset[str] = frozenset()
    """Of the choices; empty where they are not known, or a respondent may write another."""

    name: str = ""
    """The question whose answer it is, as authors write it; empty where it is none."""

    nodes: bool = False
    many: bool = False
    """Whether it is every answer of a repeat, seen from outside of it."""

    @property
    def is_date(self) -> bool:
        return self.what in {"day", "instant"}


ANY = Sort()
NODES = Sort(nodes=True)
NUMBER, TEXT, TRUTH = Sort("number"), Sort("text"), Sort("truth")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an expression can speak of where it stands."""

    answers: Mapping[str, Sort] = field(default_factory=dict)
    """By the key of a reference."""

    repeats: frozenset[str] = frozenset()
    """The keys that are groups which come several times."""

    own: Sort = ANY
    """What ``.`` is."""

    columns: frozenset[str] | None = None
    """The columns of the item at which it is worked out; None where that is no item."""

    lists: Mapping[str, frozenset[str] | None] = field(default_factory=dict)
    """The columns of each list, by the name that ``instance()`` knows it by; None where they
    are not known."""

    def at_item(self, columns: frozenset[str] | None) -> Surroundings:
        return replace(self, columns=columns, own=ANY)


def is_number(text: str) -> bool:
    """Tell whether a text reads as a number, as a date does too."""
    return number_of(text, UTC) == number_of(text, UTC)  # NaN alone is unlike itself


def is_date(text: str) -> bool:
    return "-" in text and is_number(text) and text.strip()[:1] != "-"


def is_time(text: str) -> bool:
    return _TIME.fullmatch(text.strip()) is not None
