"""What a page sends for a question: the strings of its fields, by part.

A field is named ``answer-`` and the path of its answer, and the part where it has one, with
``-`` between: ``answer-q-1``, ``answer-q-born-day``, ``answer-g-site-t4f2-q-jobs``.  The place of
a problem is ``(module, page, *path)`` with the part after it, so that it names the field where it
is put right.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from app.core.problems import Place, Problem
from app.core.questionnaire.answers import Path, Value
from app.core.questionnaire.cleaning import clean
from app.core.questionnaire.definition import Question
from app.core.questionnaire.kinds import (
    Date,
    File,
    Image,
    Instant,
    Kind,
    Matrix,
    Month,
    Multiple,
    Numbers,
    Period,
    PostalAddress,
    Ranking,
    Recording,
    Signature,
    Silent,
    Single,
    Testimony,
)
from app.core.questionnaire.kinds import (
    Place as OnTheMap,
)
from app.core.questionnaire.lookups import Lookups
from app.core.text import Locale

Typed: TypeAlias = Mapping[str, Sequence[str]]
"""The strings by part, ``""`` being the question itself.  Several for boxes to tick."""

Outcome: TypeAlias = Value | Problem | None
"""A value, or why there is none, or None where nothing was answered."""

PREFIX = "answer"
DAY = ("day", "month", "year")
ADDRESS = ("street", "postcode", "place", "country")
TESTIMONY = ("text", "speaker", "role", "quotable")
POINT = ("latitude", "longitude")

OTHER = "other"
"""The part with the words of one's own; and what ``""`` says where one chooses to write them."""

MEANT = "meant"
"""The part that says ``yes`` once an answer is meant although a soft check asks."""


GONE = "gone"
"""The part that says ``yes`` where a stored file is to be taken away."""

WRITTEN = "written"
"""The part with the name of whoever signs without drawing."""

UPLOAD = "file"
"""Under this part a file itself is sent: it is stored first, and the answer names its digest."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was sent for one question, while it is read."""

    question: Question
    typed: Typed
    place: Place
    locale: Locale
    lookups: Lookups

    def all(self, part: str = "") -> list[str]:
        return [text for text in self.typed.get(part, ()) if text]

    def one(self, part: str = "") -> str:
        """Return the only string of a part, cleaned; empty where there is none."""
        return clean(next(iter(self.typed.get(part, ())), ""))

    def at(self, part: str) -> Place:
        return (*self.place, part) if part else self.place


def parts_of(question: Question) -> tuple[str, ...]:
    """Return the parts that a page sends for a question; none for what is not answered.

    Numbers have a part for each row, by its id, with decimal text; a matrix of one or several
    choices likewise, with the ids of choices; one of numbers or texts a part for each cell,
    ``row/choice``.  A ranking has a part for each choice, with its rank from 1.  A file sends
    the digest under which it was stored.
    """
    parts = _of(question.kind)
    return (*parts, MEANT) if parts and question.logic.warning else parts


def _of(kind: Kind) -> tuple[str, ...]:
    match kind:
        case OnTheMap(extent="point"):
            return POINT
        case Single(other=True) | Multiple(other=True):
            return ("", OTHER)
        case Ranking(choices):
            return tuple(choice.id for choice in choices)
        case Matrix(rows, choices, "number" | "text"):
            return tuple(f"{row.id}/{choice.id}" for row in rows for choice in choices)
        case Numbers(rows) | Matrix(rows):
            return tuple(row.id for row in rows)
        case _:
            return () if isinstance(kind, Silent) else _PARTS.get(type(kind), ("",))


def field(path: Path, part: str = "") -> str:
    """Return the name of a field; its id in the page is the same."""
    return "-".join((PREFIX, *path, part) if part else (PREFIX, *path))


_FILE = ("", GONE, "caption", "credit")
_PARTS: Mapping[type[Kind], tuple[str, ...]] = {
    Date: DAY,
    Month: DAY[1:],
    Period: tuple(f"{end}-{part}" for end in ("from", "to") for part in DAY),
    Instant: (*DAY, "time"),
    PostalAddress: ADDRESS,
    Testimony: TESTIMONY,
    File: _FILE,
    Image: _FILE,
    Recording: _FILE,
    Signature: ("", GONE, WRITTEN),
}
