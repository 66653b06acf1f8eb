"""How the way through a campaign goes: how far people come, where they stop, and how long it takes.

It is worked out from the instants of the saves; no answer is looked at but for its question.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.access import Actor
from app.core.questionnaire.definition import Group, Item, Page, is_asked
from app.core.questionnaire.flow import Plan
from app.models import Campaign, Response, ResponseRevision
from app.records import versions
from app.surveys.campaigns import campaign_of

FEWEST = 5
"""Of fewer people no time is told: it would be that of somebody."""

PAUSE = timedelta(minutes=30)
"""Whoever saves nothing for longer did something else meanwhile."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One page, and how people came through it."""

    page: Page
    module_id: str
    questions: int
    reached: int
    """How many have saved something on it."""

    stopped: int
    """How many saved it last, and have not sent their answers."""

    seconds: int | None
    """The median of the time spent on it; None of fewer than ``FEWEST``."""

    @property
    def seconds_a_question(self) -> int | None:
        if self.seconds is None or not self.questions:
            return None
        return round(self.seconds / self.questions)


@dataclass(frozen=True, slots=True)
class Course:
    """The way through a campaign, page by page."""

    campaign: Campaign
    plan: Plan
    passages: Sequence[Passage]
    begun: int


@dataclass(slots=True)
class _Counted:
    """What one response adds up to."""

    time: dict[str, float]
    last: str = ""
    at: datetime | None = None


def course(session: Session, campaign_id: UUID, *, by: Actor) -> Course:
    """Return how the way through a campaign goes.  Responses to other versions of the
    questionnaire count where they have the page.

    :raises NotFound, NotAllowed: as :func:`~app.surveys.campaigns.campaign_of`.
    """
    campaign = campaign_of(session, campaign_id, by=by, action="read")
    plan = versions.plan_of(session, campaign.version_id)
    page_of = {id: page.id for page in plan.definition.pages for id in _ids(page.parts)}
    counted: dict[UUID, _Counted] = {}
    drafts: set[UUID] = set()
    rows = session.execute(
        select(
            Response.id, Response.state, Response.started_at,
            ResponseRevision.saved_at, ResponseRevision.changes,
        )
        .join(ResponseRevision, ResponseRevision.response_id == Response.id)
        .where(Response.campaign_id == campaign.id)
        .order_by(Response.id, ResponseRevision.number)
        .execution_options(yield_per=500)
    )  # fmt: skip
    for id, state, started_at, saved_at, changes in rows:
        one = counted.setdefault(id, _Counted({}, at=started_at))
        _count(one, saved_at, {page_of[key] for key in changes if key in page_of})
        drafts |= {id} if state == "draft" else set()
    return Course(campaign, plan, _passages(plan, counted, drafts), len(counted))


def _count(one: _Counted, saved_at: datetime, pages: set[str]) -> None:
    if len(pages) == 1:  # a save of several pages is none of a person: defaults, a withdrawal
        (page,) = pages
        spent = saved_at - one.at if one.at else timedelta()
        one.time.setdefault(page, 0.0)
        one.last = page
        if timedelta() <= spent <= PAUSE:
            one.time[page] += spent.total_seconds()
    one.at = saved_at


def _passages(
    plan: Plan, counted: Mapping[UUID, _Counted], drafts: set[UUID]
) -> tuple[Passage, ...]:
    times: dict[str, list[float]] = defaultdict(list)
    stopped: dict[str, int] = defaultdict(int)
    for id, one in counted.items():
        for page, seconds in one.time.items():
            times[page].append(seconds)
        stopped[one.last] += id in drafts
    return tuple(
        Passage(
            page=step.page,
            module_id=step.module.id,
            questions=sum(map(is_asked, step.page.questions)),
            reached=len(times[step.page.id]),
            stopped=stopped[step.page.id],
            seconds=_middle(times[step.page.id]),
        )
        for step in plan.steps
    )


def _middle(seconds: Sequence[float]) -> int | None:
    return round(median(seconds)) if len(seconds) >= FEWEST else None


def _ids(parts: Sequence[Item]) -> list[str]:
    """Return the ids under which answers to these parts are kept."""
    found: list[str] = []
    for part in parts:
        found.append(part.id)
        if isinstance(part, Group) and not part.repeat:
            found += _ids(part.parts)
    return found
