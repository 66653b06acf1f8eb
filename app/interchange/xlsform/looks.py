"""How a question is drawn: what of it is a kind of its own, and what is only a look."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from msgspec import structs

from app.core.questionnaire.kinds import Date, Image, Kind, Month, Signature, Text, Url, Year

WORD = re.compile(r"[\w-]+\(.*\)|\S+", re.DOTALL)
"""A look is one word, or calls something: ``search('file', 'contains')``."""

CALENDARS = frozenset(
    {"ethiopian", "coptic", "islamic", "bikram-sambat", "myanmar", "persian"}
)  # fmt: skip
"""Looks of a date that we do not have: they are dropped."""

DRAWN = re.compile(
    r"field-list|table-list|w\d+|minimal|autocomplete|columns(-\w+)?|no-buttons"
    r"|horizontal(-compact)?|likert|label|list(-nolabel)?|map|multiline|numbers|url|masked"
    r"|thousands-sep|vertical|no-ticks|rating|picker|month-year|year|no-calendar|signature"
)
"""The looks that belong to a survey on the web."""


@dataclass(frozen=True, slots=True)
class Look:
    kind: Kind
    appearance: str
    """What the kind does not say itself."""

    dropped: tuple[str, ...] = ()
    strange: tuple[str, ...] = ()
    """What is kept, and drawn by nobody here."""

    searches: bool = False
    """Whether the choices are looked up in a file."""


def of(written: str, kind: Kind, *, reckoned_with: bool) -> Look:
    """Return the kind that a look makes of a question, and the look that is left.

    :param reckoned_with: whether an expression works with the answer, which then has to stay
        what the file takes it for: a whole date, even where only its year is asked.
    """
    words = [*_words(written)]
    left = []
    for word in words:
        made = _made(kind, word, reckoned_with=reckoned_with)
        if made is None:
            left.append(word)
        else:
            kind = made
    dropped = [word for word in left if word in CALENDARS and isinstance(kind, Date)]
    left = [word for word in left if word not in dropped]
    return Look(
        kind, " ".join(left), tuple(dropped),
        strange=tuple(w for w in left if not DRAWN.fullmatch(w) and not w.startswith("search(")),
        searches=any(word.startswith("search(") for word in left),
    )  # fmt: skip


def _made(kind: Kind, word: str, *, reckoned_with: bool) -> Kind | None:
    """Return the kind that a word makes of a kind; None where it is only a look."""
    match kind, word:
        case Text(), "multiline":
            return structs.replace(kind, multiline=True)
        case Text(), "url":
            return Url()
        case Image(), "signature":
            return Signature()
        case Date(), "month-year" if not reckoned_with:
            return Month()
        case Date(), "year" if not reckoned_with:
            return Year()
        case _:
            return None


def _words(written: str) -> Iterator[str]:
    # A comma between two looks is a slip that collecting apps forgive.
    return (found.group().strip(",") for found in WORD.finditer(written))
