"""What a share of our own, beside the rate of a territory, bears to be said (territory.md §5).

Sources: Wilson 1927, JASA 22; Newcombe 1998, Stat Med 17:857; Brown, Cai and DasGupta 2001,
Stat Sci 16:101.  Every rule is told in docs/method.md.
"""

from __future__ import annotations

from enum import StrEnum
from math import inf, sqrt
from typing import TypeAlias

Interval: TypeAlias = tuple[float, float]
"""Lower and upper end, as fractions."""

Z_95 = 1.959963984540054
"""The 97.5th percentile of the normal distribution: two sides of 95 %."""

CLOSE = 0.05
"""Five points: an interval that lies wholly this near the rate is *close*."""

SMALLEST_SHOWN = 5
"""Fewer answers than this, or fewer persons than this behind a count, are not shown."""

SMALLEST_PERCENT = 10
"""Fewer answers than this are shown as a fraction: ``6 of 8``."""

SMALLEST_CALM = 30
"""From this many answers on, a percentage needs no word of warning beside it."""

ROUNDING = 1e-12
"""What binary fractions lose: 0.4 + 0.05 is not quite 0.45."""


class Display(StrEnum):
    """How a share may be shown, by how many stand behind it."""

    PERCENT = "percent"
    FRACTION = "fraction"
    SUPPRESSED = "suppressed"


class Verdict(StrEnum):
    HIGHER = "higher"
    LOWER = "lower"
    CLOSE = "close"
    INCONCLUSIVE = "inconclusive"


def interval(k: int, n: int, *, population: int | None = None) -> Interval:
    """Return the Wilson score interval of ``k`` in ``n``, at 95 %.

    Unlike the textbook interval it has a width at 0 and at 100 %.

    :param n: how many answered; with 0, nothing is known and the interval is all of [0, 1].
    :param population: how many were concerned.  The finite-population correction then counts
        each answer for more, up to certainty when everybody answered; None where it is not
        known, or where a complete count is looked at as one outcome of chance.
    :raises ValueError: not 0 ≤ k ≤ n ≤ population.
    """
    if not 0 <= k <= n or (population is not None and population < n):
        raise ValueError(f"no share: {k} of {n}, population {population}")
    if n == 0:
        return (0.0, 1.0)
    share, effective = k / n, _effective(n, population)
    if effective == inf:
        return (share, share)

    z2 = Z_95 * Z_95
    shrink = 1 + z2 / effective
    centre = (share + z2 / (2 * effective)) / shrink
    half = Z_95 / shrink * sqrt(share * (1 - share) / effective + z2 / (4 * effective**2))
    # At 0 and at 100 % the formula gives the end exactly; floats miss it by a hair.
    low = 0.0 if k == 0 else max(0.0, centre - half)
    return (low, 1.0 if k == n else min(1.0, centre + half))


def _effective(n: int, population: int | None) -> float:
    if population is None:
        return n
    if population == n:
        return inf
    return n * (population - 1) / (population - n)


def verdict_of(ends: Interval, rate: float) -> Verdict:
    """Tell what an interval says beside a rate that is taken as fixed.

    *Close* is asked first: a large sample can differ for certain and by nothing that matters.

    :param rate: as a fraction.
    """
    low, high = ends
    if low >= rate - CLOSE - ROUNDING and high <= rate + CLOSE + ROUNDING:
        return Verdict.CLOSE
    if low > rate:
        return Verdict.HIGHER
    if high < rate:
        return Verdict.LOWER
    return Verdict.INCONCLUSIVE


def display_of(n: int) -> Display:
    """Tell how a share of ``n`` may be shown, going by how many there are alone."""
    if n < SMALLEST_SHOWN:
        return Display.SUPPRESSED
    return Display.FRACTION if n < SMALLEST_PERCENT else Display.PERCENT


def display_of_persons(k: int, n: int) -> Display:
    """Tell how a share of persons may be shown: one to four of them, or all but one to four,
    could be recognised, so such a count is hidden whatever ``n`` is (territory.md §4.6)."""
    if any(0 < count < SMALLEST_SHOWN for count in (k, n - k)):
        return Display.SUPPRESSED
    return display_of(n)


def index_of(k: int, n: int, rate: float) -> int | None:
    """Return the share over the rate, base 100; None where percentages may not be shown.

    An index says nothing without its verdict: it is printed beside one or not at all.
    """
    if display_of(n) is not Display.PERCENT or rate <= 0:
        return None
    return int(100 * (k / n) / rate + 0.5)
