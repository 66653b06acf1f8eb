"""One's own account: who one is here, and on which devices."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user

from app.accounts import logging_in
from app.core.chance import digest_of
from app.core.clock import utcnow
from app.extensions import db
from app.web.guards import access, current_actor
from app.web.identity import PLACE

bp = Blueprint("account", __name__, url_prefix="/account")


@bp.get("/")
@access("profile", "read")
def show() -> ResponseReturnValue:
    """Show a person their roles and the devices on which they are logged in."""
    return render_template(
        "accounts/account.html",
        devices=logging_in.devices(db.session(), by=current_actor()),
        here=digest_of(current_user.token),
    )


@bp.post("/sessions/<uuid:session_id>/revoke")
@access("profile", "edit")
def revoke(session_id: UUID) -> ResponseReturnValue:
    """Log one device out."""
    logging_in.revoke(db.session(), session_id, by=current_actor(), now=utcnow())
    db.session.commit()
    flash(_("That device is logged out."), "success")
    return redirect(url_for("account.show"), 303)


@bp.post("/sessions/revoke-others")
@access("profile", "edit")
def revoke_others() -> ResponseReturnValue:
    """Log every other device out."""
    logging_in.revoke_others(db.session(), current_user.token, by=current_actor(), now=utcnow())
    db.session.commit()
    flash(_("Only this device is still logged in."), "success")
    return redirect(url_for("account.show"), 303)


@bp.post("/place")
@access("profile", "edit")
def work_as() -> ResponseReturnValue:
    """Work in one of one's roles only, until another is chosen; in all of them where none is."""
    asked = request.form.get("place", "")
    session.pop(PLACE, None)
    if any(str(one.id) == asked for one in current_user.places):
        session[PLACE] = asked
    return redirect(url_for("home.show"), 303)
