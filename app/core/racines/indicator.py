"""What a statistic says of a territory: a value for a period, with the flags of its producer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Flag(StrEnum):
    """What a producer says about a value, as the letter that statisticians print.

    Other producers' marks are read as these; :data:`NAMES` says each in English.
    """

    BREAK = "b"
    CONFIDENTIAL = "c"
    DEFINITION_DIFFERS = "d"
    ESTIMATED = "e"
    FORECAST = "f"
    NOT_SIGNIFICANT = "n"
    PROVISIONAL = "p"
    REVISED = "r"
    ESTIMATED_BY_EUROSTAT = "s"
    LOW_RELIABILITY = "u"
    NOT_APPLICABLE = "z"
    NOT_AVAILABLE = ":"


NAMES: Mapping[Flag, str] = {flag: flag.name.lower() for flag in Flag}
"""Each flag by the name that our import format gives it: ``low_reliability``."""


@dataclass(frozen=True, slots=True)
class Observation:
    """One value of one indicator, for one territory and one period."""

    geo: str
    """The territory code as the file writes it."""

    period: str
    """As the file writes it: ``2017``, ``2017-Q1``."""

    value: Decimal | None
    """None where the file holds no figure.  Missing is never 0."""

    flags: tuple[Flag, ...]
    """In alphabetical order."""

    cell: str
    """The cell as the file writes it."""

    @property
    def year(self) -> int:
        return int(self.period[:4])
