"""E22: no hidden cell of a table can be worked out from what still stands in it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as some

from app.analysis import attack, suppression
from app.analysis.suppression import TOTAL, At
from app.core.racines.secrecy import Cell, Knowledge, Reason, Secret, Statement, needed_for

Table = list[list[int]]


def test_a_single_hidden_cell_takes_a_rectangle_with_it() -> None:
    counts = [[3, 20, 30], [12, 14, 9], [40, 8, 7]]

    hidden = suppression.protected(counts, {(0, 0): Reason.FEW_PERSONS})

    assert hidden == {
        (0, 0): Reason.FEW_PERSONS,
        (1, 0): Reason.PARTNER,
        (1, 2): Reason.PARTNER,
        (0, 2): Reason.PARTNER,
    }


def test_a_table_without_a_secret_stays_as_it_is() -> None:
    assert suppression.protected([[10, 20], [30, 40]], {}) == {}


def test_where_no_cell_is_left_beside_it_the_totals_go() -> None:
    hidden = suppression.protected([[3, 0], [0, 40]], {(0, 0): Reason.FEW_PERSONS})

    assert {(0, TOTAL), (TOTAL, 0)} <= set(hidden)


@settings(max_examples=15, deadline=None)
@given(
    some.integers(2, 3).flatmap(
        lambda width: some.lists(
            some.lists(some.integers(0, 30), min_size=width, max_size=width), min_size=2, max_size=3
        )
    )
)
def test_an_attacker_with_the_whole_table_is_left_with_a_wide_choice(counts: Table) -> None:
    primary = {
        (row, column): Reason.FEW_PERSONS
        for row, line in enumerate(counts)
        for column, count in enumerate(line)
        if 0 < count < 5
    }

    hidden = suppression.protected(counts, primary)

    known = Knowledge(statements=tuple(_told(counts, set(hidden))))
    for row, column in primary:
        value = counts[row][column]
        cell = frozenset({Cell(str(row), str(column))})
        low, high = attack.range_of(Secret(cell, value), known)
        assert low <= value <= high and high - low >= needed_for(value)


def _told(counts: Table, hidden: set[At]) -> list[Statement]:
    """Every number of the table, written down a second way."""
    lines = {(r, TOTAL): [(r, c) for c in range(len(counts[0]))] for r in range(len(counts))}
    lines |= {(TOTAL, c): [(r, c) for r in range(len(counts))] for c in range(len(counts[0]))}
    lines |= {(r, c): [(r, c)] for r in range(len(counts)) for c in range(len(counts[0]))}
    lines[TOTAL, TOTAL] = [(r, c) for r in range(len(counts)) for c in range(len(counts[0]))]
    return [
        Statement("", "", frozenset(Cell(str(r), str(c)) for r, c in over),
                  sum(counts[r][c] for r, c in over))
        for at, over in lines.items() if at not in hidden
    ]  # fmt: skip
