"""Through which door somebody came: the personal link of an enterprise, or an account of it.

Opening a link writes nothing in the database, for a scanner of mail may open it too: it only
puts the door's id into the signed cookie of the session, and leaves for an address without
the token.
"""

from __future__ import annotations

from uuid import UUID

from flask import (
    Blueprint,
    abort,
    current_app,
    make_response,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_login import current_user

from app.core.access import Actor
from app.core.clock import utcnow
from app.extensions import db
from app.records import second_line
from app.surveys import entering
from app.surveys.entering import Entry
from app.web import retyping
from app.web.guards import current_actor, open_to_all
from app.web.links import followed

DOORS = "campaign-doors"
"""In the session: by campaign and enterprise, the id of the door that was opened."""

DESPITE = "campaign-doors-despite-account"
"""In the session: the doors that somebody goes through while logged in as somebody else."""

MOST = 8
"""Doors kept in one cookie; an accountant answers for several enterprises."""

bp = Blueprint("personal_link", __name__)


@bp.get("/i/<token>")
@open_to_all("whoever has the link holds the key")
def show(token: str) -> ResponseReturnValue:
    """Open a personal link, and lead on to an address that does not hold it."""
    door = followed(lambda: entering.door_of(db.session(), token))
    place = f"{door.campaign_id}/{door.enterprise_id}"
    others = {key: id for key, id in session.get(DOORS, {}).items() if key != place}
    session[DOORS] = dict(list(others.items())[1 - MOST :]) | {place: str(door.id)}
    session.setdefault("lang", door.enterprise.locale)
    session.permanent = True  # each page that is read or saved gives it its whole time again
    return redirect(
        url_for("answer.show", campaign_id=door.campaign_id, enterprise_id=door.enterprise_id), 303
    )


@bp.post("/answer/<uuid:campaign_id>/<uuid:enterprise_id>/despite-account")
@open_to_all("the personal link in the session is the key")
def go_on(campaign_id: UUID, enterprise_id: UUID) -> ResponseReturnValue:
    """Answer by the personal link, though the person is logged in as somebody else."""
    door = session.get(DOORS, {}).get(f"{campaign_id}/{enterprise_id}")
    session[DESPITE] = [*session.get(DESPITE, [])[1 - MOST :], door]
    return redirect(
        url_for("answer.show", campaign_id=campaign_id, enterprise_id=enterprise_id), 303
    )


@bp.post("/answer/<uuid:campaign_id>/<uuid:enterprise_id>/seen")
@open_to_all("the personal link in the session is the key")
def see(campaign_id: UUID, enterprise_id: UUID) -> ResponseReturnValue:
    """Note that the page behind a personal link was seen; a script of the page says so."""
    if door := session.get(DOORS, {}).get(f"{campaign_id}/{enterprise_id}"):
        entering.see(db.session(), UUID(door), now=utcnow())
        db.session.commit()
    return "", 204


def entered(campaign_id: UUID, enterprise_id: UUID) -> tuple[Entry, Actor]:
    """Return the campaign as this visitor finds it, and on whose behalf they write.

    Somebody who is logged in for another enterprise is asked before their link is used; who
    has neither link nor account is told how to come back, with what they sent kept to hand.
    """
    actor = current_actor()
    if not actor.may("response", "answer", enterprise=enterprise_id):
        actor = _bearer(campaign_id, enterprise_id)
    second_line.hold_to(db.session(), actor)
    return entering.entry(db.session(), campaign_id, enterprise_id, by=actor), actor


def lasts() -> int:
    """Return for how many seconds this visitor can go on without coming in anew.

    An account is logged out at its hour, whatever is done; whoever came by a personal link has
    the whole time again with each page.
    """
    if current_user.is_authenticated:
        return max(int((current_user.ends_at - utcnow()).total_seconds()), 0)
    return int(current_app.permanent_session_lifetime.total_seconds())


def _bearer(campaign_id: UUID, enterprise_id: UUID) -> Actor:
    door = session.get(DOORS, {}).get(f"{campaign_id}/{enterprise_id}")
    if door is None:
        if current_user.is_authenticated:
            abort(404)
        abort(make_response(retyping.page("answer/again.html"), 401))
    if current_user.is_authenticated and door not in session.get(DESPITE, []):
        page = render_template(
            "answer/whose.html", campaign_id=campaign_id, enterprise_id=enterprise_id
        )
        abort(make_response(page, 200 if request.method == "GET" else 409))
    return entering.bearer_of(db.session(), UUID(door), campaign_id, enterprise_id)
