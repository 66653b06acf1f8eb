"""What may not be shown, whatever anybody wishes (territory.md §4.6 and §5.2)."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from app.core.racines.comparison import Compared, NoVerdict
from app.core.racines.measure import Tally
from app.core.racines.secrecy import FEWEST_ENTERPRISES, SMALLEST_ALIKE, is_dominated
from app.core.racines.verdict import (
    SMALLEST_SHOWN,
    Display,
    display_of,
    display_of_persons,
)


def shown(compared: Compared, *, is_of_pole: bool = False) -> Compared:
    """Return the comparison as it may be kept: without its figures where they are secret.

    :param is_of_pole: it counts persons of several enterprises, none of which may be told.
    """
    hides = compared.display is Display.SUPPRESSED or _tells_of_each(compared)
    if not hides and not (is_of_pole and _tells_of_one(compared)):
        return compared
    return msgspec.structs.replace(
        compared,
        k=0,
        n=0,
        concerned=None,
        display=Display.SUPPRESSED,
        low=0.0,
        high=1.0,
        verdict=None,
        no_verdict=NoVerdict.SUPPRESSED,
        index=None,
        counted=0,
        left_out=0,
        invited=None,
        is_dominated=False,
    )


def display_of_share(counted: Tally, *, counts_persons: bool, is_of_pole: bool = False) -> Display:
    """Tell how a share may be shown as a key figure."""
    k, n = counted.k, counted.n
    few = counted.counted < FEWEST_ENTERPRISES or counted.is_dominated
    if counts_persons and is_of_pole and few:
        return Display.SUPPRESSED
    if not counts_persons:
        return display_of(n)
    if k in (0, n) and n < SMALLEST_ALIKE:
        return Display.SUPPRESSED
    return display_of_persons(k, n)


def may_show_total(parts: Sequence[int], *, counts_persons: bool, is_of_pole: bool) -> bool:
    """Tell whether the sum of ``parts``, one for each enterprise, may be shown.

    An enterprise may tell its own numbers; a pole's sum must not tell those of one of its
    enterprises.  One to four people are never counted in public.
    """
    total = sum(parts)
    if counts_persons and 0 < total < SMALLEST_SHOWN:
        return False
    if not is_of_pole:
        return bool(parts)
    return len(parts) >= FEWEST_ENTERPRISES and not is_dominated(parts)


def _tells_of_each(compared: Compared) -> bool:
    alike = compared.k in (0, compared.n)
    return compared.unit == "persons" and alike and compared.n < SMALLEST_ALIKE


def _tells_of_one(compared: Compared) -> bool:
    few = compared.counted < FEWEST_ENTERPRISES or compared.is_dominated
    return compared.unit == "persons" and few
