"""When a campaign takes answers."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from app.core.opening import GRACE, Phase, Window, local_instant
from app.core.problems import Problem

BRUSSELS = ZoneInfo("Europe/Brussels")
OPENS = datetime(2026, 3, 1, tzinfo=UTC)
CLOSES = datetime(2026, 3, 31, tzinfo=UTC)
MOMENT = timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("now", "phase"),
    [
        (OPENS - MOMENT, Phase.BEFORE),
        (OPENS, Phase.OPEN),
        (CLOSES, Phase.OPEN),
        (CLOSES + MOMENT, Phase.GRACE),
        (CLOSES + GRACE, Phase.GRACE),
        (CLOSES + GRACE + MOMENT, Phase.CLOSED),
    ],
)
def test_a061_a_campaign_is_open_between_its_instants_both_included(
    now: datetime, phase: Phase
) -> None:
    assert Window(OPENS, CLOSES).phase(now) is phase


def test_a061_grace_is_for_what_was_begun() -> None:
    window, late = Window(OPENS, CLOSES), CLOSES + MOMENT

    assert [window.takes_answers(late, begun=begun) for begun in (True, False)] == [True, False]


def test_a213_the_hour_that_comes_twice_must_be_said_which() -> None:
    day, at = date(2026, 10, 25), time(2, 30)

    asked = local_instant(day, at, BRUSSELS)

    assert isinstance(asked, Problem)
    assert asked.code == "time.shown-twice"
    assert [local_instant(day, at, BRUSSELS, second=which) for which in (False, True)] == [
        datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
        datetime(2026, 10, 25, 1, 30, tzinfo=UTC),
    ]


def test_a213_the_hour_that_is_left_out_does_not_exist() -> None:
    asked = local_instant(date(2026, 3, 29), time(2, 30), BRUSSELS)

    assert isinstance(asked, Problem)
    assert asked.code == "time.left-out"


def test_a_plain_time_is_that_instant() -> None:
    noon = local_instant(date(2026, 7, 1), time(12), BRUSSELS)

    assert noon == datetime(2026, 7, 1, 10, tzinfo=UTC)
