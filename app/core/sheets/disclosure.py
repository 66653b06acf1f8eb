"""What may not be shown, whatever anybody wishes (territory.md §4.6 and §5.2)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import msgspec

from app.core.racines.comparison import Compared, NoVerdict
from app.core.racines.verdict import (
    SMALLEST_SHOWN,
    Display,
    display_of,
    display_of_persons,
)

FEWEST_ENTERPRISES = 3
"""Enterprises behind a sum of a pole: with two, each could subtract itself."""

DOMINANT = Decimal("0.85")
"""The share of a sum from which it tells what one enterprise answered."""

SMALLEST_ALIKE = 11
"""Persons.  Of fewer than this, *all* or *none* would tell something of each of them."""


def shown(compared: Compared) -> Compared:
    """Return the comparison as it may be kept: without its figures where they are secret."""
    if compared.display is not Display.SUPPRESSED and not _tells_of_each(compared):
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
    )


def display_of_share(k: int, n: int, *, counts_persons: bool) -> Display:
    """Tell how a share may be shown as a key figure."""
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
    return len(parts) >= FEWEST_ENTERPRISES and (
        total == 0 or Decimal(max(parts)) / Decimal(total) < DOMINANT
    )


def _tells_of_each(compared: Compared) -> bool:
    alike = compared.k in (0, compared.n)
    return compared.unit == "persons" and alike and compared.n < SMALLEST_ALIKE
