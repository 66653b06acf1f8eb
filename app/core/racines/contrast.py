"""Two shares beside each other: their difference, their ratio, and how concentrated a sector is.

Sources: Newcombe 1998, Stat Med 17:873, method 10 (difference); Katz et al. 1978, Biometrics
34:469 (ratio); Isserman 1977, J. Am. Inst. Planners 43:33 (location quotient); Benjamini and
Hochberg 1995, J. R. Stat. Soc. B 57:289 (many at once).  Told in docs/method.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log, sqrt

from app.core.racines.secrecy import FEWEST_ENTERPRISES
from app.core.racines.verdict import Z_95, Interval, interval

FEWEST_JOBS = 20
"""Jobs of the sector in the territory, below which its location quotient is not told."""

FALSE_DISCOVERIES = 0.05
"""The share of false ones among the differences that are told."""


def difference(first: tuple[int, int], second: tuple[int, int]) -> tuple[float, Interval]:
    """Return the first share less the second, and its 95 % ends (Newcombe's hybrid of Wilson's).

    :param first: k of n, n at least 1.
    """
    (k1, n1), (k2, n2) = first, second
    p1, p2 = k1 / n1, k2 / n2
    (low1, high1), (low2, high2) = interval(k1, n1), interval(k2, n2)
    apart = p1 - p2
    low = apart - sqrt((p1 - low1) ** 2 + (high2 - p2) ** 2)
    high = apart + sqrt((high1 - p1) ** 2 + (p2 - low2) ** 2)
    return apart, (low, high)


def ratio(first: tuple[int, int], second: tuple[int, int]) -> tuple[float, Interval] | None:
    """Return the first share over the second with its 95 % ends, by logarithms.

    None where nobody is counted on one side: a logarithm of 0 bounds nothing.
    """
    (k1, n1), (k2, n2) = first, second
    if not k1 or not k2:
        return None
    found = (k1 / n1) / (k2 / n2)
    spread = Z_95 * sqrt(1 / k1 - 1 / n1 + 1 / k2 - 1 / n2)
    return found, (found * exp(-spread), found * exp(spread))


def location_quotient(
    sector: int, all_jobs: int, sector_around: int, all_around: int, *, enterprises: int
) -> tuple[float, Interval] | None:
    """Return how over-represented a sector is in a territory, 1 for as elsewhere, with its ends.

    All four are jobs at the workplace, of one year.  None below twenty jobs or three enterprises.

    :raises ValueError: a part is larger than its whole.
    """
    if not (0 <= sector <= all_jobs and 0 < sector_around <= all_around):
        raise ValueError("a sector has no more jobs than there are")
    if sector < FEWEST_JOBS or enterprises < FEWEST_ENTERPRISES:
        return None
    found = (sector / all_jobs) / (sector_around / all_around)
    spread = Z_95 * sqrt(1 / sector - 1 / all_jobs + 1 / sector_around - 1 / all_around)
    return found, (exp(log(found) - spread), exp(log(found) + spread))


def discoveries(chances: Sequence[float]) -> tuple[bool, ...]:
    """Tell which of several differences still count when all were looked at together.

    :param chances: the p-value of each, in the order of the answer.
    """
    ranked = sorted(range(len(chances)), key=lambda at: chances[at])
    most = 0
    for rank, at in enumerate(ranked, start=1):
        if chances[at] <= FALSE_DISCOVERIES * rank / len(chances):
            most = rank
    kept = set(ranked[:most])
    return tuple(at in kept for at in range(len(chances)))


def pooled_quartiles(values: Sequence[float]) -> tuple[float, float, float]:
    """Return the quartiles of a group, by linear interpolation between its ordered values."""
    ordered = sorted(values)

    def at(share: float) -> float:
        place = share * (len(ordered) - 1)
        below = int(place)
        above = min(below + 1, len(ordered) - 1)
        return ordered[below] + (place - below) * (ordered[above] - ordered[below])

    return (at(0.25), at(0.5), at(0.75))
