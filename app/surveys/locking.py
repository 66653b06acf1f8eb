"""Taking hold of a response, so that one person at a time writes in it and only while they may."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.access import Actor
from app.core.errors import Conflict, NotAllowed, NotFound
from app.core.opening import Window
from app.models import Campaign, Response


class Closed(NotAllowed):
    """The campaign takes no answers now: it has not opened yet, or it has closed."""


class AlreadySent(Conflict):
    """The response was handed in; it would have to be reopened before it changes."""


def locked(session: Session, response_id: UUID, *, by: Actor, action: str) -> Response:
    """Return a response of this person's enterprise, and keep others from writing in it."""
    response = session.scalar(
        select(Response)
        .where(Response.id == response_id, Response.enterprise_id.in_(by.enterprises))
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if response is None:
        raise NotFound(f"response {response_id}")
    by.must("response", action, enterprise=response.enterprise_id)
    return response


def to_write(session: Session, response_id: UUID, *, by: Actor, now: datetime) -> Response:
    """Return a response that may still change, and keep others from writing in it.

    :raises AlreadySent, Closed: it may not.
    """
    response = locked(session, response_id, by=by, action="answer")
    if response.state != "draft":
        raise AlreadySent(f"response {response_id}")
    campaign_in_time(session, response, now)
    return response


def campaign_in_time(session: Session, response: Response, now: datetime) -> Campaign:
    """Return the campaign of a response that was begun in time for it.

    :raises Closed: it takes no answers now, not even of those who had begun.
    """
    campaign = session.get_one(Campaign, response.campaign_id)
    if response.reopened_until is not None and now <= response.reopened_until:
        return campaign
    begun = response.started_at <= campaign.closes_at
    if not Window(campaign.opens_at, campaign.closes_at).takes_answers(now, begun=begun):
        raise Closed(f"campaign {campaign.id}")
    return campaign
