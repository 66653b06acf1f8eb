"""What the code of a territory in a file of statistics means, by the list that the file uses.

    >>> means("insee", "2025-COM-59350")
    Named(country='FR', level=<Level.COMMUNE: 'commune'>, code='59350', year=2025)

A code alone means nothing: 51004 is Ath in Belgium and Allemanche-Launay-et-Soyer in France.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from app.core.racines import nuts
from app.core.racines.territory import Level

ZONE = ("02", "08", "51", "59", "60", "62", "80")
"""The departments of France that the programme is about; statistics of others are not kept."""


class Named(NamedTuple):
    """A territory, as its country names it."""

    country: str
    level: Level
    code: str
    year: int | None = None
    """The year of the list that the code is of, None where the file does not say."""


_INSEE = re.compile(r"(?:(?P<year>\d{4})-)?(?P<level>[A-Z]+)-(?P<code>[0-9A-Z]+)")
_LEVELS = {
    "COM": Level.COMMUNE, "EPCI": Level.EPCI, "ARR": Level.ARRONDISSEMENT,
    "DEP": Level.DEPARTMENT, "REG": Level.REGION, "FRANCE": Level.COUNTRY,
}  # fmt: skip
_NIS = re.compile(r"\d{5}")
_PROVINCES_OF_BRABANT = frozenset({"20001", "20002"})


def means(system: str, geo: str) -> Named | None:
    """Return what a code means; None where its list has no such code.

    :param system: ``nis`` or ``insee``.
    """
    match system:
        case "nis":
            return _of_belgium(geo)
        case "insee":
            return _of_france(geo)
        case _:
            return None


def is_ours(system: str, geo: str) -> bool:
    """Tell whether statistics of a territory are kept here: of Belgium, of the French zone, and
    of what contains it; by NUTS of both countries."""
    if system == "nuts":
        return nuts.is_ours(geo)
    named = means(system, geo)
    if named is None or named.country == "BE":
        return named is not None
    match named.level:
        case Level.COMMUNE | Level.ARRONDISSEMENT:
            return named.code.startswith(ZONE)
        case Level.DEPARTMENT:
            return named.code in ZONE
        case _:
            return True


def _of_belgium(code: str) -> Named | None:
    if not _NIS.fullmatch(code):
        return None
    if code == "01000":
        return Named("BE", Level.COUNTRY, code)
    if code in {"02000", "03000", "04000"}:
        return Named("BE", Level.REGION, code)
    if code in _PROVINCES_OF_BRABANT or code.endswith("0000"):
        return Named("BE", Level.PROVINCE, code)
    return Named("BE", Level.ARRONDISSEMENT if code.endswith("000") else Level.COMMUNE, code)


def _of_france(geo: str) -> Named | None:
    found = _INSEE.fullmatch(geo)
    level = _LEVELS.get(found["level"]) if found else None
    if not found or level is None:
        return None
    code = "FR" if level is Level.COUNTRY else found["code"]
    return Named("FR", level, code, int(found["year"]) if found["year"] else None)
