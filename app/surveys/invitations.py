"""Writing to the enterprises of a campaign: one personal link and one mail each, once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.access import Actor
from app.core.chance import digest_of
from app.core.errors import Conflict
from app.core.opening import HOME, Phase, Window
from app.documents import letters
from app.models import Campaign, CampaignDoor, Enterprise, Pole, PoleEnterprise
from app.records import audit, outbox
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
) -> int:
    """Write to each enterprise of the pole that has no link yet, and return to how many.

    Asking twice writes once: the link and the mail of an enterprise are unique.

    :param tokens: gives a new secret for each link; only its digest is kept.
    :raises NotFound, NotAllowed: as :func:`~app.surveys.campaigns.campaign_of`.
    :raises Conflict: the campaign has closed.
    """
    campaign_of(session, campaign_id, by=by, action="edit")
    campaign = session.get_one(Campaign, campaign_id, with_for_update=True)
    if Window(campaign.opens_at, campaign.closes_at).phase(now) in {Phase.GRACE, Phase.CLOSED}:
        raise Conflict(f"campaign {campaign_id} has closed")
    pole = session.get_one(Pole, campaign.pole_id)
    waiting = enterprises_without_door(session, campaign)
    for enterprise, token in zip(waiting, tokens, strict=False):
        _invite_one(session, campaign, pole, enterprise, f"{base_url}/i/{token}", now, zone)
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
            session, "campaign.invite", campaign, by=by, now=now, pole=pole.id,
            facts={"enterprises": len(waiting)},
        )  # fmt: skip
    return len(waiting)


def enterprises_without_door(session: Session, campaign: Campaign) -> list[Enterprise]:
    """Return the enterprises of the pole that were not written to yet, by name."""
    written_to = select(CampaignDoor.enterprise_id).where(CampaignDoor.campaign_id == campaign.id)
    return list(
        session.scalars(
            select(Enterprise)
            .join(PoleEnterprise, PoleEnterprise.enterprise_id == Enterprise.id)
            .where(
                PoleEnterprise.pole_id == campaign.pole_id,
                Enterprise.email != "",
                Enterprise.id.not_in(written_to),
            )
            .order_by(Enterprise.name)
        )
    )


def mail_key(campaign_id: UUID, enterprise_id: UUID) -> str:
    """Return the key that keeps an enterprise from being invited twice."""
    return f"campaign-invitation:{campaign_id}:{enterprise_id}"


def _invite_one(
    session: Session,
    campaign: Campaign,
    pole: Pole,
    enterprise: Enterprise,
    link: str,
    now: datetime,
    zone: ZoneInfo,
) -> None:
    titles = campaign.titles
    letter = letters.invitation(
        enterprise.locale,
        campaign=titles.get(enterprise.locale) or next(iter(titles.values())),
        enterprise=enterprise.name,
        federation=pole.federation,
        contact=pole.contact,
        link=link,
        closes_at=campaign.closes_at,
        zone=zone,
    )
    outbox.post(
        session,
        unique_key=mail_key(campaign.id, enterprise.id),
        recipient=enterprise.email,
        locale=enterprise.locale,
        subject=letter.subject,
        text=letter.text,
        pole=pole.id,
        now=now,
    )
