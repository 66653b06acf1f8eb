"""Setting a measure beside an indicator: from counts and observations to a ``Compared``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.core.racines.comparison import Compared, NoVerdict, Source
from app.core.racines.fallback import Climb, Place, YearRule, climb, years_between
from app.core.racines.measure import UNIT, Measure, ShareOfChoice, Tally
from app.core.racines.verdict import (
    Display,
    Verdict,
    display_of,
    display_of_persons,
    index_of,
    interval,
    verdict_of,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What is set beside what, and how like with like it is."""

    titles: Mapping[str, str]
    notes: Mapping[str, str]
    measure: Measure
    reference_year: int
    """The year of which the answers speak."""

    is_percent: bool
    """The indicator is a share in per cent, so that a share of ours can stand beside it."""

    same_universe: bool
    is_survey: bool = False
    is_structural: bool = False
    source: Source | None = None


def compare(
    recipe: Recipe, counted: Tally, places: Sequence[Place], *, invited: int | None
) -> Compared:
    """Set a share of ours beside the rate of the nearest territory that has one.

    :param counted: the measure over the submitted responses.
    :param places: the ladder, from the narrowest territory to the widest.
    :param invited: how many enterprises were asked; None where that is not known.
    """
    measure, k, n = recipe.measure, counted.k, counted.n
    concerned = _concerned(measure, n, invited)
    ends = interval(k, n, population=None if measure.is_census else concerned)
    rule = YearRule(
        year=recipe.reference_year,
        is_structural=recipe.is_structural,
        is_survey=recipe.is_survey,
    )
    found = climb(places, rule)
    unit = UNIT[type(measure)]
    display = display_of_persons(k, n) if unit == "persons" else display_of(n)
    reason = _why_no_verdict(recipe, display, found)
    verdict, index = _said(k, n, ends, found) if not reason else (None, None)
    return Compared(
        titles=recipe.titles,
        notes=recipe.notes,
        k=k,
        n=n,
        concerned=concerned,
        is_census=measure.is_census,
        unit=unit,
        display=display,
        low=ends[0],
        high=ends[1],
        reference_year=recipe.reference_year,
        reading=found.reading,
        wider=found.wider,
        rungs=found.rungs,
        verdict=verdict,
        no_verdict=reason or "",
        index=index,
        years_apart=_years_apart(found, recipe.reference_year),
        source=recipe.source,
        counted=counted.counted,
        left_out=counted.left_out,
        invited=invited,
        is_dominated=counted.is_dominated,
    )


def _concerned(measure: Measure, n: int, invited: int | None) -> int | None:
    """Return the N of which ``n`` answered: known only where the enterprises are counted."""
    if not isinstance(measure, ShareOfChoice) or invited is None:
        return None
    return max(invited, n)


def _why_no_verdict(recipe: Recipe, display: Display, found: Climb) -> NoVerdict | None:
    if display is Display.SUPPRESSED:
        return NoVerdict.SUPPRESSED
    if display is Display.FRACTION:
        return NoVerdict.SMALL
    if not recipe.is_percent:
        return NoVerdict.UNIT
    if found.reading is None:
        outcomes = {rung.outcome for rung in found.rungs}
        reasons = (NoVerdict.YEARS, NoVerdict.UNRELIABLE)
        return next((reason for reason in reasons if reason in outcomes), NoVerdict.NO_VALUE)
    return None if recipe.same_universe else NoVerdict.UNIVERSE


def _said(
    k: int, n: int, ends: tuple[float, float], found: Climb
) -> tuple[Verdict | None, int | None]:
    if found.reading is None:
        return None, None
    rate = float(found.reading.value) / 100
    return verdict_of(ends, rate), index_of(k, n, rate)


def _years_apart(found: Climb, year: int) -> int:
    return years_between(found.reading.period, year) if found.reading else 0
