"""Writing to the enterprises of a campaign: one personal link and one mail each, once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.core.access import Actor
from app.core.chance import digest_of
from app.core.errors import Conflict
from app.core.opening import HOME, Phase, Window
from app.models import Campaign, CampaignDoor, Enterprise, MailRefusal, PoleEnterprise
from app.records import audit
from app.surveys import campaign_mail
from app.surveys.campaigns import campaign_of


def invite(
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
    """Write to each enterprise of the pole that has no link yet, and return to how many.

    Asking twice writes once: the link and the mail of an enterprise are unique.  Whoever asked
    for no more mails of the pole gets none.

    :param tokens: gives a new secret for each link; only its digest is kept.
    :param per_minute: how many mails leave in a minute.
    :raises NotFound, NotAllowed: as :func:`~app.surveys.campaigns.campaign_of`.
    :raises Conflict: the campaign has closed.
    """
    campaign_of(session, campaign_id, by=by, action="edit")
    campaign = session.get_one(Campaign, campaign_id, with_for_update=True)
    if Window(campaign.opens_at, campaign.closes_at).phase(now) in {Phase.GRACE, Phase.CLOSED}:
        raise Conflict(f"campaign {campaign_id} has closed")
    waiting = enterprises_without_door(session, campaign)
    sender = campaign_mail.sender_of(
        session, campaign, base_url=base_url, zone=zone, now=now, per_minute=per_minute
    )
    for enterprise, token in zip(waiting, tokens, strict=False):
        key = mail_key(campaign.id, enterprise.id)
        campaign_mail.post(session, sender, "invitation", enterprise, token, key=key)
        session.add(
            CampaignDoor(
                campaign_id=campaign.id,
                enterprise_id=enterprise.id,
                token_digest=digest_of(token),
                created_at=now,
            )
        )
    session.flush()
    if waiting:
        audit.tell(
            session, "campaign.invite", campaign, by=by, now=now, pole=campaign.pole_id,
            facts={"enterprises": len(waiting)},
        )  # fmt: skip
    return len(waiting)


def enterprises_without_door(session: Session, campaign: Campaign) -> list[Enterprise]:
    """Return the enterprises of the pole that are still to be written to, by name."""
    written_to = select(CampaignDoor.enterprise_id).where(CampaignDoor.campaign_id == campaign.id)
    wants_none = select(MailRefusal.address).where(MailRefusal.pole_id == campaign.pole_id)
    return list(
        session.scalars(
            select(Enterprise)
            .join(PoleEnterprise, PoleEnterprise.enterprise_id == Enterprise.id)
            .where(
                PoleEnterprise.pole_id == campaign.pole_id,
                Enterprise.email != "",
                func.lower(Enterprise.email).not_in(wants_none),
                Enterprise.id.not_in(written_to),
            )
            .order_by(Enterprise.name)
        )
    )


def mail_key(campaign_id: UUID, enterprise_id: UUID | str = "") -> str:
    """Return the key that keeps an enterprise from being invited twice; its beginning, where no
    enterprise is named."""
    return f"campaign-invitation:{campaign_id}:{enterprise_id}"
