"""One line of the table: what is measured, and what it may be at most."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    what: str
    at_most: float
    unit: str
    """``ms``, ``s`` or ``MB``."""

    measured: Callable[[], float]
    """Gives the figure in that unit.

    :raises NotHere: this machine cannot measure it.
    """


class NotHere(Exception):
    """Says what this machine lacks."""


def median_ms(act: Callable[[int], object], *, times: int) -> float:
    """Return how long an act takes in the middle of so many, in milliseconds.

    :param act: is given the number of the time, so that each can do something else.
    """
    return statistics.median(_milliseconds(act, number) for number in range(times))


def once_s(act: Callable[[], object]) -> float:
    """Return how long an act takes the first time, in seconds."""
    return _milliseconds(lambda _number: act(), 0) / 1000


def _milliseconds(act: Callable[[int], object], number: int) -> float:
    begin = time.perf_counter()
    act(number)
    return (time.perf_counter() - begin) * 1000
