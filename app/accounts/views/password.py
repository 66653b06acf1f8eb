"""A password that was forgotten, one's own that is to change, and a new address."""

from __future__ import annotations

from uuid import UUID

from flask import (
    Blueprint,
    current_app,
    flash,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_babel import get_timezone
from flask_babel import gettext as _
from flask_login import current_user

from app.accounts import passwords, resetting
from app.accounts.forms import (
    ChangePasswordForm,
    ForgottenForm,
    MoveForm,
    NewPasswordForm,
    OwnPasswordForm,
)
from app.core.chance import fresh_token
from app.core.clock import utcnow
from app.core.errors import NotFound, Unsound
from app.extensions import db
from app.models import AccountLink
from app.records import throttling
from app.web.forms import HtmlForm
from app.web.guards import access, current_actor, logged_in, open_to_all
from app.web.links import followed
from app.web.messages import sentence

bp = Blueprint("password", __name__)
CONFIRMING = "the link in the mail says what may be done, and for whom"
FORGETFUL = "whoever has forgotten a password is nobody yet"


@bp.get("/password/forgotten")
@open_to_all(FORGETFUL)
def forgotten() -> ResponseReturnValue:
    """Ask for the address."""
    return render_template("accounts/forgotten.html", form=ForgottenForm())


@bp.post("/password/forgotten")
@open_to_all(FORGETFUL)
def ask() -> ResponseReturnValue:
    """Mail a link, and say the same whether anybody has that address."""
    form = ForgottenForm()
    if not form.validate():
        return render_template("accounts/forgotten.html", form=form), 422
    resetting.ask(
        db.session(), form.email.data or "", token=fresh_token(), base_url=_base_url(),
        zone=get_timezone(), peer=request.remote_addr or "", now=utcnow(),
    )  # fmt: skip
    db.session.commit()
    flash(_("If that address has an account, a mail with a link is on its way to it."), "success")
    return redirect(url_for("log_in.show"), 303)


@bp.get("/password/new/<token>")
@open_to_all(FORGETFUL)
def follow(token: str) -> ResponseReturnValue:
    """Keep the link in a signed cookie, and go to an address without it (decision 19)."""
    link = _followed(token, resetting.PASSWORD)
    session[resetting.PASSWORD] = str(link.id)
    return redirect(url_for("password.show"), 303)


@bp.get("/password/new")
@open_to_all(FORGETFUL)
def show() -> ResponseReturnValue:
    """Ask for the new password."""
    _link(resetting.PASSWORD)
    return render_template("accounts/new_password.html", form=NewPasswordForm())


@bp.post("/password/new")
@open_to_all(FORGETFUL)
def renew() -> ResponseReturnValue:
    """Take the new password, and log every device out."""
    link, form = _link(resetting.PASSWORD), NewPasswordForm()
    if not (form.validate() and _is_fit(form, link.account.email)):
        return render_template("accounts/new_password.html", form=form), 422
    new_hash = passwords.keep(form.password.data or "")
    resetting.renew(db.session(), link.id, new_hash=new_hash, now=utcnow())
    db.session.commit()
    session.pop(resetting.PASSWORD)
    flash(_("Your password is changed. Log in with it."), "success")
    return redirect(url_for("log_in.show"), 303)


@bp.get("/account/password")
@access("profile", "edit")
def own() -> ResponseReturnValue:
    """Ask for the password of today, and for another."""
    return render_template("accounts/own_password.html", form=ChangePasswordForm())


@bp.post("/account/password")
@access("profile", "edit")
def change() -> ResponseReturnValue:
    """Take another password; every other device is logged out."""
    form, account = ChangePasswordForm(), current_user.account
    if not (form.validate() and is_theirs(form) and _is_fit(form, account.email)):
        return render_template("accounts/own_password.html", form=form), 422
    new_hash = passwords.keep(form.password.data or "")
    resetting.change(
        db.session(), new_hash, here=current_user.token, by=current_actor(), now=utcnow()
    )
    db.session.commit()
    flash(_("Your password is changed. Every other device is logged out."), "success")
    return redirect(url_for("account.show"), 303)


@bp.get("/account/address")
@access("profile", "edit")
def address() -> ResponseReturnValue:
    """Ask for the new address."""
    return render_template("accounts/address.html", form=MoveForm())


@bp.post("/account/address")
@access("profile", "edit")
def ask_to_move() -> ResponseReturnValue:
    """Mail a link to the new address; nothing changes before it is followed."""
    form = MoveForm()
    if not (form.validate() and is_theirs(form)):
        return render_template("accounts/address.html", form=form), 422
    resetting.ask_to_move(
        db.session(), form.email.data or "", token=fresh_token(), base_url=_base_url(),
        zone=get_timezone(), by=current_actor(), now=utcnow(),
    )  # fmt: skip
    db.session.commit()
    flash(_("A mail with a link is on its way to the new address."), "success")
    return redirect(url_for("account.show"), 303)


@bp.get("/address/new/<token>")
@logged_in(CONFIRMING)
def follow_to_address(token: str) -> ResponseReturnValue:
    """Keep the link in a signed cookie, and go to an address without it (decision 19)."""
    link = _followed(token, resetting.ADDRESS)
    session[resetting.ADDRESS] = str(link.id)
    return redirect(url_for("password.confirm_address"), 303)


@bp.get("/address/new")
@logged_in(CONFIRMING)
def confirm_address() -> ResponseReturnValue:
    """Ask whether this is to be the address from now on."""
    return render_template("accounts/new_address.html", link=_link(resetting.ADDRESS))


@bp.post("/address/new")
@logged_in(CONFIRMING)
def move() -> ResponseReturnValue:
    """Take the new address."""
    link = _link(resetting.ADDRESS)
    resetting.move(db.session(), link.id, by=current_actor(), now=utcnow())
    db.session.commit()
    session.pop(resetting.ADDRESS)
    flash(_("Your address is changed. Log in with it from now on."), "success")
    return redirect(url_for("account.show"), 303)


def is_theirs(form: OwnPasswordForm) -> bool:
    """Tell whether the password of today was given; say so beside its field where it was not."""
    counter = throttling.of_own_password(current_user.account.id)
    throttling.count(db.session(), [counter], now=utcnow())
    db.session.commit()  # the try is counted, and no lock is held while the password is measured
    if passwords.matches(form.current.data or "", current_user.account.password_hash):
        throttling.forget(db.session(), counter)
        return True
    form.current.errors = [_("This is not your password.")]
    return False


def _is_fit(form: HtmlForm, email: str) -> bool:
    try:
        passwords.must_be_fit(form["password"].data or "", email=email)
    except Unsound as refusal:
        form["password"].errors = [sentence(problem) for problem in refusal.problems]
        return False
    return True


def _followed(token: str, purpose: str) -> AccountLink:
    return followed(lambda: resetting.by_token(db.session(), token, purpose, now=utcnow()))


def _link(purpose: str) -> AccountLink:
    kept = session.get(purpose)
    if kept is None:
        raise NotFound("no link in the cookie")
    return resetting.by_id(db.session(), UUID(kept), purpose, now=utcnow())


def _base_url() -> str:
    return str(current_app.config["SETTINGS"].base_url)
