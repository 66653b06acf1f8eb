"""How a campaign stands: who was written to, who has begun, how far, and who has sent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ScalarSelect, and_, func, or_, select
from sqlalchemy.orm import Session, defer

from app.core.access import Actor
from app.core.questionnaire import tables, validation
from app.core.questionnaire.definition import Group
from app.core.questionnaire.flow import Plan, Progress, State
from app.core.questionnaire.kinds import Filed
from app.models import (
    AnswerQuery,
    Campaign,
    CampaignDoor,
    Enterprise,
    Mail,
    PoleEnterprise,
    Response,
    Submission,
)
from app.records import outbox, versions
from app.surveys import reminding
from app.surveys.campaigns import campaign_of
from app.surveys.invitations import mail_key
from app.surveys.reminding import reminder_key
from app.surveys.walks import walk_of


class Standing(StrEnum):
    """Where one enterprise stands."""

    NOT_INVITED = "not-invited"
    MAIL_CAME_BACK = "mail-came-back"
    NOT_BEGUN = "not-begun"
    OPENED = "opened"
    IN_PROGRESS = "in-progress"
    SENT = "sent"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Row:
    """One enterprise in one campaign."""

    enterprise: Enterprise
    standing: Standing
    locale: str
    """The language in which it answers, or is written to while it has not begun."""

    progress: tuple[Progress, ...]
    last_at: datetime | None
    """The last thing that happened; None where nothing has."""

    receipt: str
    reminded_at: datetime | None = None
    response_id: UUID | None = None
    review: str = ""
    asked: int = 0
    """How many questions about its answers wait for somebody."""

    wants_none: bool = False
    """Whether whoever reads at its address asked the pole for no more mails."""

    @property
    def complete(self) -> int:
        return sum(module.state is State.COMPLETE for module in self.progress)


@dataclass(frozen=True, slots=True)
class Status:
    """A campaign and all its enterprises, the last to do something first."""

    campaign: Campaign
    plan: Plan
    rows: Sequence[Row]
    standings: Mapping[Standing, int]
    to_remind: int
    """To how many enterprises a reminder would go."""

    def is_late(self, row: Row) -> bool:
        """Tell whether answers were sent in the grace after the end."""
        if row.standing is not Standing.SENT or row.last_at is None:
            return False
        return row.last_at > self.campaign.closes_at

    @property
    def waiting(self) -> int:
        """To how many enterprises an invitation would go."""
        rows = [row for row in self.rows if row.standing is Standing.NOT_INVITED]
        return sum(bool(row.enterprise.email) and not row.wants_none for row in rows)

    @property
    def funnel(self) -> tuple[int, int, int, int]:
        """How many were invited, have opened, have begun, have sent."""
        sent, begun = self.sent, self.sent + self.standings[Standing.IN_PROGRESS]
        opened = begun + self.standings[Standing.OPENED]
        invited = opened + sum(
            self.standings[one] for one in (Standing.NOT_BEGUN, Standing.MAIL_CAME_BACK)
        )
        return invited, opened, begun, sent

    @property
    def sent(self) -> int:
        return self.standings[Standing.SENT]

    @property
    def repeats(self) -> Sequence[Group]:
        """The groups that repeat, whose times can be taken along as a table of their own."""
        return tuple(tables.repeats_in({0: self.plan.definition}).values())

    @property
    def brings_files(self) -> bool:
        """Whether a question asks for a file."""
        return any(isinstance(one.kind, Filed) for one in self.plan.definition.questions)

    def by_language(self) -> Mapping[str, tuple[int, int]]:
        """Return by language how many have sent, of how many."""
        locales = sorted({row.locale for row in self.rows})
        return {locale: self._sent_of(locale) for locale in locales}

    def by_module(self) -> Sequence[tuple[Progress, int]]:
        """Return each module that is open to somebody, with the number of enterprises that have
        it complete."""
        found: dict[str, tuple[Progress, int]] = {}
        for one in (one for row in self.rows for one in row.progress):
            first, complete = found.get(one.module.id, (one, 0))
            found[one.module.id] = first, complete + (one.state is State.COMPLETE)
        return [found[module.id] for module in self.plan.modules if module.id in found]

    def _sent_of(self, locale: str) -> tuple[int, int]:
        rows = [row for row in self.rows if row.locale == locale]
        return sum(row.standing is Standing.SENT for row in rows), len(rows)


@dataclass(frozen=True, slots=True)
class Summary:
    """A campaign in the list."""

    campaign: Campaign
    invited: int
    begun: int
    sent: int


def status(session: Session, campaign_id: UUID, *, by: Actor) -> Status:
    """Return how a campaign stands at this moment.

    :raises NotFound, NotAllowed: as :func:`~app.surveys.campaigns.campaign_of`.
    """
    campaign = campaign_of(session, campaign_id, by=by, action="read")
    plan = versions.plan_of(session, campaign.version_id)
    found = session.execute(
        select(Enterprise, CampaignDoor, Response, Submission)
        .outerjoin(
            CampaignDoor,
            and_(
                CampaignDoor.enterprise_id == Enterprise.id,
                CampaignDoor.campaign_id == campaign.id,
            ),
        )
        .outerjoin(
            Response,
            and_(Response.enterprise_id == Enterprise.id, Response.campaign_id == campaign.id),
        )
        .outerjoin(Submission, Submission.response_id == Response.id)
        .where(
            or_(
                Enterprise.id.in_(
                    select(PoleEnterprise.enterprise_id).where(
                        PoleEnterprise.pole_id == campaign.pole_id
                    )
                ),
                CampaignDoor.id.is_not(None),
            )
        )
        .options(defer(Submission.answers))
        .order_by(Enterprise.name)
    ).all()
    mails = _mails(session, campaign)
    silent = outbox.refused(session, campaign.pole_id)
    asked = _asked(session, campaign)
    rows = [_row(session, mails, silent, asked, *parts) for parts in found]
    rows.sort(key=lambda row: row.last_at.timestamp() if row.last_at else 0.0, reverse=True)
    counted = Counter(row.standing for row in rows)
    standings = {standing: counted[standing] for standing in Standing}
    to_remind = len(reminding.to_remind(session, campaign))
    return Status(campaign, plan, rows, standings, to_remind)


def campaigns(session: Session, *, by: Actor) -> Sequence[Summary]:
    """Return the campaigns of this person's poles, the one that closes last first."""
    poles = [pole for pole in by.poles if by.may("campaign", "read", pole=pole)]
    doors = _count_of(CampaignDoor)
    responses = _count_of(Response)
    sent = (
        select(func.count())
        .select_from(Response)
        .where(Response.campaign_id == Campaign.id, Response.state == "submitted")
        .scalar_subquery()
    )
    rows = session.execute(
        select(Campaign, doors, responses, sent)
        .where(Campaign.pole_id.in_(poles))
        .order_by(Campaign.closes_at.desc(), Campaign.id)
    )
    return [Summary(campaign, *counts) for campaign, *counts in rows]


