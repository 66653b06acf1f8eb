"""Accepting an invitation: the link, the page without it, and the account that comes of it."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import get_locale
from flask_babel import gettext as _
from flask_login import current_user

from app.accounts import accepting, logging_in, passwords
from app.accounts.forms import AcceptForm
from app.accounts.views.log_in import carry
from app.core.chance import fresh_token
from app.core.clock import utcnow
from app.core.errors import NotFound, Unsound
from app.extensions import db
from app.models import Invitation
from app.web.guards import current_actor, open_to_all
from app.web.links import followed
from app.web.messages import sentence

bp = Blueprint("invitation", __name__, url_prefix="/invitations")

PURPOSE = "invitation"
"""What the cookie says that its id is good for; a link for anything else opens nothing here."""


@bp.get("/<token>")
@open_to_all("a mail program may open the link; it changes nothing")
def open(token: str) -> ResponseReturnValue:
    """Remember the invitation in the signed cookie, and go on to a page without the token."""
    invitation = followed(lambda: accepting.by_token(db.session(), token, now=utcnow()))
    session[PURPOSE] = str(invitation.id)
    session.setdefault("lang", invitation.locale)
    return redirect(url_for("invitation.show"), 303)


@bp.get("/")
@open_to_all("whoever was invited is nobody yet")
def show() -> ResponseReturnValue:
    """Show what is offered, and how to take it."""
    return _page(_invitation(), AcceptForm())


@bp.post("/")
@open_to_all("whoever was invited is nobody yet")
def accept() -> ResponseReturnValue:
    """Take the role: as the person who is logged in, or with a new account."""
    invitation = _invitation()
    if current_user.is_authenticated:
        accepting.accept(db.session(), invitation.id, by=current_actor(), now=utcnow())
        db.session.commit()
        session.pop(PURPOSE)
        return _welcome()
    form = AcceptForm()
    if not (form.validate() and _is_fit(form, invitation)):
        return _page(invitation, form), 422
    token = _account(form, invitation)
    db.session.commit()
    carry(token)
    return _welcome()


def _account(form: AcceptForm, invitation: Invitation) -> str:
    account = accepting.accept_anew(
        db.session(),
        invitation.id,
        name=form.name.data or "",
        password_hash=passwords.keep(form.password.data or ""),
        locale=str(get_locale()),
        now=utcnow(),
    )
    token = fresh_token()
    logging_in.start(
        db.session(), account.id, token=token, device=request.user_agent.string, now=utcnow()
    )
    return token


def _is_fit(form: AcceptForm, invitation: Invitation) -> bool:
    try:
        passwords.must_be_fit(form.password.data or "", email=invitation.email)
    except Unsound as refusal:
        form.password.errors = [sentence(problem) for problem in refusal.problems]
        return False
    return True


def _invitation() -> Invitation:
    kept = session.get(PURPOSE)
    if kept is None:
        raise NotFound("no invitation in the cookie")
    return accepting.by_id(db.session(), UUID(kept), now=utcnow())


def _welcome() -> ResponseReturnValue:
    flash(_("Welcome! The role is yours."), "success")
    return redirect(url_for("home.show"), 303)


def _page(invitation: Invitation, form: AcceptForm) -> str:
    return render_template(
        "accounts/invitation.html",
        invitation=invitation,
        known=accepting.account_of(db.session(), invitation),
        form=form,
    )
