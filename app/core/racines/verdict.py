"""What a share of our own, beside the rate of a territory, bears to be said (territory.md §5)."""

from __future__ import annotations

from enum import StrEnum


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
