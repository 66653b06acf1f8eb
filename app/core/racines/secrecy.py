"""What a published number gives away, as values: statements, and what must stay hidden.

A *cell* is what one response says to one question.  A *statement* is a sum of cells that has
been published.  Whoever reads many statements can solve them like a system of equations:
:mod:`app.analysis.attack` does so before anybody else can (territory.md §4.6; method.md).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from app.core.racines.verdict import SMALLEST_SHOWN

FEWEST_ENTERPRISES = 3
"""Enterprises behind a sum of a pole: with two, each could subtract itself."""

DOMINANT = Decimal("0.85")
"""The share of a sum from which it tells what one enterprise answered."""

SMALLEST_ALIKE = 11
"""Of fewer than this, *all* or *none* would tell something of each of them."""

SMALLEST_SENSITIVE = 11
"""Persons in a cell of origin, health, justice or sexual orientation (GDPR, article 9)."""

FEWEST_IN_A_QUARTILE = 6
"""Other enterprises behind a quartile: two that tell each other theirs still face four."""

NARROWEST = 5
"""Whoever solves the statements must be left with at least this many possible values …"""

NARROWEST_SHARE = Decimal("0.20")
"""… and with at least this share of the true one."""

HIDDEN = "··"
"""How a hidden number is written: never as 0, never as nothing."""


class Reason(StrEnum):
    """Why a cell is hidden."""

    FEW_PERSONS = "few-persons"
    FEW_OTHERS = "few-others"
    """All but one to four: those would be known by subtraction."""

    FEW_ENTERPRISES = "few-enterprises"
    DOMINANT = "dominant"
    ALIKE = "alike"
    SENSITIVE = "sensitive"
    PARTNER = "partner"
    """Harmless itself: it would give away a hidden one by subtraction."""


class Cell(NamedTuple):
    """What one response says to one question, or whether it made one choice."""

    variable: str
    member: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A number that readers know: the sum of its cells."""

    source: str
    """Which publication says it: statements of one source come and go together."""

    label: str
    cells: frozenset[Cell]
    value: int


@dataclass(frozen=True, slots=True)
class Secret:
    """A sum of cells that nobody may work out: ``plus`` without ``minus``."""

    plus: frozenset[Cell]
    value: int
    minus: frozenset[Cell] = frozenset()
    needed: int = 0
    """How many values apart the ends of the possible must lie, at least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """All that readers may know before they begin to subtract."""

    statements: tuple[Statement, ...]
    wholes: Mapping[str, str] = field(default_factory=dict)
    """A variable that counts a part, and the one that counts its whole."""

    yes_or_no: frozenset[str] = frozenset()
    """Variables that are 0 or 1 in each response."""


@dataclass(frozen=True, slots=True)
class Leak:
    """A secret that can be worked out, and the least set of statements that gives it away."""

    secret: Secret
    statements: tuple[Statement, ...]


def needed_for(value: int) -> int:
    """Return how far apart the ends of the possible must lie around a hidden number."""
    share = NARROWEST_SHARE * abs(value)
    return max(NARROWEST, int(share.to_integral_value(rounding="ROUND_CEILING")))


def why_hidden(
    parts: Sequence[int], *, counts_persons: bool, of: int | None = None, is_sensitive: bool = False
) -> Reason | None:
    """Tell why a sum over enterprises may not be shown; None where it may.

    :param parts: what each enterprise adds to it.
    :param of: the whole that the sum is a part of; None where it is of none.
    """
    total = sum(parts)
    if counts_persons and 0 < total < (SMALLEST_SENSITIVE if is_sensitive else SMALLEST_SHOWN):
        return Reason.SENSITIVE if is_sensitive else Reason.FEW_PERSONS
    if counts_persons and of is not None and 0 < of - total < SMALLEST_SHOWN:
        return Reason.FEW_OTHERS
    if of and total in (0, of) and of < SMALLEST_ALIKE:
        return Reason.ALIKE
    if len(parts) < FEWEST_ENTERPRISES:
        return Reason.FEW_ENTERPRISES
    return Reason.DOMINANT if is_dominated(parts) else None


def is_dominated(parts: Sequence[int]) -> bool:
    """Tell whether one enterprise stands for nearly all of a sum."""
    total = sum(parts)
    return total != 0 and Decimal(max(parts)) / Decimal(total) >= DOMINANT
