"""When a campaign takes answers: the two instants, and the grace for what was begun in time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from app.core.problems import Problem

GRACE = timedelta(hours=24)
"""How long a draft that was begun in time may still be saved and handed in after the end."""

HOME = ZoneInfo("Europe/Brussels")
"""The clocks by which the installation tells the time, unless it is set otherwise."""

END_OF_DAY = time(23, 59, 59, 999000)
"""A campaign that closes "on 30 June" takes answers for the whole of that day."""


class Phase(StrEnum):
    BEFORE = "before"
    OPEN = "open"
    GRACE = "grace"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Window:
    """The time between the opening and the closing of a campaign."""

    opens_at: datetime
    closes_at: datetime

    def phase(self, now: datetime) -> Phase:
        if now < self.opens_at:
            return Phase.BEFORE
        if now <= self.closes_at:
            return Phase.OPEN
        return Phase.GRACE if now <= self.closes_at + GRACE else Phase.CLOSED

    def takes_answers(self, now: datetime, *, begun: bool) -> bool:
        """Tell whether answers are taken now, ``begun`` telling whether there is a draft."""
        phase = self.phase(now)
        return phase is Phase.OPEN or (phase is Phase.GRACE and begun)


def local_instant(
    day: date, at: time, zone: ZoneInfo, *, second: bool | None = None
) -> datetime | Problem:
    """Return the instant that clocks in ``zone`` call ``day`` ``at``.

    When clocks are put back, an hour is shown twice: ``second`` says which is meant, and
    where it does not, that is a problem.  The hour that is left out in spring is one too.
    """
    local = datetime.combine(day, at, zone)
    there_and_back = local.astimezone(UTC).astimezone(zone)
    if there_and_back.replace(tzinfo=None) != local.replace(tzinfo=None):
        return Problem("time.left-out", (), {"time": f"{at:%H:%M}", "day": day})
    other = local.replace(fold=1)
    if other.utcoffset() == local.utcoffset():
        return local.astimezone(UTC)
    if second is None:
        return Problem("time.shown-twice", (), {"time": f"{at:%H:%M}", "day": day})
    return (other if second else local).astimezone(UTC)
