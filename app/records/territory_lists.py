"""Loading the territories that come with the application into its tables."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from app.core.racines.territory import Level, folded, locative_fr
from app.models import Base, Territory, TerritoryChange, TerritoryParent

LISTS = Path(__file__).parent.parent / "territories"
FAMILY = UUID("6f4f0a3e-6f0f-4f5c-9a52-1d2f7a2f5c11")
"""Under which a territory's id is derived from its key: the same in every installation."""


def load(session: Session) -> int:
    """Bring the tables to what the lists say, and return how many rows were new or changed.

    Nothing is ever deleted: an answer may stand on a territory that a later list forgets.
    """
    return (
        _bring(session, Territory, {row["id"]: row for row in _territories()})
        + _bring(session, TerritoryParent, {row["id"]: row for row in _parents()})
        + _bring(session, TerritoryChange, {row["id"]: row for row in _changes()})
    )


def id_of(key: str) -> UUID:
    """Return the id of what the lists call ``key``: ``BE:commune:57096@2019-01-01``."""
    return uuid5(FAMILY, key)


def _bring(session: Session, table: type[Base], rows: Mapping[UUID, dict[str, Any]]) -> int:
    columns = table.__table__.columns
    stored = {row.id: dict(row._mapping) for row in session.execute(select(*columns))}
    new = [row for id, row in rows.items() if id not in stored]
    changed = [row for id, row in rows.items() if id in stored and stored[id] != row]
    if new:
        session.execute(insert(table), new)
    if changed:
        session.execute(update(table), changed)
    return len(new) + len(changed)


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (LISTS / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _territories() -> Iterator[dict[str, Any]]:
    for row in _rows("places.csv"):
        place, _, since = row["key"].partition("@")
        country, level, code = place.split(":")
        in_fr, in_nl = row["in_fr"], row["in_nl"]
        if level == Level.COMMUNE:
            in_fr, in_nl = locative_fr(row["name_fr"]), f"in {row['name_nl']}"
        words = (row["name_fr"], row["name_nl"], *row["also"].split("|"), code)
        yield {
            "id": id_of(row["key"]),
            "country": country,
            "level": level,
            "code": code,
            "names": {"fr": row["name_fr"], "nl": row["name_nl"]},
            "locatives": {"fr": in_fr, "nl": in_nl},
            "folded": "|".join(("", *dict.fromkeys(folded(word) for word in words if word), "")),
            "nuts": row["nuts"],
            "population": int(row["population"]) if row["population"] else None,
            "since": date.fromisoformat(since),
            "until": _day(row["until"]),
        }


def _parents() -> Iterator[dict[str, Any]]:
    for row in _rows("within.csv"):
        yield {
            "id": uuid5(FAMILY, "|".join(row.values()).removesuffix(row["until"])),
            "child_id": id_of(row["child"]),
            "parent_id": id_of(row["parent"]),
            "hierarchy": row["hierarchy"],
            "since": date.fromisoformat(row["since"]),
            "until": _day(row["until"]),
        }


def _changes() -> Iterator[dict[str, Any]]:
    for row in _rows("changes.csv"):
        yield {
            "id": uuid5(FAMILY, f"{row['old']}>{row['new']}"),
            "old_id": id_of(row["old"]),
            "new_id": id_of(row["new"]),
            "on": date.fromisoformat(row["on"]),
            "kind": row["kind"],
        }


def _day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None
