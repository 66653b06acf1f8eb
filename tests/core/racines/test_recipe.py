"""A share of ours beside the rate of a territory."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from app.core.racines.fallback import Place
from app.core.racines.indicator import Flag, Observation
from app.core.racines.measure import ShareOfChoice, ShareOfCounts, Tally
from app.core.racines.recipe import Recipe, compare
from app.core.racines.verdict import Display, Verdict

CAR_FREE = Recipe(
    titles={"fr": "Venir sans voiture", "nl": "Zonder auto komen"},
    notes={},
    measure=ShareOfCounts("without-car", "workers"),
    reference_year=2025,
    is_percent=True,
    same_universe=True,
    is_survey=True,
)


def a_ladder(value: str | None = "38", period: str = "2022", *flags: Flag) -> list[Place]:
    read = Observation("BE328", period, Decimal(value) if value else None, flags, "")
    return [Place("arrondissement", {"fr": "Tournai-Mouscron"}, {}, None, (read,))]


def test_persons_are_compared_by_natural_variability() -> None:
    found = compare(CAR_FREE, Tally(15, 24, 1, 0), a_ladder(), invited=6)

    assert (found.verdict, found.index, found.display, found.unit, found.years_apart) == (
        Verdict.HIGHER, 164, Display.PERCENT, "persons", 3,
    )  # fmt: skip
    assert (round(found.low, 3), round(found.high, 3), found.concerned) == (0.427, 0.788, None)


def test_enterprises_that_answered_stand_for_those_that_were_asked() -> None:
    recipe = replace(CAR_FREE, measure=ShareOfChoice("training", "yes"))
    found = compare(recipe, Tally(18, 24, 24, 0), a_ladder("60"), invited=30)

    assert (round(found.low, 3), found.concerned, found.verdict) == (0.664, 30, Verdict.HIGHER)


@pytest.mark.parametrize(
    ("counted", "ladder", "changes", "reason"),
    [
        (Tally(3, 4, 1, 0), a_ladder(), {}, "suppressed"),
        (Tally(2, 24, 1, 0), a_ladder(), {}, "suppressed"),
        (Tally(0, 8, 1, 0), a_ladder(), {}, "small"),
        (Tally(15, 24, 1, 0), a_ladder(), {"is_percent": False}, "unit"),
        (Tally(15, 24, 1, 0), a_ladder(None), {}, "no-value"),
        (Tally(15, 24, 1, 0), a_ladder("38", "2019"), {}, "years"),
        (Tally(15, 24, 1, 0), a_ladder("38", "2022", Flag.LOW_RELIABILITY), {}, "unreliable"),
        (Tally(15, 24, 1, 0), a_ladder(), {"same_universe": False}, "universe"),
        (Tally(15, 24, 1, 0), [], {}, "no-value"),
    ],
)
def test_there_is_no_verdict_and_no_index_where_like_does_not_meet_like(
    counted: Tally, ladder: list[Place], changes: dict[str, bool], reason: str
) -> None:
    found = compare(replace(CAR_FREE, **changes), counted, ladder, invited=6)  # type: ignore[arg-type]

    assert (found.no_verdict, found.verdict, found.index) == (reason, None, None)


def test_a_figure_that_is_too_old_stays_readable_on_its_rung() -> None:
    found = compare(CAR_FREE, Tally(15, 24, 1, 0), a_ladder("38", "2019"), invited=6)

    assert (found.reading, [rung.reading is None for rung in found.rungs]) == (None, [False])
