"""Hiding what must be hidden in a table with totals, and as little more as that asks for.

Which further cells have to go (*complementary* suppression) is found with the attacker at hand:
as long as a hidden cell can be worked out from the rest of its row and its column, the smallest
cell that still stands beside it is hidden as well; where none is left, a total goes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from app.analysis import attack
from app.core.racines.secrecy import (
    Cell,
    Knowledge,
    Reason,
    Secret,
    Statement,
    needed_for,
)

At: TypeAlias = tuple[int, int]
"""Row and column."""

TOTAL = -1
"""The place of a total: behind the last column, or below the last row."""

Hidden: TypeAlias = Mapping[At, Reason]


def protected(counts: Sequence[Sequence[int]], primary: Hidden) -> Hidden:
    """Return every place that is hidden in a table, totals among them, and why.

    :param counts: rows of a full table without its totals.
    :param primary: the places of ``counts`` that are secret by themselves.
    """
    hidden = dict(primary)
    while (open_at := next(_derivable(counts, primary, hidden), None)) is not None:
        hidden[_next_to_hide(counts, hidden, open_at)] = Reason.PARTNER
    return hidden


def _derivable(counts: Sequence[Sequence[int]], primary: Hidden, hidden: Hidden) -> Iterator[At]:
    """Give the secret cells that the rest of the table still gives away."""
    known = Knowledge(statements=tuple(_said(counts, hidden)))
    for row, column in primary:
        if row == TOTAL or column == TOTAL:
            continue
        value = counts[row][column]
        secret = Secret(frozenset({_cell(row, column)}), value, needed=needed_for(value))
        if attack.leaks(known, [secret], {}):
            yield row, column


def _said(counts: Sequence[Sequence[int]], hidden: Hidden) -> Iterator[Statement]:
    """Give what a reader of the table knows: each number that is left, and each total."""
    rows, columns = range(len(counts)), range(len(counts[0]))
    places = {(row, column) for row in rows for column in columns}
    sums: dict[At, set[At]] = {place: {place} for place in sorted(places)}
    sums |= {(row, TOTAL): {(row, column) for column in columns} for row in rows}
    sums |= {(TOTAL, column): {(row, column) for row in rows} for column in columns}
    sums[TOTAL, TOTAL] = places
    yield from (_statement(over, counts) for at, over in sums.items() if at not in hidden)


def _statement(places: set[At], counts: Sequence[Sequence[int]]) -> Statement:
    total = sum(counts[row][column] for row, column in places)
    return Statement("table", "", frozenset(_cell(*at) for at in places), total)


def _next_to_hide(counts: Sequence[Sequence[int]], hidden: Hidden, at: At) -> At:
    """Return the cell that leaves the fewest lines with a single hidden one; of several, the
    smallest.  A zero protects nothing: readers know that no count is below it."""
    rows, columns = _hidden_by_line(hidden)
    free = [
        (row, column)
        for row, line in enumerate(counts)
        for column, count in enumerate(line)
        if count > 0 and (row, column) not in hidden
    ]
    fitting = [
        place
        for place in free
        if rows[place[0]] == 1 or columns[place[1]] == 1 or at[0] == place[0] or at[1] == place[1]
    ]
    if not fitting:
        totals = [(at[0], TOTAL), (TOTAL, at[1]), (TOTAL, TOTAL)]
        return next(place for place in totals if place not in hidden)

    def cost(place: At) -> tuple[int, int]:
        row, column = place
        closed = (rows[row] == 1) + (columns[column] == 1)
        opened = (rows[row] == 0) + (columns[column] == 0)
        return (opened - closed, counts[row][column])

    return min(fitting, key=cost)


def _hidden_by_line(hidden: Hidden) -> tuple[Counter[int], Counter[int]]:
    inside = [place for place in hidden if TOTAL not in place]
    return Counter(row for row, _column in inside), Counter(column for _row, column in inside)


def _cell(row: int, column: int) -> Cell:
    return Cell(f"{row}", f"{column}")
