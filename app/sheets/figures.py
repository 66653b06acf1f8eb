"""Key figures of a sheet, gathered from the answers that were handed in."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from app.core.racines.measure import Answers, ShareOfChoice, ShareOfCounts, tally
from app.core.racines.verdict import Display
from app.core.sheets import disclosure
from app.core.sheets.content import Figure, Picked, Total


def figure_of(
    picked: Picked, responses: Sequence[Answers], *, year: int, is_of_pole: bool
) -> Figure | None:
    """Return a key figure with its value; None where the answers are missing or secret.

    :param responses: the enterprise's own, or everybody's where the sheet is the pole's.
    """
    match picked.measure:
        case Total(question, counts_persons):
            found = [answers.get(question) for answers in responses]
            parts = [answer for answer in found if isinstance(answer, int)]
            if not disclosure.may_show_total(
                parts, counts_persons=counts_persons, is_of_pole=is_of_pole
            ):
                return None
            return _figure(picked, year, len(parts), total=Decimal(sum(parts)))
        case ShareOfChoice() | ShareOfCounts() as share:
            counted = tally(share, responses)
            display = disclosure.display_of_share(
                counted,
                counts_persons=isinstance(share, ShareOfCounts),
                is_of_pole=is_of_pole,
            )
            if display is Display.SUPPRESSED:
                return None
            return _figure(picked, year, counted.counted, k=counted.k, n=counted.n, display=display)


def _figure(
    picked: Picked,
    year: int,
    responses: int,
    *,
    total: Decimal | None = None,
    k: int = 0,
    n: int = 0,
    display: Display = Display.PERCENT,
) -> Figure:
    return Figure(
        noun=picked.noun,
        note=picked.note,
        unit=picked.unit,
        stage=picked.stage,
        year=year,
        responses=responses,
        total=total,
        k=k,
        n=n,
        display=display,
        counts_persons=isinstance(picked.measure, ShareOfCounts),
    )
