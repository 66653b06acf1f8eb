"""The outbox: the mails that would have left, where this installation sends none."""

from __future__ import annotations

from flask import Blueprint, current_app, render_template
from flask.typing import ResponseReturnValue

from app.accounts import posted
from app.core.errors import NotFound
from app.extensions import db
from app.web.guards import access, current_actor

bp = Blueprint("outbox", __name__, url_prefix="/outbox")


@bp.get("/")
@access("outbox", "read")
def index() -> ResponseReturnValue:
    """Show the mails of one's poles, with the links in them, the newest first.

    Whoever opens a link stands in for its reader; so the page is there only in the
    demonstration, and where mails stay here because no mail server is set.
    """
    settings = current_app.config["SETTINGS"]
    if settings.smtp_url and not settings.demonstration:
        raise NotFound("the outbox of an installation that sends its mails")
    return render_template(
        "accounts/outbox.html",
        mails=posted.mails(db.session(), by=current_actor()),
        sends=bool(settings.smtp_url),
    )
