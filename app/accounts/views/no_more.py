"""Asking for no more mails: by the link at their end, or by a button of a mail program."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from app.core.clock import utcnow
from app.extensions import csrf, db
from app.models import Pole
from app.records import outbox
from app.web.guards import open_to_all
from app.web.wholeness import FORMS, takes

bp = Blueprint("no_more", __name__, url_prefix="/mail/<uuid:mail_id>")
KEY = "whoever has read the mail holds its number"


@bp.get("/stop")
@open_to_all(KEY)
def ask(mail_id: UUID) -> ResponseReturnValue:
    """Ask whether the reader of a mail wants no more of them; a scanner may come by as well."""
    mail = outbox.refusable(db.session(), mail_id)
    pole = db.session().get_one(Pole, mail.pole_id)
    return render_template("accounts/no_more.html", mail=mail, pole=pole, done=False)


@bp.post("/stop")
@csrf.exempt
@takes(*FORMS)
@open_to_all(KEY)
def stop(mail_id: UUID) -> ResponseReturnValue:
    """Write to this address no more.  A mail program sends neither token nor end (RFC 8058)."""
    mail = outbox.refusable(db.session(), mail_id)
    pole = db.session().get_one(Pole, mail.pole_id)
    outbox.refuse(db.session(), mail_id, now=utcnow())
    db.session.commit()
    return render_template("accounts/no_more.html", mail=mail, pole=pole, done=True)
