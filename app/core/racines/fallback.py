"""From the commune to the country: the nearest territory whose figure can be used, and why.

The rules are those of territory.md §5.6, told in docs/method.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.core.racines.comparison import Reading, Rung
from app.core.racines.indicator import Flag, Observation

MOST_YEARS_APART = 5
"""Years between the answers and the figure; more is refused unless the indicator is structural."""

YEARS_WITHOUT_WARNING = 2
"""Years between the answers and the figure; more is shown with a word of warning."""

SMALLEST_POPULATION = 2_000
"""Inhabitants.  Below this a rate swings with every household."""


@dataclass(frozen=True, slots=True)
class Place:
    """One territory of the ladder, with all that one indicator says of it."""

    level: str
    names: Mapping[str, str]
    locatives: Mapping[str, str]
    population: int | None
    observations: tuple[Observation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearRule:
    """For which year a figure is sought, and how strictly."""

    year: int
    is_structural: bool = False
    """It changes so slowly that no year is too far away."""

    is_survey: bool = False
    """It comes from a sample: a value of low reliability is then passed over."""


@dataclass(frozen=True, slots=True)
class Climb:
    """How far one had to climb."""

    reading: Reading | None
    """The figure of the first rung that bears it; None where none does."""

    wider: Reading | None
    """The next wider territory's figure of the same period; None where there is none."""

    rungs: tuple[Rung, ...]


def climb(places: Sequence[Place], rule: YearRule) -> Climb:
    """Take the first territory whose figure can be used, and say of each other why not.

    :param places: from the narrowest to the widest.
    """
    reading: Reading | None = None
    wider: Reading | None = None
    rungs = []
    for place in places:
        if reading is None:
            outcome, found = _try(place, rule)
            reading = found if outcome == "used" else None
        else:
            found = _reading(place, _of_period(place, reading.period, rule))
            outcome = "wider" if found else "no-value"
            wider = wider or found
        rungs.append(Rung(place.level, place.names, outcome, found))
    return Climb(reading, wider, tuple(rungs))


def years_between(period: str, year: int) -> int:
    return abs(int(period[:4]) - year)


def _try(place: Place, rule: YearRule) -> tuple[str, Reading | None]:
    """Return how it went on this rung, and the figure that was looked at."""
    with_value = [seen for seen in place.observations if seen.value is not None]
    if not with_value:
        nearest = _nearest(place.observations, rule)
        hidden = nearest is not None and Flag.CONFIDENTIAL in nearest.flags
        return ("confidential" if hidden else "no-value"), None
    if place.population is not None and place.population < SMALLEST_POPULATION:
        return "too-small", _reading(place, _nearest(with_value, rule))

    usable = _nearest([seen for seen in with_value if _is_reliable(seen, rule)], rule)
    if usable is None:
        return "unreliable", _reading(place, _nearest(with_value, rule))
    too_far = years_between(usable.period, rule.year) > MOST_YEARS_APART
    outcome = "years" if too_far and not rule.is_structural else "used"
    return outcome, _reading(place, usable)


def _nearest(seen: Iterable[Observation], rule: YearRule) -> Observation | None:
    """Return the observation nearest in time; of two equally near ones, the earlier."""
    return min(
        seen,
        key=lambda one: (years_between(one.period, rule.year), one.period),
        default=None,
    )


def _of_period(place: Place, period: str, rule: YearRule) -> Observation | None:
    fitting = (
        seen
        for seen in place.observations
        if seen.period == period and seen.value is not None and _is_reliable(seen, rule)
    )
    return next(fitting, None)


def _is_reliable(seen: Observation, rule: YearRule) -> bool:
    return not (rule.is_survey and Flag.LOW_RELIABILITY in seen.flags)


def _reading(place: Place, seen: Observation | None) -> Reading | None:
    if seen is None or seen.value is None:
        return None
    flags = tuple(flag.value for flag in seen.flags)
    return Reading(place.level, place.names, place.locatives, seen.value, seen.period, flags)
