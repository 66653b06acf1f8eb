"""Counting what the answers of a campaign say."""

from __future__ import annotations

import pytest

from app.core.racines import measure
from app.core.racines.measure import Answers, ShareOfChoice, ShareOfCounts, Tally, tally


def test_a_choice_is_counted_over_those_who_answered() -> None:
    responses: list[Answers] = [
        {"q": "c-yes"},
        {"q": "c-no"},
        {"q": ["c-no", "c-yes"]},
        {"q": []},
        {},
    ]

    assert tally(ShareOfChoice("q", "c-yes"), responses) == Tally(2, 3, counted=3, left_out=2)


def test_persons_are_pooled_and_never_averaged() -> None:
    """A small house at 100 % and a large one at 10 %: the mean of both would say 55 %."""
    responses = [{"some": 2, "all": 2}, {"some": 10, "all": 100}]

    assert tally(ShareOfCounts("some", "all"), responses) == Tally(
        12, 102, counted=2, left_out=0, is_dominated=True
    )


@pytest.mark.parametrize(
    "answers", [{"some": 3}, {"all": 3}, {"some": 4, "all": 3}, {"some": "2", "all": 3}]
)
def test_counts_that_make_no_share_are_left_out_and_told(answers: dict[str, object]) -> None:
    responses: list[Answers] = [answers, {"some": 1, "all": 3}, {"some": 2, "all": 3}]

    assert tally(ShareOfCounts("some", "all"), responses) == Tally(3, 6, counted=2, left_out=1)


def test_a_census_of_nobody_counts_nobody() -> None:
    assert tally(ShareOfCounts("some", "all"), [{"some": 0, "all": 0}]) == Tally(0, 0, 1, 0)


@pytest.mark.parametrize("one", [ShareOfChoice("q", "c", is_census=True), ShareOfCounts("a", "b")])
def test_a_measure_is_kept_and_read_back(one: measure.Measure) -> None:
    assert measure.decode(measure.encode(one)) == one
