"""What a territory is called, at which level it stands, and in which order levels widen."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date
from enum import StrEnum


class Level(StrEnum):
    COMMUNE = "commune"
    EPCI = "epci"
    ARRONDISSEMENT = "arrondissement"
    DEPARTMENT = "department"
    PROVINCE = "province"
    NUTS2 = "nuts2"
    """A former region of France, or Brussels where Eurostat asks for that level."""

    REGION = "region"
    COUNTRY = "country"


class Hierarchy(StrEnum):
    ADMINISTRATIVE = "administrative"
    EPCI = "epci"
    """France's groups of communes, which lie across arrondissements and departments."""

    NUTS = "nuts"


class Succession(StrEnum):
    """How one territory became another."""

    MERGE = "merge"
    ABSORBED = "absorbed"
    RECODE = "recode"
    """The same ground under another code."""

    SPLIT = "split"


LADDERS: Mapping[str, tuple[Level, ...]] = {
    "FR": (
        Level.COMMUNE,
        Level.EPCI,
        Level.ARRONDISSEMENT,
        Level.DEPARTMENT,
        Level.NUTS2,
        Level.REGION,
        Level.COUNTRY,
    ),
    "BE": (
        Level.COMMUNE,
        Level.ARRONDISSEMENT,
        Level.PROVINCE,
        Level.NUTS2,
        Level.REGION,
        Level.COUNTRY,
    ),
}
"""From the nearest level to the widest, by country (territory.md §5.6)."""

LISTS_BEGIN: Mapping[str, date] = {"BE": date(1977, 1, 1), "FR": date(2019, 1, 1)}
"""The day of the first list that we hold.  For the days before it, that list speaks."""

_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "’": " ", "'": " ", "-": " "})
_ARTICLES = {"Le ": "au ", "Les ": "aux "}


def rung_of(country: str, level: str) -> int:
    """Return how wide a level is in its country: 0 for the commune, more for each wider one."""
    return LADDERS[country].index(Level(level))


def folded(words: str) -> str:
    """Return the words without accents, case, hyphens and apostrophes, as the search reads them."""
    plain = unicodedata.normalize("NFKD", words.casefold().translate(_LETTERS))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


def locative_fr(name: str) -> str:
    """Return the name of a commune behind its French preposition: ``à Tournai``, ``au Quesnoy``."""
    for article, contracted in _ARTICLES.items():
        if name.startswith(article):
            return contracted + name.removeprefix(article)
    return f"à {name}"


def of_fr(name: str) -> str:
    """Return the name behind French *de*: ``de Lens``, ``d’Arras``, ``du Quesnoy``."""
    contracted = {"Le ": "du ", "Les ": "des "}
    for article, joined in contracted.items():
        if name.startswith(article):
            return joined + name.removeprefix(article)
    mute = folded(name)[:1] in set("aeiouy") or name.startswith("Hé")
    return f"d’{name}" if mute else f"de {name}"
