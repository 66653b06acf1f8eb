"""What somebody begins with: a questionnaire of one empty page, a question of each kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app.core.questionnaire.definition import Definition, Module, Page
from app.core.questionnaire.kinds import (
    Commune,
    Date,
    DecimalNumber,
    Duration,
    Email,
    EnterpriseNumber,
    Goal,
    Integer,
    Kind,
    Month,
    Multiple,
    Note,
    Period,
    Phone,
    PostalAddress,
    Ranking,
    Scale,
    Single,
    Testimony,
    Text,
    Time,
    Url,
    Year,
    YesNo,
)
from app.core.text import NO_TEXT, Locale, LocalizedText

KINDS: Mapping[str, Kind] = {
    "text": Text(),
    "integer": Integer(),
    "decimal": DecimalNumber(),
    "yes-no": YesNo(),
    "single": Single(),
    "multiple": Multiple(),
    "scale": Scale(),
    "ranking": Ranking(),
    "date": Date(),
    "month": Month(),
    "year": Year(),
    "period": Period(),
    "time": Time(),
    "duration": Duration(),
    "email": Email(),
    "phone": Phone(),
    "url": Url(),
    "address": PostalAddress(),
    "commune": Commune(),
    "enterprise-number": EnterpriseNumber(),
    "goal": Goal(),
    "testimony": Testimony(),
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
