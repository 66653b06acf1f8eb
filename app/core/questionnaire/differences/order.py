"""Putting things into another order by as few moves as it takes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def steps(have: Sequence[T], want: Sequence[T]) -> Iterator[tuple[T, T | None]]:
    """Yield what has to be put where, one after the other: a thing, and what it goes behind.

    What is not wanted is passed over, and may stand between.

    >>> list(steps("abcd", "dabxc"))
    [('d', None), ('x', 'b')]
    """
    stays = _longest_in_order(have, want)
    behind: T | None = None
    for thing in want:
        if thing not in stays:
            yield thing, behind
        behind = thing


def _longest_in_order(have: Sequence[T], want: Sequence[T]) -> set[T]:
    """Return the most things that stand in both in the same order (by patience)."""
    at = {thing: index for index, thing in enumerate(have)}
    common = [thing for thing in want if thing in at]
    ends: list[int] = []
    piles: list[T] = []
    before: dict[T, T | None] = {}
    for thing in common:
        pile = bisect_left(ends, at[thing])
        before[thing] = piles[pile - 1] if pile else None
        ends[pile : pile + 1] = [at[thing]]
        piles[pile : pile + 1] = [thing]
    found: set[T] = set()
    last = piles[-1] if piles else None
    while last is not None:
        found.add(last)
        last = before[last]
    return found
