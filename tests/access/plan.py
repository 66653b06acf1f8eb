"""The table of rights that was planned: ``plan.csv``, a row a resource, a column an identity.

A cell holds ✓, r or words where somebody may, – where they are told that they may not (403), and
nothing where there is nothing for them (404); ``a/b/c`` are several actions in the order of the
name of the row.  ``routes`` names the screens of the row, each with the number of its action:
every screen of ours stands there.  ``(open)`` rows are for everybody; ``(door)`` rows are the ways
in.  ``answers`` is where our code still differs from the cell (``PM:2=403``: for action 2 only),
with the reason in ``why``.  ``matrix.csv`` beside it is the table that our code carries out, right
by right.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path

PLAN = Path(__file__).with_name("plan.csv")
IDENTITIES = ("PA", "PL", "PM", "EO", "EC", "CS", "RS", "AN", "IL")
KNOCKING = 16
"""Identities in ``scene``: these, and whoever is suspended, logged out or of elsewhere."""

STRANGERS = frozenset({"AN", "IL", "SL"})
MAY, MAY_NOT, NOTHING_THERE, LOG_IN = 200, 403, 404, 401
KINDNESS = (MAY, MAY_NOT, NOTHING_THERE, LOG_IN)


@cache
def rows() -> tuple[Mapping[str, str], ...]:
    with PLAN.open(newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def doors() -> frozenset[str]:
    """Return the ways in: there is nobody yet whom they could refuse."""
    return frozenset(
        name
        for row in rows()
        if row["routes"].startswith("(door)")
        for name in row["routes"].split()[1:]
    )


@cache
def expected() -> Mapping[str, Mapping[str, int]]:
    """Return what each route answers to each identity; where it stands in several rows, the
    kindest answer counts."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for row in rows():
        for name in row["routes"].removeprefix("(open)").split():
            endpoint, _, part = name.partition(":")
            for identity in IDENTITIES if endpoint not in doors() | {"(door)"} else ():
                answer = _answer(row, identity, int(part or 1))
                before = found[endpoint].get(identity, answer)
                found[endpoint][identity] = min(answer, before, key=KINDNESS.index)
    return found


def rows_with_a_screen() -> int:
    """Return how many of the planned rows are held against the screens that they name."""
    return sum(bool(row["routes"]) for row in rows()) - 1  # less the row of the ways in


def screens_without_a_row(endpoints: set[str]) -> set[str]:
    return endpoints - expected().keys() - doors()


def _answer(row: Mapping[str, str], identity: str, part: int) -> int:
    ours = dict(pair.split("=") for pair in row["answers"].split())
    for name in (f"{identity}:{part}", identity):
        if name in ours:
            return int(ours[name])
    cell = row[identity]
    said = cell.split("/")[part - 1] if cell.count("/") >= part - 1 and "/" in cell else cell
    if said.strip() and not said.startswith("–"):
        return MAY
    if identity in STRANGERS:
        return LOG_IN  # whoever is nobody yet is sent to log in, whatever there is
    return MAY_NOT if said.strip() else NOTHING_THERE
