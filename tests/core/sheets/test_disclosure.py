"""What may not be shown, whatever anybody wishes (territory.md §4.6 and §5.2)."""

from __future__ import annotations

import pytest

from app.core.racines.measure import Tally
from app.core.racines.verdict import Display
from app.core.sheets.disclosure import display_of_share, may_show_total, shown
from tests.core.sheets.makers import a_comparison


@pytest.mark.parametrize(("k", "n"), [(3, 38), (35, 38), (2, 4), (10, 10), (0, 9)])
def test_a_secret_comparison_keeps_none_of_its_figures(k: int, n: int) -> None:
    kept = shown(a_comparison(k, n))

    assert (kept.k, kept.n, kept.low, kept.high, kept.verdict, kept.index, kept.display) == (
        0, 0, 0.0, 1.0, None, None, Display.SUPPRESSED,
    )  # fmt: skip


@pytest.mark.parametrize(("k", "n"), [(27, 38), (0, 40), (40, 40)])
def test_a_comparison_that_may_be_shown_stays_as_it_is(k: int, n: int) -> None:
    compared = a_comparison(k, n)

    assert shown(compared) is compared


@pytest.mark.parametrize(
    ("k", "n", "counts_persons", "display"),
    [
        (24, 31, True, Display.PERCENT),
        (3, 31, True, Display.SUPPRESSED),
        (28, 31, True, Display.SUPPRESSED),
        (10, 10, True, Display.SUPPRESSED),
        (4, 9, True, Display.SUPPRESSED),
        (4, 9, False, Display.FRACTION),
        (9, 12, False, Display.PERCENT),
        (3, 4, False, Display.SUPPRESSED),
    ],
)
def test_a_share_is_shown_as_far_as_those_behind_it_allow(
    k: int, n: int, counts_persons: bool, display: Display
) -> None:
    counted = Tally(k, n, counted=6, left_out=0)

    assert display_of_share(counted, counts_persons=counts_persons) is display


@pytest.mark.parametrize(
    ("parts", "counts_persons", "is_of_pole", "may"),
    [
        ([38], True, False, True),
        ([4], True, False, False),
        ([0], True, False, True),
        ([4], False, False, True),
        ([], False, False, False),
        ([10, 20], True, True, False),
        ([10, 20, 30], True, True, True),
        ([1, 2, 97], False, True, False),
        ([0, 0, 0], True, True, True),
    ],
)
def test_a_sum_tells_neither_of_few_people_nor_of_one_enterprise(
    parts: list[int], counts_persons: bool, is_of_pole: bool, may: bool
) -> None:
    assert may_show_total(parts, counts_persons=counts_persons, is_of_pole=is_of_pole) is may
