"""The test vectors of territory.md §5.1 to 5.3, and what holds of every interval."""

from __future__ import annotations

from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.racines.verdict import (
    Display,
    Verdict,
    display_of,
    display_of_persons,
    index_of,
    interval,
    verdict_of,
)


def in_percent(ends: tuple[float, float]) -> tuple[float, float]:
    return round(100 * ends[0], 1), round(100 * ends[1], 1)


def exact_p(k: int, n: int, rate: float) -> float:
    """The two-sided exact binomial test: all outcomes that are no likelier than this one."""
    chance = [comb(n, i) * rate**i * (1 - rate) ** (n - i) for i in range(n + 1)]
    return sum(one for one in chance if one <= chance[k] * (1 + 1e-9))


@pytest.mark.parametrize(
    ("k", "n", "ends"),
    [
        (0, 5, (0.0, 43.4)), (0, 10, (0.0, 27.8)), (3, 3, (43.9, 100.0)), (5, 5, (56.6, 100.0)),
        (6, 8, (40.9, 92.9)), (9, 12, (46.8, 91.1)), (18, 24, (55.1, 88.0)), (41, 60, (55.8, 78.7)),
    ],
)  # fmt: skip
def test_the_wilson_interval_is_that_of_the_table(
    k: int, n: int, ends: tuple[float, float]
) -> None:
    assert in_percent(interval(k, n)) == ends


WIDTHS = {  # points of the interval at 95 %, by share: territory.md §5.1
    0.5: {5: 66, 8: 57, 10: 53, 15: 45, 20: 40, 25: 37, 30: 34, 40: 30, 50: 27, 100: 19, 200: 14,
          500: 9, 1000: 6},
    0.2: {5: 59, 8: 50, 10: 45, 15: 38, 20: 34, 25: 30, 30: 28, 40: 24, 50: 22, 100: 16, 200: 11,
          500: 7, 1000: 5},
    0.05: {20: 23, 40: 15, 100: 9, 200: 6, 500: 4, 1000: 3},
}  # fmt: skip


@pytest.mark.parametrize(
    ("share", "n", "width"),
    [
        (share, n, width)
        for share, widths in WIDTHS.items()
        for n, width in widths.items()
        if (share * n).is_integer()
    ],
)
def test_the_interval_is_as_wide_as_the_table_says(share: float, n: int, width: int) -> None:
    low, high = interval(round(share * n), n)

    assert round(100 * (high - low)) == width


@pytest.mark.parametrize(
    ("population", "ends"), [(30, (66.4, 82.0)), (60, (59.7, 85.9)), (None, (55.1, 88.0))]
)
def test_a_small_population_narrows_the_interval(
    population: int | None, ends: tuple[float, float]
) -> None:
    assert in_percent(interval(18, 24, population=population)) == ends


def test_when_everybody_answered_nothing_is_uncertain() -> None:
    assert interval(18, 24, population=24) == (0.75, 0.75)


def test_nobody_asked_is_nothing_known() -> None:
    assert interval(0, 0) == (0.0, 1.0)


@pytest.mark.parametrize(("k", "n", "population"), [(-1, 5, None), (6, 5, None), (3, 5, 4)])
def test_a_part_larger_than_its_whole_is_refused(k: int, n: int, population: int | None) -> None:
    with pytest.raises(ValueError, match="no share"):
        interval(k, n, population=population)


@pytest.mark.parametrize(
    ("k", "n", "rate", "verdict", "index", "ratio", "p"),
    [
        (15, 24, 0.38, Verdict.HIGHER, 164, (1.12, 2.07), 0.019),
        (10, 24, 0.38, Verdict.INCONCLUSIVE, 110, (0.64, 1.61), 0.83),
        (9, 12, 0.48, Verdict.INCONCLUSIVE, 156, (0.97, 1.90), 0.08),
    ],
)
def test_the_verdicts_are_those_of_the_text_and_of_the_exact_test(
    k: int, n: int, rate: float, verdict: Verdict, index: int,
    ratio: tuple[float, float], p: float,
) -> None:  # fmt: skip
    low, high = interval(k, n)

    assert (
        verdict_of((low, high), rate),
        index_of(k, n, rate),
        (round(low / rate, 2), round(high / rate, 2)),
        round(exact_p(k, n, rate), len(str(p)) - 2),
    ) == (verdict, index, ratio, p)


def test_three_of_four_has_no_index() -> None:
    assert index_of(3, 4, 0.48) is None


@pytest.mark.parametrize(
    ("ends", "rate", "verdict"),
    [
        ((0.51, 0.54), 0.50, Verdict.CLOSE),
        ((0.46, 0.49), 0.50, Verdict.CLOSE),
        ((0.45, 0.45), 0.40, Verdict.CLOSE),
        ((0.51, 0.56), 0.50, Verdict.HIGHER),
        ((0.44, 0.49), 0.50, Verdict.LOWER),
        ((0.44, 0.52), 0.50, Verdict.INCONCLUSIVE),
        ((0.50, 0.60), 0.50, Verdict.INCONCLUSIVE),
    ],
)
def test_close_is_asked_before_higher_and_lower(
    ends: tuple[float, float], rate: float, verdict: Verdict
) -> None:
    assert verdict_of(ends, rate) is verdict


@pytest.mark.parametrize(
    ("n", "display"),
    [
        (0, Display.SUPPRESSED), (4, Display.SUPPRESSED), (5, Display.FRACTION),
        (9, Display.FRACTION), (10, Display.PERCENT), (29, Display.PERCENT),
        (1000, Display.PERCENT),
    ],
)  # fmt: skip
def test_how_many_there_are_decides_what_is_shown(n: int, display: Display) -> None:
    assert display_of(n) is display


@pytest.mark.parametrize(
    ("k", "display"),
    [
        (0, Display.PERCENT), (1, Display.SUPPRESSED), (4, Display.SUPPRESSED),
        (5, Display.PERCENT), (15, Display.PERCENT), (16, Display.SUPPRESSED),
        (20, Display.PERCENT),
    ],
)  # fmt: skip
def test_few_persons_are_hidden_on_either_side_of_the_share(k: int, display: Display) -> None:
    assert display_of_persons(k, 20) is display


shares = st.integers(1, 10_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(shares)
def test_the_interval_holds_the_share_and_stays_between_0_and_1(share: tuple[int, int]) -> None:
    k, n = share
    low, high = interval(k, n)

    assert 0 <= low <= k / n <= high <= 1
    assert high - low > 0


@given(shares)
def test_the_interval_of_the_others_is_its_mirror(share: tuple[int, int]) -> None:
    k, n = share
    low, high = interval(k, n)
    others = interval(n - k, n)

    assert (round(others[0] + high, 9), round(others[1] + low, 9)) == (1, 1)


@given(shares, st.integers(0, 10_000))
def test_knowing_the_population_never_widens_the_interval(
    share: tuple[int, int], more: int
) -> None:
    k, n = share
    low, high = interval(k, n)
    narrow = interval(k, n, population=n + more)

    assert narrow[1] - narrow[0] <= high - low + 1e-9 or n == 1


@given(shares, st.floats(0, 1))
def test_a_verdict_of_difference_keeps_the_rate_outside_the_interval(
    share: tuple[int, int], rate: float
) -> None:
    low, high = interval(*share)
    verdict = verdict_of((low, high), rate)

    assert (verdict is not Verdict.HIGHER or low > rate) and (
        verdict is not Verdict.LOWER or high < rate
    )