def _count_of(table: type[CampaignDoor] | type[Response]) -> ScalarSelect[int]:
    counted = select(func.count()).select_from(table).where(table.campaign_id == Campaign.id)
    return counted.scalar_subquery()


def _mails(session: Session, campaign: Campaign) -> Mapping[str, tuple[str, datetime]]:
    """Return by its key the state of each invitation and reminder, and when it was written."""
    found = session.execute(
        select(Mail.unique_key, Mail.state, Mail.created_at).where(
            or_(
                Mail.unique_key.startswith(mail_key(campaign.id)),
                Mail.unique_key.startswith(reminder_key(campaign.id)),
            )
        )
    )
    return {key: (state, at) for key, state, at in found}


def _asked(session: Session, campaign: Campaign) -> Mapping[UUID, int]:
    """Return by response how many questions about its answers are not settled."""
    found = session.execute(
        select(AnswerQuery.response_id, func.count())
        .join(Response, Response.id == AnswerQuery.response_id)
        .where(Response.campaign_id == campaign.id, AnswerQuery.state != "settled")
        .group_by(AnswerQuery.response_id)
    )
    return {id: count for id, count in found}


def _row(
    session: Session,
    mails: Mapping[str, tuple[str, datetime]],
    silent: frozenset[str],
    asked: Mapping[UUID, int],
    enterprise: Enterprise,
    door: CampaignDoor | None,
    response: Response | None,
    submission: Submission | None,
) -> Row:
    invited = mails.get(mail_key(door.campaign_id, enterprise.id)) if door else None
    reminded = mails.get(reminder_key(door.campaign_id, enterprise.id)) if door else None
    return Row(
        enterprise=enterprise,
        standing=_standing(invited[0] if invited else "", door, response),
        locale=response.locale if response else enterprise.locale,
        progress=_progress(session, response) if response else (),
        last_at=_last_at(door, response, submission),
        receipt=submission.receipt if submission else "",
        reminded_at=reminded[1] if reminded else None,
        response_id=response.id if response else None,
        review=response.review if response else "",
        asked=asked.get(response.id, 0) if response else 0,
        wants_none=enterprise.email.lower() in silent,
    )


def _standing(mail: str, door: CampaignDoor | None, response: Response | None) -> Standing:
    if response is not None:
        return {"draft": Standing.IN_PROGRESS, "submitted": Standing.SENT}.get(
            response.state, Standing.WITHDRAWN
        )
    if door is None:
        return Standing.NOT_INVITED
    if door.opened_at is not None:
        return Standing.OPENED
    return Standing.MAIL_CAME_BACK if mail == "bounced" else Standing.NOT_BEGUN


def _progress(session: Session, response: Response) -> tuple[Progress, ...]:
    """Return how far a response is, in the version that it answers."""
    own = versions.plan_of(session, response.version_id)
    walk = walk_of(session, own, response, now=response.changed_at)
    return validation.progress(walk, response.passed)


def _last_at(
    door: CampaignDoor | None, response: Response | None, submission: Submission | None
) -> datetime | None:
    if submission is not None:
        return submission.submitted_at
    if response is not None:
        return response.changed_at
    return (door.opened_at or door.created_at) if door else None
