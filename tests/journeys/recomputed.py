"""A second opinion, which knows nothing of the application: statistics from the raw file and
the raw answers, by formulas written down again."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a share bears to be said beside a rate."""

    low: float
    high: float
    verdict: str


def rate_of(file: Path, start: str, period: str) -> tuple[float, str]:
    """Return the value and the flags of one cell of a Eurostat table, read as plain text.

    :param start: the beginning of its row, such as ``PC,Y_GE15,T,BE32``.
    """
    head, *rows = file.read_text().splitlines()
    periods = [name.strip() for name in head.split("\t")[1:]]
    (row,) = (row for row in rows if row.split("\t")[0] == start)
    value, _, flags = row.split("\t")[1:][periods.index(period)].strip().partition(" ")
    return float(value), flags


def opinion(k: int, n: int, invited: int, per_cent: float) -> Opinion:
    """Return Wilson's interval at 95 %, corrected for a finite population, and the verdict."""
    size = n * (invited - 1) / (invited - n) if invited > n else float("inf")
    share, z = k / n, 1.959963984540054
    centre = (share + z**2 / (2 * size)) / (1 + z**2 / size)
    half = z / (1 + z**2 / size) * sqrt(share * (1 - share) / size + z**2 / (4 * size**2))
    low, high, rate = centre - half, centre + half, per_cent / 100
    if rate - 0.05 <= low and high <= rate + 0.05:
        return Opinion(low, high, "close")
    if low <= rate <= high:
        return Opinion(low, high, "inconclusive")
    return Opinion(low, high, "higher" if low > rate else "lower")
