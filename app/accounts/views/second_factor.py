"""The second factor: setting it up, giving it at log-in, taking it away."""

from __future__ import annotations

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
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import current_user

from app.accounts import second_factor
from app.accounts.forms import DigitsForm, OwnPasswordForm
from app.accounts.views.password import is_theirs
from app.core.access import WITH_SECOND_FACTOR, Actor, Role
from app.core.chance import fresh_codes, fresh_factor
from app.core.clock import utcnow
from app.core.errors import Unsound
from app.documents import charts
from app.extensions import db
from app.web import destinations
from app.web.guards import access, current_actor, logged_in
from app.web.messages import sentence

bp = Blueprint("second_factor", __name__, url_prefix="/account/second-factor")
HALF_WAY = "whoever has given a password only has no role yet"
SECRET = "factor"  # noqa: S105  (the name of an entry of the signed cookie)


@bp.get("/")
@logged_in(HALF_WAY, half_way=True)
def show() -> ResponseReturnValue:
    """Show the code to scan, or that a second factor stands."""
    if current_user.waits_for == "digits":
        return redirect(url_for("second_factor.ask", next=request.args.get("next")), 303)
    if current_user.account.second_factor:
        return _standing(OwnPasswordForm())
    session.setdefault(SECRET, fresh_factor())
    return _setting_up(DigitsForm())


@bp.post("/")
@logged_in(HALF_WAY, half_way=True)
def set_up() -> ResponseReturnValue:
    """Take the first digits of the app, and show the recovery codes, once."""
    form, secret = DigitsForm(), session.get(SECRET, "")
    if current_user.account.second_factor or not secret:
        return redirect(url_for("second_factor.show"), 303)
    codes = fresh_codes(second_factor.CODES)
    if not (form.validate() and _takes(form, secret, codes)):
        return _setting_up(form), 422
    db.session.commit()
    session.pop(SECRET)
    destination = destinations.safe(request.args.get("next"))
    return render_template("accounts/recovery_codes.html", codes=codes, next=destination)


@bp.get("/confirm")
@logged_in(HALF_WAY, half_way=True)
def ask() -> ResponseReturnValue:
    """Ask for the digits."""
    if not current_user.waits_for:
        return redirect(destinations.safe(request.args.get("next")), 303)
    return _asking(DigitsForm())


@bp.post("/confirm")
@logged_in(HALF_WAY, half_way=True)
def confirm() -> ResponseReturnValue:
    """Let the person in whose digits, or whose recovery code, are right."""
    form = DigitsForm()
    if not form.validate():
        return _asking(form), 422
    try:
        left = second_factor.confirm(
            db.session(), form.digits.data or "", here=current_user.token,
            account_id=current_user.account.id, keys=_keys(), now=utcnow(),
        )  # fmt: skip
    except Unsound as refusal:
        db.session.commit()  # the wrong try is counted
        form.digits.errors = [sentence(problem) for problem in refusal.problems]
        return _asking(form), 422
    db.session.commit()
    return _welcome(left)


@bp.post("/take-away")
@access("profile", "edit")
def take_away() -> ResponseReturnValue:
    """Ask for no second factor any more, once the password was given again."""
    form = OwnPasswordForm()
    if not form.validate():
        return _standing(form), 422
    if not is_theirs(form):
        return _standing(form), 403
    second_factor.take_away(db.session(), by=current_actor(), now=utcnow())
    db.session.commit()
    flash(_("The second step is off. Set it up again when you like."), "success")
    return redirect(url_for("second_factor.show"), 303)


def _welcome(left: int | None) -> ResponseReturnValue:
    if left is not None:
        flash(
            ngettext(
                "You used a recovery code: %(num)d is left.",
                "You used a recovery code: %(num)d are left.",
                left,
            ),
            "success",
        )
    return redirect(destinations.safe(request.args.get("next")), 303)


def _takes(form: DigitsForm, secret: str, codes: tuple[str, ...]) -> bool:
    try:
        second_factor.set_up(
            db.session(), secret, form.digits.data or "", codes=codes, here=current_user.token,
            keys=_keys(), by=Actor(current_user.account.id), now=utcnow(),
        )  # fmt: skip
    except Unsound as refusal:
        form.digits.errors = [sentence(problem) for problem in refusal.problems]
        return False
    return True


def _setting_up(form: DigitsForm) -> str:
    secret = session[SECRET]
    address = second_factor.address_of(secret, current_user.account.email)
    return render_template(
        "accounts/second_factor.html",
        form=form,
        secret=" ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
        picture=charts.code(address, 200.0).as_data(),
        must=any(Role(place.role) in WITH_SECOND_FACTOR for place in current_user.places),
        next=request.args.get("next"),
    )


def _standing(form: OwnPasswordForm) -> str:
    left = second_factor.codes_left(db.session(), current_user.account.id)
    return render_template("accounts/second_factor_stands.html", form=form, left=left)


def _asking(form: DigitsForm) -> str:
    return render_template(
        "accounts/second_factor_asked.html", form=form, next=request.args.get("next")
    )


def _keys() -> tuple[str, ...]:
    keys: tuple[str, ...] = current_app.config["SETTINGS"].keys
    return keys
