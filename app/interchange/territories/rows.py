"""The two tables in which a list of territories is written down, whatever it was read from."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from app.core.racines.territory import LISTS_BEGIN


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """One territory in one period of its life."""

    key: str
    """``BE:commune:57096@2019-01-01``: what the other tables call it."""

    name_fr: str
    name_nl: str
    in_fr: str = ""
    """Behind its preposition; empty for a commune, whose preposition follows from its name."""

    in_nl: str = ""
    also: str = ""
    """Earlier and other names and postcodes, for the search, between bars."""

    nuts: str = ""
    """Its NUTS codes, the newest first, between blanks."""

    population: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Containment:
    """That one place lay in another, from a day to a day."""

    child: str
    parent: str
    hierarchy: str
    since: str
    until: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """That one place became another on a day."""

    old: str
    new: str
    on: str
    kind: str


@dataclass(frozen=True, slots=True)
class Listed:
    """All that one source says."""

    places: tuple[Place, ...]
    containments: tuple[Containment, ...]
    changes: tuple[Change, ...]


def key_of(country: str, level: str, code: str, since: str = "") -> str:
    return f"{country}:{level}:{code}@{since or LISTS_BEGIN[country].isoformat()}"


def write(path: Path, kind: type[Any], rows: Iterable[Any]) -> None:
    """Write rows of one kind, sorted, so that a new list shows as a short difference."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, [f.name for f in fields(kind)], lineterminator="\n")
        table.writeheader()
        table.writerows(asdict(row) for row in sorted(rows))


def typographic(name: str) -> str:
    """Return the name with the apostrophe that books print."""
    return name.strip().replace("'", "’")


def joined(parts: Sequence[str]) -> str:
    """Return the parts once each, in order, between bars."""
    return "|".join(dict.fromkeys(part for part in parts if part))
