"""Finding the commune that somebody means: by its name in either language, postcode or code."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flask_babel import get_locale

from app.core.clock import utcnow
from app.core.errors import NotFound
from app.core.questionnaire.lookups import Commune, Lookups
from app.core.racines.territory import folded
from app.extensions import db
from app.models import Territory
from app.records import territories

_CODE = re.compile(r"([A-Z]{2})-(\w{4,6})", re.ASCII)


def lookups() -> Lookups:
    """Return what is looked up while a page is read."""
    return Lookups(communes=found)


def found(typed: str, countries: Sequence[str]) -> Sequence[Commune]:
    """Return the communes that the words may mean: one where they say exactly which.

    What this page calls a commune, with its province and country behind it, finds that one.
    """
    known = [one for one in _search(typed) if one.country in countries]
    named = [(f"{one.country}-{one.code}", label_of(one)) for one in known]
    by_label = [one for one in named if one[1] == typed.strip()]
    alone = [
        one for one, territory in zip(named, known, strict=True) if _is_called(territory, typed)
    ]
    if by_label or len(alone) == 1:
        return by_label[:1] or alone
    return named


def name_of(value: str) -> str:
    """Return what a commune is called, so that nobody confuses it; its code if nobody knows it."""
    known = _by_code(value)
    return label_of(known[0]) if known else value


def label_of(commune: Territory) -> str:
    return territories.label(db.session(), commune, str(get_locale()), utcnow().date())


def _search(typed: str) -> Sequence[Territory]:
    if _CODE.fullmatch(typed.strip()):
        return _by_code(typed.strip())
    words = typed.partition(",")[0].partition("(")[0]
    return territories.search(db.session(), words, utcnow().date())


def _by_code(value: str) -> Sequence[Territory]:
    country, _dash, code = value.partition("-")
    try:
        return territories.resolve(db.session(), country, code, utcnow().date())
    except NotFound:
        return ()


def _is_called(commune: Territory, typed: str) -> bool:
    """Tell whether the words are a whole name or postcode of the commune, and not a beginning."""
    return f"|{folded(typed)}|" in commune.folded
