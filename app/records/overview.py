"""Where everything stands, for the first page of each kind of visitor: few questions, no rows
that are not shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, ScalarSelect, UnaryExpression, and_, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from app.core.access import Actor
from app.models import (
    Campaign,
    CampaignDoor,
    Comparison,
    Edition,
    Enterprise,
    Membership,
    Names,
    Organisation,
    Pole,
    PoleEnterprise,
    Questionnaire,
    QuestionnaireVersion,
    Response,
    Sheet,
)

LATELY = timedelta(days=60)
"""For how long a campaign that has closed is still spoken of."""


class Step(StrEnum):
    """What has to stand before an impact sheet can, in this order."""

    ENTERPRISES = "enterprises"
    QUESTIONNAIRE = "questionnaire"
    VERSION = "version"
    CAMPAIGN = "campaign"
    ANSWERS = "answers"
    COMPARISON = "comparison"
    SHEET = "sheet"
    EDITION = "edition"


@dataclass(frozen=True, slots=True)
class Running:
    """A campaign that is open, is still to open, or has closed lately."""

    id: UUID
    titles: Names
    opens_at: datetime
    closes_at: datetime
    invited: int
    begun: int
    sent: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A campaign that waits for the answers of one enterprise, or has them."""

    campaign: UUID
    titles: Names
    enterprise: UUID
    enterprise_name: str
    closes_at: datetime
    state: str
    """``draft`` or ``submitted``; empty where nobody has begun."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A sheet, and its last edition that stands."""

    id: UUID
    public_name: str
    enterprise: str
    """Empty for a sheet of the whole pole."""

    titles: Names
    """Of its campaign."""

    federation: str
    invented: bool
    published_at: datetime | None
    """None where no edition stands."""


@dataclass(frozen=True, slots=True)
class Led:
    """A pole, as the administration of the platform sees it: counts, and no answers."""

    id: UUID
    names: Names
    federation: str
    people: int
    enterprises: int
    campaigns: int


def steps(session: Session, *, by: Actor) -> dict[Step, int]:
    """Return how many of each step the poles of the actor have.  One statement."""
    questionnaires = select(Questionnaire.id).where(Questionnaire.pole_id.in_(by.poles))
    campaigns = select(Campaign.id).where(Campaign.pole_id.in_(by.poles))
    sheets = select(Sheet.id).where(Sheet.pole_id.in_(by.poles))
    counted = {
        Step.ENTERPRISES: _count(
            PoleEnterprise.enterprise_id, PoleEnterprise.pole_id.in_(by.poles)
        ),
        Step.QUESTIONNAIRE: _count(Questionnaire.id, Questionnaire.pole_id.in_(by.poles)),
        Step.VERSION: _count(
            QuestionnaireVersion.id, QuestionnaireVersion.questionnaire_id.in_(questionnaires)
        ),
        Step.CAMPAIGN: _count(Campaign.id, Campaign.pole_id.in_(by.poles)),
        Step.ANSWERS: _count(
            Response.id, Response.campaign_id.in_(campaigns), Response.state == "submitted"
        ),
        Step.COMPARISON: _count(Comparison.id, Comparison.pole_id.in_(by.poles)),
        Step.SHEET: _count(Sheet.id, Sheet.pole_id.in_(by.poles)),
        Step.EDITION: _count(
            Edition.id, Edition.sheet_id.in_(sheets), Edition.withdrawn_at.is_(None)
        ),
    }
    row = session.execute(select(*counted.values())).one()
    return dict(zip(counted, row, strict=True))


