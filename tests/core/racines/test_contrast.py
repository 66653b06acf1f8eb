from __future__ import annotations

import pytest

from app.core.racines.contrast import (
    difference,
    discoveries,
    location_quotient,
    pooled_quartiles,
    ratio,
)


@pytest.mark.parametrize(
    ("first", "second", "low", "high"),
    [  # Newcombe 1998, Stat Med 17:873, table II, method 10
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((10, 10), (0, 20), 0.6791, 1.0),
        ((10, 10), (0, 10), 0.6075, 1.0),
    ],
)
def test_the_difference_has_the_ends_of_newcombes_table(
    first: tuple[int, int], second: tuple[int, int], low: float, high: float
) -> None:
    _apart, ends = difference(first, second)

    assert tuple(round(end, 4) for end in ends) == (low, high)


def test_the_ratio_of_equal_shares_is_one_and_its_ends_mirror_each_other() -> None:
    found = ratio((10, 40), (20, 80))

    assert found is not None
    middle, (low, high) = found
    assert (middle, round(low * high, 12)) == (1.0, 1.0)


def test_a_ratio_to_nobody_is_none() -> None:
    assert ratio((3, 10), (0, 10)) is None


def test_a_sector_twice_as_present_has_the_quotient_two() -> None:
    found = location_quotient(200, 1_000, 10_000, 100_000, enterprises=12)

    assert found is not None
    middle, (low, high) = found
    assert (middle, round(low, 3), round(high, 3)) == (2.0, 1.764, 2.267)


@pytest.mark.parametrize(("jobs", "enterprises"), [(19, 12), (200, 2)])
def test_few_jobs_or_few_enterprises_have_no_quotient(jobs: int, enterprises: int) -> None:
    assert location_quotient(jobs, 1_000, 10_000, 100_000, enterprises=enterprises) is None


def test_of_many_differences_only_those_that_stand_together_count() -> None:
    """Benjamini and Hochberg 1995, the fifteen p-values of their example: four are kept."""
    chances = (
        *(0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344),
        *(0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0),
    )

    assert discoveries(chances) == (True,) * 4 + (False,) * 11


def test_quartiles_lie_between_the_ordered_values() -> None:
    assert pooled_quartiles([6, 1, 2, 5, 3, 4]) == (2.25, 3.5, 4.75)
