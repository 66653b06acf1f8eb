"""An order by chance that a seed gives again, the same as other engines of this language give."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

MODULUS = 2_147_483_647
MULTIPLIER = 16_807
"""Of the minimal standard generator of Park and Miller."""


def shuffled(items: Sequence[T], draw: Callable[[], float]) -> list[T]:
    """Return the items in an order by chance, as Durstenfeld's shuffle fills it.

    :param draw: gives a number from 0 up to 1.
    """
    order: list[T] = []
    for place, item in enumerate(items):
        other = math.floor(draw() * (place + 1))
        order.append(item)
        order[place], order[other] = order[other], item
    return order


def draws(seed: float) -> Callable[[], float]:
    """Return what gives the numbers of a seed, from 0 up to 1, always the same ones."""
    return _numbers(seed).__next__


def _numbers(seed: float) -> Iterator[float]:
    state = int(math.fmod(seed, MODULUS)) if math.isfinite(seed) else 0
    if state <= 0:
        state += MODULUS - 1
    while True:
        state = state * MULTIPLIER % MODULUS
        yield (state - 1) / (MODULUS - 1)
