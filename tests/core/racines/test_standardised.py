from __future__ import annotations

import pytest

from app.core.racines.standardised import Stratum, byar, observed_over_expected

HOMES = (Stratum(40, 0.10), Stratum(25, 0.20), Stratum(10, None))


def test_the_expected_number_adds_up_over_the_communes_of_residence() -> None:
    found = observed_over_expected(18, HOMES)

    assert (found.expected, found.ratio, found.left_out) == (9.0, 2.0, 10)


def test_the_ends_are_byars() -> None:
    low, high = observed_over_expected(18, HOMES).ends

    assert (round(low, 3), round(high, 3)) == (1.185, 3.161)


@pytest.mark.parametrize(
    ("count", "low", "high"), [(0, 0.0, 3.69), (10, 4.79, 18.39), (50, 37.11, 65.92)]
)
def test_byar_stays_near_the_exact_limits_of_poisson(count: int, low: float, high: float) -> None:
    """Exact limits from the chi-squared distribution, as in Breslow and Day's table 2.10."""
    found = byar(count)

    assert (abs(found[0] - low) < 0.06, abs(found[1] - high) < 0.06) == (True, True)


def test_too_few_expected_have_no_ratio() -> None:
    assert observed_over_expected(3, (Stratum(20, 0.1),)).ratio is None


def test_more_observed_than_there_are_is_refused() -> None:
    with pytest.raises(ValueError, match="66 of 65"):
        observed_over_expected(66, HOMES)
