"""Observed over expected: what would happen if each commune's people were like their neighbours.

Indirect standardisation: the expected number is Σ over communes of residence of the persons from
there times the rate there.  The ratio's ends are Byar's, the square-root-cubed approximation of
the exact Poisson limits (Breslow and Day 1987, formula 2.10); see docs/method.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.core.racines.verdict import Z_95, Interval

FEWEST_EXPECTED = 5
"""Below this a ratio swings with every person, and none is told."""


@dataclass(frozen=True, slots=True)
class Stratum:
    """The persons of one commune of residence (or of one age and sex), and the rate there."""

    persons: int
    rate: float | None
    """As a fraction; None where the territory has no figure."""


@dataclass(frozen=True, slots=True)
class Standardised:
    observed: int
    expected: float
    ratio: float | None
    """Observed over expected; None where too few are expected."""

    ends: Interval
    """Of the ratio, at 95 %.  (0, 0) where there is no ratio."""

    left_out: int
    """Persons of strata without a rate: neither expected nor, by the caller, observed."""


def observed_over_expected(observed: int, strata: Sequence[Stratum]) -> Standardised:
    """Set what was counted beside what the rates of the communes would give.

    :param observed: persons of the strata that have a rate.
    :raises ValueError: more are observed than the strata hold.
    """
    known = [(one.persons, one.rate) for one in strata if one.rate is not None]
    held = sum(persons for persons, _rate in known)
    if not 0 <= observed <= held:
        raise ValueError(f"{observed} of {held} observed")
    expected = sum(persons * rate for persons, rate in known)
    left_out = sum(one.persons for one in strata if one.rate is None)
    if expected < FEWEST_EXPECTED:
        return Standardised(observed, expected, None, (0.0, 0.0), left_out)
    low, high = byar(observed)
    ends = (low / expected, high / expected)
    return Standardised(observed, expected, observed / expected, ends, left_out)


def byar(count: int) -> Interval:
    """Return the 95 % limits of a Poisson count."""
    low = 0.0
    if count:
        low = count * (1 - 1 / (9 * count) - Z_95 / (3 * count**0.5)) ** 3
    more = count + 1
    return (low, more * (1 - 1 / (9 * more) + Z_95 / (3 * more**0.5)) ** 3)
