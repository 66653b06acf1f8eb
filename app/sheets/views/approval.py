"""Having a sheet approved: checking its facts, asking the enterprise, and what it has said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.core.chance import fresh_token
from app.core.clock import utcnow
from app.core.errors import Unsound
from app.core.problems import Problem
from app.core.sheets.content import LOCALES
from app.core.sheets.telling import told
from app.extensions import db
from app.sheets import approving, composing, drafting, redacting, sharing
from app.sheets.forms import day_from
from app.web.guards import access, current_actor

bp = Blueprint("approval", __name__, url_prefix="/sheets/<uuid:sheet_id>/approval")

PATIENCE = timedelta(days=14)
"""How long an enterprise is given where nobody says otherwise."""


@bp.get("/")
@access("sheet", "submit")
def show(sheet_id: UUID) -> ResponseReturnValue:
    """Show how far the sheet is on its way, and who is waited for."""
    return _page(sheet_id)


@bp.post("/check")
@access("sheet", "submit")
def check(sheet_id: UUID) -> ResponseReturnValue:
    """Keep that its facts were checked."""
    names_nobody = "names_nobody" in request.form
    try:
        approving.check_facts(
            db.session(), sheet_id, names_nobody=names_nobody, base_url=_base_url(),
            by=current_actor(), now=utcnow(),
        )  # fmt: skip
    except Unsound as refusal:
        return _page(sheet_id, refusal.problems), 422
    return _done(sheet_id, _("The facts are checked."))


@bp.post("/ask")
@access("sheet", "submit")
def ask(sheet_id: UUID) -> ResponseReturnValue:
    """Write to the enterprise, and wait for its answer."""
    now = utcnow()
    try:
        approving.ask(
            db.session(), sheet_id, due_on=day_from(request.form, "due_on") or now.date(),
            token=fresh_token(), base_url=_base_url(), by=current_actor(), now=now,
        )  # fmt: skip
    except Unsound as refusal:
        return _page(sheet_id, refusal.problems), 422
    return _done(sheet_id, _("The enterprise is asked. The mail with its link is on its way."))


@bp.post("/remind")
@access("sheet", "submit")
def remind(sheet_id: UUID) -> ResponseReturnValue:
    """Write to the enterprise again."""
    approving.remind(
        db.session(), sheet_id, token=fresh_token(), base_url=_base_url(),
        by=current_actor(), now=utcnow(),
    )  # fmt: skip
    return _done(sheet_id, _("The reminder is on its way."))


@bp.post("/call-back")
@access("sheet", "submit")
def call_back(sheet_id: UUID) -> ResponseReturnValue:
    """Wait no longer."""
    approving.call_back(db.session(), sheet_id, by=current_actor(), now=utcnow())
    return _done(sheet_id, _("The question is called back. Its link leads nowhere now."))


@bp.post("/take-out")
@access("sheet", "submit")
def take_out(sheet_id: UUID) -> ResponseReturnValue:
    """Take a quotation out of the sheet and all that was published of it."""
    sheet = drafting.fetch(db.session(), sheet_id, "submit", by=current_actor())
    redacting.take_out(
        db.session(), sheet, request.form.get("voice", ""), by=current_actor(), now=utcnow()
    )
    return _done(sheet_id, _("The quotation is gone. Its files are being made again without it."))


@bp.post("/share")
@access("sheet", "share")
def share(sheet_id: UUID) -> ResponseReturnValue:
    """Make a link, and show it once."""
    token = fresh_token()
    sharing.share(
        db.session(), sheet_id, purpose=request.form.get("purpose", ""),
        days=request.form.get("days", 7, int), token=token, by=current_actor(), now=utcnow(),
    )  # fmt: skip
    db.session.commit()
    return _page(sheet_id, link=f"{_base_url()}/s/{token}")


@bp.post("/unshare/<uuid:shared_id>")
@access("sheet", "share")
def unshare(sheet_id: UUID, shared_id: UUID) -> ResponseReturnValue:
    """Take a link back."""
    sharing.unshare(db.session(), sheet_id, shared_id, by=current_actor(), now=utcnow())
    return _done(sheet_id, _("The link leads nowhere now."))


def _done(sheet_id: UUID, words: str) -> ResponseReturnValue:
    db.session.commit()
    flash(words, "success")
    return redirect(url_for("approval.show", sheet_id=sheet_id), 303)


def _page(sheet_id: UUID, problems: Sequence[Problem] = (), *, link: str = "") -> str:
    db.session.rollback()
    now, session = utcnow(), db.session()
    sheet = drafting.fetch(session, sheet_id, "submit", by=current_actor())
    content = composing.compose(session, sheet, base_url=_base_url()).content
    return render_template(
        "sheets/approval.html",
        sheet=sheet,
        content=content,
        previews=[told(content, locale) for locale in LOCALES],
        problems=problems,
        checked=approving.is_checked(session, sheet, content),
        agreement=approving.latest(session, sheet.id),
        missing=[problem.code for problem in approving.in_the_way(session, sheet, content)],
        due_on=(now + PATIENCE).date(),
        shares=sharing.shares_of(session, sheet.id, now=now),
        days=sharing.DAYS,
        link=link,
    )


def _base_url() -> str:
    return str(current_app.config["SETTINGS"].base_url)
