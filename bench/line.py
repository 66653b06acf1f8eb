"""One line of the table: what is measured, and what it may be at most."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    what: str
    at_most: float | None
    """None where nobody asked for a bound."""

    unit: str
    """``ms``, ``s``, ``MB`` or ``blocks`` of memory."""

    measured: Callable[[], float]
    """Gives the figure in that unit.

    :raises NotHere: this machine cannot measure it.
    """


class NotHere(Exception):
    """Says what this machine lacks."""


def median_ms(act: Callable[[int], object], *, times: int) -> float:
    """Return how long an act keeps a processor busy in the middle of so many, in milliseconds.

    It waits for nothing, so that on an idle machine this is how long it takes.

    :param act: is given the number of the time, so that each can do something else.
    """
    return statistics.median(busy_ms(act, number) for number in range(times))


def busy_ms(act: Callable[[int], object], number: int) -> float:
    begin = time.process_time()
    act(number)
    return (time.process_time() - begin) * 1000


def once_s(act: Callable[[], object]) -> float:
    """Return how long one waits for an act the first time, in seconds."""
    begin = time.perf_counter()
    act()
    return time.perf_counter() - begin
