"""Whether like meets like: the lines of *Can we compare?*"""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from app.core.racines.comparison import Compared
from app.core.racines.fallback import MOST_YEARS_APART, YEARS_WITHOUT_WARNING
from app.core.racines.verdict import SMALLEST_CALM, Display
from app.models import Indicator
from app.racines.views.wording import flags
from app.web.pages import named

RESPONSE_WANTED = 0.6
"""The part of those asked below which silence may have a reason of its own."""

COMPARISONS_AT_95 = 5
"""More than this at once, and one false difference becomes likely."""


@dataclass(frozen=True, slots=True)
class Check:
    """One line of *Can we compare?*"""

    is_well: bool
    sentence: str


def checks(figures: Compared, indicator: Indicator, comparisons: int) -> list[Check]:
    """Return whether like meets like, line by line.

    :param comparisons: how many stand beside each other on the same campaign.
    """
    return [
        check
        for check in (
            Check(True, _("Same unit: a share in per cent")),
            _population(figures, indicator),
            _years(figures),
            _reliability(figures),
            _numbers(figures),
            _answered(figures),
            _how_many(comparisons),
        )
        if check
    ]


def _population(figures: Compared, indicator: Indicator) -> Check:
    universe = named(indicator.universe)
    if figures.no_verdict == "universe":
        return Check(False, _("Another population: %(universe)s", universe=universe))
    return Check(True, _("Same population: %(universe)s", universe=universe))


def _years(figures: Compared) -> Check:
    if figures.reading is None:
        if figures.no_verdict == "years":
            return Check(False, _("No figure within %(years)d years", years=MOST_YEARS_APART))
        return Check(False, _("No figure of this territory or of a wider one"))
    if figures.years_apart == 0:
        return Check(True, _("Same year: %(year)d", year=figures.reference_year))
    apart = figures.years_apart
    words = ngettext(
        "%(num)d year apart: both are shown", "%(num)d years apart: both are shown", apart
    )
    return Check(apart <= YEARS_WITHOUT_WARNING, words)


def _reliability(figures: Compared) -> Check | None:
    if figures.reading is None or not figures.reading.flags:
        return None
    return Check(False, _("The producer marks the figure: %(flags)s", flags=flags(figures.reading)))


def _numbers(figures: Compared) -> Check:
    if figures.display is Display.SUPPRESSED:
        return Check(False, _("Too few to show"))
    if figures.n < SMALLEST_CALM:
        return Check(False, _("Small number: %(n)d", n=figures.n))
    return Check(True, _("Enough to tell: %(n)d", n=figures.n))


def _answered(figures: Compared) -> Check | None:
    if not figures.invited or figures.invited == 1:  # of one enterprise there is nothing to add
        return None
    facts = {"counted": figures.counted, "invited": figures.invited}
    enough = figures.counted >= RESPONSE_WANTED * figures.invited
    return Check(enough, _("Counted in %(counted)d of %(invited)d enterprises", **facts))


def _how_many(comparisons: int) -> Check:
    words = ngettext(
        "%(num)d comparison: 95%% holds", "%(num)d comparisons: 95%% holds", comparisons
    )
    if comparisons <= COMPARISONS_AT_95:
        return Check(True, words)
    return Check(False, _("%(num)d comparisons: one may differ by chance", num=comparisons))
