"""The next wave of a campaign: the same again, offered to be changed before it is opened."""

from __future__ import annotations

from datetime import datetime, time
from uuid import UUID

from flask import Blueprint
from flask.typing import ResponseReturnValue

from app.core.clock import utcnow
from app.core.opening import END_OF_DAY
from app.extensions import db
from app.surveys import campaigns, waves
from app.surveys.views.campaigns import asking, empty_form, opened
from app.web import pages
from app.web.guards import access, current_actor

bp = Blueprint("waves", __name__, url_prefix="/campaigns/<uuid:campaign_id>/again")


@bp.get("/")
@access("campaign", "edit")
def ask(campaign_id: UUID) -> ResponseReturnValue:
    """Propose the same campaign a year later."""
    zone = pages.zone()
    found = waves.proposal(db.session(), campaign_id, by=current_actor(), now=utcnow(), zone=zone)
    form = empty_form(
        version=str(found.version_id), reference_year=found.reference_year,
        title_fr=found.titles.get("fr"), title_nl=found.titles.get("nl"),
        opens_on=found.opens_at.astimezone(zone).date(),
        opens_time=_time_of(found.opens_at, time.min),
        closes_on=found.closes_at.astimezone(zone).date(),
        closes_time=_time_of(found.closes_at, END_OF_DAY),
    )  # fmt: skip
    return asking(form, campaign_id)


@bp.post("/")
@access("campaign", "edit")
def create(campaign_id: UUID) -> ResponseReturnValue:
    """Open the next wave."""
    campaigns.campaign_of(db.session(), campaign_id, by=current_actor(), action="edit")
    return opened(empty_form(), campaign_id)


def _time_of(at: datetime, otherwise: time) -> time | None:
    """Return the time of the day on our clocks; None where it is the one that goes without
    saying."""
    local = at.astimezone(pages.zone()).time()
    return None if local == otherwise else local
