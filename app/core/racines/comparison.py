"""A measure beside an indicator, as one frozen value that screens and sheets read alike."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum

import msgspec

from app.core.racines.verdict import Display, Verdict


class NoVerdict(StrEnum):
    """Why figures stand beside each other and nothing is said of them."""

    SUPPRESSED = "suppressed"
    SMALL = "small"
    """Too few for a percentage, and so for a verdict."""

    NO_VALUE = "no-value"
    YEARS = "years"
    UNRELIABLE = "unreliable"
    UNIVERSE = "universe"
    """The indicator counts other people than the measure."""

    UNIT = "unit"
    """The indicator is no share."""


class Reading(msgspec.Struct, frozen=True):
    """What the statistic says of one territory in one period."""

    level: str
    """A ``core.racines.territory.Level``."""

    names: Mapping[str, str]
    locatives: Mapping[str, str]
    """The name behind its preposition, by language: ``dans le Hainaut``."""

    value: Decimal
    """In the unit of the indicator; per cent for a rate."""

    period: str
    flags: tuple[str, ...] = ()


class Rung(msgspec.Struct, frozen=True):
    """One step of the ladder from the commune to the country, and why it was or was not taken."""

    level: str
    names: Mapping[str, str]
    outcome: str
    """``used``, ``no-value``, ``confidential``, ``unreliable``, ``too-small``, ``years`` (too far
    away in time) or ``wider`` (not needed: a nearer one was used)."""

    reading: Reading | None = None
    """What stands there, also where it could not be used; None where there is no figure."""


class Source(msgspec.Struct, frozen=True):
    """Where the figures of the territory come from."""

    producer: str
    dataset: str
    titles: Mapping[str, str]
    licence: str
    retrieved_on: date
    geography: str
    names_are_official: bool
    """False where the label is our translation; a sheet then says so."""


class Compared(msgspec.Struct, frozen=True):
    """One comparison with its figures.  Nothing here is wording except names."""

    titles: Mapping[str, str]
    notes: Mapping[str, str]
    k: int
    """Of how many of the ``n`` it is true."""

    n: int
    """Who answered, or was counted."""

    concerned: int | None
    """Who was asked: the N of which ``n`` answered; None where it is not known."""

    is_census: bool
    """Everybody concerned was counted: the interval then shows natural variability."""

    unit: str
    """Who ``k`` and ``n`` count: ``enterprises`` or ``persons``."""

    display: Display
    low: float
    """Lower end of the 95 % interval, as a fraction.  Always computed."""

    high: float
    reference_year: int
    reading: Reading | None
    """The territory's figure on the rung that was taken; None where no rung has one."""

    wider: Reading | None
    """The next wider territory's, for the grey line; None where there is none."""

    rungs: tuple[Rung, ...]
    verdict: Verdict | None
    """None where there must be none; ``no_verdict`` then says why."""

    no_verdict: str
    """A :class:`NoVerdict`; empty otherwise."""

    index: int | None
    """The share over the rate, base 100; None unless shown as per cent with a verdict."""

    years_apart: int
    source: Source | None
    counted: int = 0
    """In how many responses it could be counted."""

    left_out: int = 0
    """How many submitted responses say nothing usable about it."""

    invited: int | None = None
    """How many enterprises were asked; None where nobody was asked by name."""

    is_dominated: bool = False
    """One enterprise stands for nearly all of the persons that were counted."""
