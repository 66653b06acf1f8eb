"""Logging in and out."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import current_user, login_user, logout_user

from app.accounts import logging_in, passwords
from app.accounts.forms import LogInForm
from app.core.chance import fresh_token
from app.core.clock import utcnow
from app.extensions import db
from app.web import destinations
from app.web.guards import current_actor, open_to_all
from app.web.identity import visitor_with
from app.web.pages import zone

bp = Blueprint("log_in", __name__)


@bp.get("/log-in")
@open_to_all("whoever wants to log in is nobody yet")
def show() -> ResponseReturnValue:
    """Ask who is there."""
    if current_user.is_authenticated:
        return redirect(destinations.safe(request.args.get("next")), 303)
    return _page(LogInForm())


@bp.post("/log-in")
@open_to_all("whoever wants to log in is nobody yet")
def enter() -> ResponseReturnValue:
    """Let a person in whose password is right, or say that one of the two is not."""
    form = LogInForm()
    if not form.validate():
        return _page(form), 422
    claim = logging_in.knock(
        db.session(),
        form.email.data or "",
        peer=request.remote_addr or "",
        zone=zone(),
        now=utcnow(),
    )
    db.session.commit()  # the try is counted, and no lock is held while the password is measured
    if not logging_in.is_measured(claim, form.password.data or ""):
        form.password.errors = [_("The address and the password do not belong together.")]
        return _page(form), 422
    return _let_in(claim, form.password.data or "")


@bp.post("/log-out")
@open_to_all("whoever is logged out already loses nothing")
def leave() -> ResponseReturnValue:
    """Log this device out."""
    if current_user.is_authenticated:
        logging_in.leave(db.session(), current_user.token, by=current_actor(), now=utcnow())
        db.session.commit()
        logout_user()
        _forget()
        flash(_("You are logged out."), "success")
    return redirect(url_for("home.show"), 303)


def _let_in(claim: logging_in.Claim, password: str) -> ResponseReturnValue:
    token = fresh_token()
    dated = passwords.is_dated(claim.password_hash)
    logging_in.enter(
        db.session(),
        claim,
        token=token,
        device=request.user_agent.string,
        now=utcnow(),
        new_hash=passwords.keep(password) if dated else "",
        instead_of=session.get("_user_id", ""),
    )
    db.session.commit()
    carry(token)
    return redirect(destinations.safe(request.args.get("next")), 303)


def carry(token: str) -> None:
    """Put the token of a new session into a cookie that remembers nothing else but the language."""
    _forget()
    session.permanent = True
    login_user(visitor_with(token))


def _forget() -> None:
    language = session.get("lang")
    session.clear()
    if language:
        session["lang"] = language


def _page(form: LogInForm) -> str:
    return render_template("accounts/log_in.html", form=form, next=request.args.get("next", ""))
