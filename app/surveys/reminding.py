"""Reminding those who have not answered, once each, and giving a lost link anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import and_, delete, func, or_, select
from sqlalchemy.orm import Session

from app.core.access import Actor
from app.core.chance import digest_of
from app.core.errors import Conflict, NotFound
from app.core.opening import HOME, Phase, Window
from app.models import Campaign, CampaignDoor, DoorKey, Enterprise, Mail, MailRefusal, Response
from app.records import audit
from app.surveys import campaign_mail
from app.surveys.campaigns import campaign_of
from app.surveys.invitations import mail_key

MOST_LINKS = 3
"""New links that one enterprise gets in ``WHILE``: nobody is bombed with mails through us."""

WHILE = timedelta(hours=1)


class TooOften(Conflict):
    """The enterprise was sent as many new links as it gets in an hour."""


def remind(
    session: Session,
    campaign_id: UUID,
    *,
    tokens: Iterator[str],
    base_url: str,
    by: Actor,
    now: datetime,
    zone: ZoneInfo = HOME,
    per_minute: int = 60,
) -> int:
    """Remind each enterprise that was invited and has not sent its answers, and return how many.

    Nobody is reminded twice of one campaign.  The link of the invitation opens as before.

    :raises NotFound, NotAllowed: as :func:`~app.surveys.campaigns.campaign_of`.
    :raises Conflict: the campaign is not open.
    """
    campaign = _locked(session, campaign_id, Phase.OPEN, by=by, now=now)
    sender = campaign_mail.sender_of(
        session, campaign, base_url=base_url, zone=zone, now=now, per_minute=per_minute
    )
    waiting = to_remind(session, campaign)
    for (door, enterprise), token in zip(waiting, tokens, strict=False):
        key = reminder_key(campaign.id, enterprise.id)
        campaign_mail.post(session, sender, "reminder", enterprise, token, key=key)
        session.add(DoorKey(door_id=door.id, token_digest=digest_of(token), created_at=now))
    session.flush()
    if waiting:
        audit.tell(
            session, "campaign.remind", campaign, by=by, now=now, pole=campaign.pole_id,
            facts={"enterprises": len(waiting)},
        )  # fmt: skip
    return len(waiting)


def to_remind(session: Session, campaign: Campaign) -> Sequence[tuple[CampaignDoor, Enterprise]]:
    """Return whom a reminder would reach: invited, not sent yet, never reminded, whose mail did
    not come back and who did not ask for no more."""
    done = session.scalars(
        select(Mail.unique_key).where(
            or_(
                Mail.unique_key.startswith(reminder_key(campaign.id)),
                and_(Mail.unique_key.startswith(mail_key(campaign.id)), Mail.state == "bounced"),
            )
        )
    )
    wants_none = select(MailRefusal.address).where(MailRefusal.pole_id == campaign.pole_id)
    found = session.execute(
        select(CampaignDoor, Enterprise)
        .join(Enterprise, Enterprise.id == CampaignDoor.enterprise_id)
        .outerjoin(
            Response,
            and_(Response.enterprise_id == Enterprise.id, Response.campaign_id == campaign.id),
        )
        .where(
            CampaignDoor.campaign_id == campaign.id,
            CampaignDoor.revoked_at.is_(None),
            or_(Response.id.is_(None), Response.state == "draft"),
            Enterprise.email != "",
            func.lower(Enterprise.email).not_in(wants_none),
        )
        .order_by(Enterprise.name)
    )
    out = {key.rpartition(":")[2] for key in done}
    return [(door, enterprise) for door, enterprise in found if str(enterprise.id) not in out]


def give_anew(
    session: Session,
    campaign_id: UUID,
    enterprise_id: UUID,
    *,
    token: str,
    base_url: str,
    by: Actor,
    now: datetime,
    zone: ZoneInfo = HOME,
) -> Enterprise:
    """Send an enterprise a new personal link; those that it had open nothing any more.

    :raises NotFound, NotAllowed: as :func:`~app.surveys.campaigns.campaign_of`; nobody has
        invited the enterprise.
    :raises Conflict: the campaign has closed.
    :raises TooOften: it was sent as many new links as it gets in an hour.
    """
    campaign = _locked(session, campaign_id, Phase.OPEN, Phase.GRACE, by=by, now=now)
    found = session.execute(
        select(CampaignDoor, Enterprise)
        .join(Enterprise, Enterprise.id == CampaignDoor.enterprise_id)
        .where(CampaignDoor.campaign_id == campaign.id, Enterprise.id == enterprise_id)
    ).one_or_none()
    if found is None:
        raise NotFound(f"door of enterprise {enterprise_id} to campaign {campaign_id}")
    door, enterprise = found
    links = f"campaign-link:{door.id}:"
    lately = select(func.count()).where(
        Mail.unique_key.startswith(links), Mail.created_at > now - WHILE
    )
    if (session.scalar(lately) or 0) >= MOST_LINKS:
        raise TooOften(f"door {door.id}")
    session.execute(delete(DoorKey).where(DoorKey.door_id == door.id))
    door.token_digest = digest_of(token)
    sender = campaign_mail.sender_of(
        session, campaign, base_url=base_url, zone=zone, now=now, per_minute=60
    )
    campaign_mail.post(session, sender, "link", enterprise, token, key=f"{links}{uuid4()}")
    audit.tell(session, "campaign.link", door, by=by, now=now, pole=campaign.pole_id)
    return enterprise


def reminder_key(campaign_id: UUID, enterprise_id: UUID | str = "") -> str:
    """Return the key that keeps an enterprise from being reminded twice; its beginning, where no
    enterprise is named."""
    return f"campaign-reminder:{campaign_id}:{enterprise_id}"


def _locked(
    session: Session, campaign_id: UUID, *phases: Phase, by: Actor, now: datetime
) -> Campaign:
    campaign_of(session, campaign_id, by=by, action="edit")
    campaign = session.get_one(Campaign, campaign_id, with_for_update=True)
    if Window(campaign.opens_at, campaign.closes_at).phase(now) not in phases:
        raise Conflict(f"campaign {campaign_id} is not open")
    return campaign
