"""Which territory's figure is taken, of which year, and what is said of the others."""

from __future__ import annotations

from decimal import Decimal

from app.core.racines.fallback import Climb, Place, YearRule, climb
from app.core.racines.indicator import Flag, Observation

RULE = YearRule(year=2018, is_survey=True)


def seen(value: str | None, period: str = "2017", *flags: Flag) -> Observation:
    return Observation("BE32", period, Decimal(value) if value else None, flags, value or ":")


def a_place(level: str, *observations: Observation, population: int | None = None) -> Place:
    return Place(level, {"fr": level}, {"fr": f"à {level}"}, population, observations)


def outcomes(found: Climb) -> list[str]:
    return [rung.outcome for rung in found.rungs]


def test_the_nearest_territory_with_a_figure_is_taken_and_the_next_one_shown() -> None:
    found = climb(
        [
            a_place("commune"),
            a_place("arrondissement", seen("8.5")),
            a_place("province"),
            a_place("region", seen("7.1")),
            a_place("country", seen("6.2")),
        ],
        RULE,
    )

    assert outcomes(found) == ["no-value", "used", "no-value", "wider", "wider"]
    assert found.reading and found.wider
    assert (found.reading.value, found.wider.level) == (Decimal("8.5"), "region")


def test_the_wider_figure_is_of_the_same_period() -> None:
    found = climb([a_place("province", seen("8.5")), a_place("region", seen("7", "2016"))], RULE)

    assert (outcomes(found), found.wider) == (["used", "no-value"], None)


def test_a_confidential_figure_sends_one_further_up() -> None:
    found = climb(
        [a_place("province", seen(None, "2017", Flag.CONFIDENTIAL)), a_place("region", seen("7"))],
        RULE,
    )

    assert outcomes(found) == ["confidential", "used"]


def test_a_survey_value_of_low_reliability_is_passed_over() -> None:
    places = [a_place("province", seen("9", "2017", Flag.LOW_RELIABILITY)), a_place("region")]

    assert outcomes(climb(places, RULE)) == ["unreliable", "no-value"]
    assert outcomes(climb(places, YearRule(year=2018))) == ["used", "no-value"]


def test_a_commune_of_few_inhabitants_is_passed_over() -> None:
    found = climb([a_place("commune", seen("9"), population=1_999)], RULE)

    assert outcomes(found) == ["too-small"]


def test_the_nearest_year_is_taken_and_of_two_the_earlier() -> None:
    found = climb(
        [a_place("region", seen("1", "2014"), seen("2", "2016"), seen("3", "2020"))], RULE
    )

    assert found.reading and found.reading.period == "2016"


def test_more_than_five_years_are_refused_unless_it_is_structural() -> None:
    places = [a_place("region", seen("7", "2012"))]

    assert outcomes(climb(places, RULE)) == ["years"]
    assert outcomes(climb(places, YearRule(year=2018, is_structural=True))) == ["used"]
    assert outcomes(climb(places, YearRule(year=2017))) == ["used"]
