"""The drawing of a comparison, as positions in per cent of its width: letters keep their size."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.racines.comparison import Compared, Reading
from app.core.racines.verdict import Display

NARROW = 0.14
"""An interval narrower than this has no room for both of its numbers below it."""

EDGE = 0.22
"""Nearer to an end of the axis than this, a label begins or ends at its mark."""

LABEL, DIGITS = 22.0, 4.0
"""Half of what our label, and one of the two numbers below, takes on a phone, in per cent."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A position, in per cent of the width, and which end of its label stands there."""

    at: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Chart:
    ours: Mark
    low: Mark
    high: Mark
    territory: Mark | None
    wider: Mark | None


def chart_of(compared: Compared) -> Chart | None:
    """Return what is drawn; None where no percentage may be shown."""
    if compared.display is not Display.PERCENT:
        return None
    territory = _of(compared.reading)
    narrow = compared.high - compared.low < NARROW
    low = Mark(_percent(compared.low), "end" if narrow and compared.low > 0.05 else "middle")
    high = Mark(_percent(compared.high), "start" if narrow and compared.high < 0.95 else "middle")
    return Chart(
        ours=_beside(_mark(compared.k / compared.n), territory, LABEL),
        low=_beside(low, territory, DIGITS),
        high=_beside(high, territory, DIGITS),
        territory=territory,
        wider=_of(compared.wider),
    )


def _beside(mark: Mark, line: Mark | None, width: float) -> Mark:
    """Turn a label away from a line that it would stand on.

    :param width: how much of the drawing half a label takes on a phone, in per cent.
    """
    if line is None or abs(mark.at - line.at) > width:
        return mark
    if mark.at < line.at:
        return Mark(mark.at, "end") if mark.at > width else mark
    return Mark(mark.at, "start") if mark.at < 100 - width else mark


def _of(reading: Reading | None) -> Mark | None:
    """Return where a territory's figure stands; None for one that is no share."""
    if reading is None or not 0 <= reading.value <= 100:
        return None
    return _mark(float(reading.value) / 100)


def _mark(share: float) -> Mark:
    anchor = "start" if share < EDGE else "end" if share > 1 - EDGE else "middle"
    return Mark(_percent(share), anchor)


def _percent(share: float) -> float:
    return round(100 * share, 2)
