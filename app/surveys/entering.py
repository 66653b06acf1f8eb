"""Coming to a campaign to answer: by the personal link of an enterprise, or by an account of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session, joinedload

from app.core.access import Actor, Grant, Role
from app.core.chance import digest_of
from app.core.errors import Gone, NotFound
from app.core.opening import Phase, Window
from app.core.questionnaire.flow import Plan
from app.models import (
    Campaign,
    CampaignDoor,
    DoorKey,
    Enterprise,
    Pole,
    PoleEnterprise,
    Response,
)
from app.records import versions


@dataclass(frozen=True, slots=True)
class Entry:
    """One enterprise in front of one campaign, and what it has said so far."""

    campaign: Campaign
    enterprise: Enterprise
    pole: Pole
    response: Response | None
    """None before the first word is written."""

    plan: Plan

    @property
    def window(self) -> Window:
        return Window(self.campaign.opens_at, self.campaign.closes_at)

    def takes_answers(self, now: datetime) -> bool:
        """Tell whether this enterprise may still write."""
        if self.response is not None and self.response.state != "draft":
            return False
        reopened_until = self.response.reopened_until if self.response else None
        if reopened_until is not None and now <= reopened_until:
            return True
        return self.window.takes_answers(now, begun=self.response is not None)

    def phase(self, now: datetime) -> Phase:
        return self.window.phase(now)


def door_of(session: Session, token: str) -> CampaignDoor:
    """Return the door that a personal link opens.  Nothing is written: a scanner may come by.

    :raises NotFound: nobody was given that link.
    :raises Gone: it was withdrawn.
    """
    digest = digest_of(token)
    by_reminder = select(DoorKey.door_id).where(DoorKey.token_digest == digest)
    door = session.scalar(
        select(CampaignDoor)
        .where(or_(CampaignDoor.token_digest == digest, CampaignDoor.id.in_(by_reminder)))
        .options(joinedload(CampaignDoor.enterprise))
    )
    if door is None:
        raise NotFound("personal link")
    if door.revoked_at is not None:
        raise Gone(f"door {door.id}")
    return door


def see(session: Session, door_id: UUID, *, now: datetime) -> None:
    """Note that somebody saw the page behind a door, the first time."""
    door = session.get(CampaignDoor, door_id)
    if door is not None and door.opened_at is None:
        door.opened_at = now


def bearer_of(session: Session, door_id: UUID, campaign_id: UUID, enterprise_id: UUID) -> Actor:
    """Return who comes through a door: nobody by name, with the rights of its enterprise.

    :raises Gone: the door was withdrawn since the link was opened.
    :raises NotFound: it is the door to another campaign or of another enterprise.
    """
    door = session.get(CampaignDoor, door_id)
    if door is None or (door.campaign_id, door.enterprise_id) != (campaign_id, enterprise_id):
        raise NotFound(f"door {door_id}")
    if door.revoked_at is not None:
        raise Gone(f"door {door.id}")
    return Actor(None, frozenset({Grant(Role.ENTERPRISE_OWNER, enterprise=enterprise_id)}))


def entry(session: Session, campaign_id: UUID, enterprise_id: UUID, *, by: Actor) -> Entry:
    """Return the campaign as this enterprise finds it.

    :raises NotFound: the person does not answer for it, or it is not of the campaign's pole.
    """
    if not by.may("response", "answer", enterprise=enterprise_id):
        raise NotFound(f"campaign {campaign_id} for enterprise {enterprise_id}")
    found = session.execute(
        select(Campaign, Enterprise, Pole, Response)
        .join(PoleEnterprise, PoleEnterprise.pole_id == Campaign.pole_id)
        .join(Enterprise, Enterprise.id == PoleEnterprise.enterprise_id)
        .join(Pole, Pole.id == Campaign.pole_id)
        .outerjoin(
            Response,
            and_(Response.campaign_id == Campaign.id, Response.enterprise_id == Enterprise.id),
        )
        .options(joinedload(Response.submission))
        .where(Campaign.id == campaign_id, Enterprise.id == enterprise_id)
    ).one_or_none()
    if found is None:
        raise NotFound(f"campaign {campaign_id} for enterprise {enterprise_id}")
    campaign, enterprise, pole, response = found
    version = response.version_id if response else campaign.version_id
    return Entry(campaign, enterprise, pole, response, versions.plan_of(session, version))


def entries_for(session: Session, *, by: Actor) -> Sequence[tuple[Campaign, Enterprise, Response]]:
    """Return the campaigns to which the enterprises of this person were invited, or in which
    they have answered, the one that closes last first."""
    enterprises = [id for id in by.enterprises if by.may("response", "answer", enterprise=id)]
    rows = session.execute(
        select(Campaign, Enterprise, Response)
        .join(PoleEnterprise, PoleEnterprise.pole_id == Campaign.pole_id)
        .join(Enterprise, Enterprise.id == PoleEnterprise.enterprise_id)
        .outerjoin(
            CampaignDoor,
            and_(
                CampaignDoor.campaign_id == Campaign.id,
                CampaignDoor.enterprise_id == Enterprise.id,
            ),
        )
        .outerjoin(
            Response,
            and_(Response.campaign_id == Campaign.id, Response.enterprise_id == Enterprise.id),
        )
        .where(
            Enterprise.id.in_(enterprises),
            or_(CampaignDoor.id.is_not(None), Response.id.is_not(None)),
        )
        .order_by(Campaign.closes_at.desc(), Enterprise.name)
    )
    return [(campaign, enterprise, response) for campaign, enterprise, response in rows]