def running(session: Session, *, by: Actor, now: datetime) -> list[Running]:
    """Return the campaigns of the actor's poles, the one that closes next first.  One statement."""
    of_this = Response.campaign_id == Campaign.id
    rows = session.execute(
        select(
            Campaign.id,
            Campaign.titles,
            Campaign.opens_at,
            Campaign.closes_at,
            _count(CampaignDoor.id, CampaignDoor.campaign_id == Campaign.id),
            _count(Response.id, of_this),
            _count(Response.id, of_this, Response.state == "submitted"),
        )
        .where(Campaign.pole_id.in_(by.poles), Campaign.closes_at > now - LATELY)
        .order_by(Campaign.closes_at)
    )
    return [Running(*row) for row in rows]


def asked_of(session: Session, *, by: Actor) -> list[Asked]:
    """Return what the enterprises of the actor were asked, the latest first.  One statement."""
    rows = session.execute(
        select(
            Campaign.id,
            Campaign.titles,
            Enterprise.id,
            Enterprise.name,
            Campaign.closes_at,
            func.coalesce(Response.state, ""),
        )
        .select_from(CampaignDoor)
        .join(Campaign, Campaign.id == CampaignDoor.campaign_id)
        .join(Enterprise, Enterprise.id == CampaignDoor.enterprise_id)
        .outerjoin(
            Response,
            and_(Response.campaign_id == Campaign.id, Response.enterprise_id == Enterprise.id),
        )
        .where(CampaignDoor.enterprise_id.in_(by.enterprises), CampaignDoor.revoked_at.is_(None))
        .order_by(Campaign.closes_at.desc(), Enterprise.name)
    )
    return [Asked(*row) for row in rows]


def sheets_of(session: Session, *, by: Actor, most: int) -> list[Shown]:
    """Return the sheets of the actor's poles that were changed last.  One statement."""
    return _sheets(session, Sheet.pole_id.in_(by.poles), order=Sheet.changed_at.desc(), most=most)


def published(session: Session, *, most: int) -> list[Shown]:
    """Return the sheets that everybody may read, the latest first.  One statement."""
    standing = select(Edition.id).where(
        Edition.sheet_id == Sheet.id, Edition.withdrawn_at.is_(None)
    )
    return _sheets(session, standing.exists(), order=_published_at().desc(), most=most)


def poles(session: Session) -> list[Led]:
    """Return every pole with its counts.  One statement; no answers are looked at."""
    rows = session.execute(
        select(
            Pole.id,
            Pole.names,
            Pole.federation,
            _count(Membership.id, Membership.pole_id == Pole.id),
            _count(PoleEnterprise.enterprise_id, PoleEnterprise.pole_id == Pole.id),
            _count(Campaign.id, Campaign.pole_id == Pole.id),
        ).order_by(Pole.created_at)
    )
    return [Led(*row) for row in rows]


def partners(session: Session) -> Sequence[Organisation]:
    """Return the organisations of the directory, by name."""
    return session.scalars(select(Organisation).order_by(Organisation.name)).all()


def _sheets(
    session: Session, where: ColumnElement[bool], *, order: UnaryExpression[Any], most: int
) -> list[Shown]:
    rows = session.execute(
        select(
            Sheet.id,
            Sheet.public_name,
            func.coalesce(Enterprise.name, ""),
            Campaign.titles,
            Pole.federation,
            or_(Pole.is_demonstration, func.coalesce(Enterprise.is_demonstration, False)),
            _published_at(),
        )
        .join(Campaign, Campaign.id == Sheet.campaign_id)
        .join(Pole, Pole.id == Sheet.pole_id)
        .outerjoin(Enterprise, Enterprise.id == Sheet.enterprise_id)
        .where(where)
        .order_by(order)
        .limit(most)
    )
    return [Shown(*row) for row in rows]


def _published_at() -> ScalarSelect[datetime]:
    return (
        select(func.max(Edition.published_at))
        .where(Edition.sheet_id == Sheet.id, Edition.withdrawn_at.is_(None))
        .correlate(Sheet)
        .scalar_subquery()
    )


def _count(what: InstrumentedAttribute[UUID], *where: ColumnElement[bool]) -> ScalarSelect[int]:
    return select(func.count(what)).where(*where).scalar_subquery()
