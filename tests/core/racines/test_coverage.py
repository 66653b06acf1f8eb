"""The intervals hold what they promise, tried on drawn samples with a fixed seed."""

from __future__ import annotations

from random import Random

import pytest

from app.core.racines.contrast import difference
from app.core.racines.standardised import byar
from app.core.racines.verdict import interval

TRIES = 3_000


def drawn(chance: float, n: int, random: Random) -> int:
    return sum(random.random() < chance for _ in range(n))


@pytest.mark.parametrize("n", [10, 24, 60])
def test_wilsons_interval_holds_the_share_nineteen_times_of_twenty(n: int) -> None:
    """Averaged over the shares from 2 to 98 %, as Brown, Cai and DasGupta do."""
    random = Random(20261127)  # noqa: S311
    held = 0
    for _ in range(TRIES):
        share = random.uniform(0.02, 0.98)
        low, high = interval(drawn(share, n, random), n)
        held += low <= share <= high

    assert 0.94 <= held / TRIES <= 0.965


def test_with_a_known_population_it_holds_the_share_of_that_population() -> None:
    random = Random(7)  # noqa: S311
    held = 0
    for _ in range(TRIES):
        people = [random.random() < 0.4 for _ in range(60)]
        low, high = interval(sum(random.sample(people, 30)), 30, population=60)
        held += low <= sum(people) / 60 <= high

    assert 0.93 <= held / TRIES <= 0.985


def test_newcombes_interval_holds_the_difference() -> None:
    random = Random(11)  # noqa: S311
    held = 0
    for _ in range(TRIES):
        p, q = random.uniform(0.05, 0.95), random.uniform(0.05, 0.95)
        _apart, (low, high) = difference((drawn(p, 24, random), 24), (drawn(q, 40, random), 40))
        held += low <= p - q <= high

    assert 0.94 <= held / TRIES <= 0.97


def test_byars_interval_holds_the_mean_of_a_count() -> None:
    random = Random(5)  # noqa: S311
    held = 0
    for _ in range(TRIES):
        mean = random.uniform(5, 20)
        low, high = byar(drawn(mean / 400, 400, random))
        held += low <= mean <= high

    assert 0.94 <= held / TRIES <= 0.98
