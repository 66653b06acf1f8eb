"""One person of a pole or an enterprise: helping them in, shutting their account, opening it."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.accounts import helping
from app.accounts.forms import OwnPasswordForm, SuspendForm
from app.accounts.views.password import is_theirs
from app.core.clock import utcnow
from app.core.errors import Conflict
from app.extensions import db
from app.web.guards import access, current_actor

bp = Blueprint("person", __name__, url_prefix="/people/<uuid:account_id>")


@bp.get("/")
@access("member", "help")
def show(account_id: UUID) -> ResponseReturnValue:
    """Show who somebody is here, and what can be done for them."""
    return _page(account_id, OwnPasswordForm(), SuspendForm())


@bp.post("/second-factor")
@access("member", "help")
def reset_second_factor(account_id: UUID) -> ResponseReturnValue:
    """Take the second step of somebody away, once one's own password was given."""
    form = OwnPasswordForm()
    if not (form.validate() and is_theirs(form)):
        return _page(account_id, form, SuspendForm()), 422
    found = helping.reset_second_factor(db.session(), account_id, by=current_actor(), now=utcnow())
    db.session.commit()
    flash(
        _("%(name)s sets the second step up anew at the next log-in.", name=found.name), "success"
    )
    return redirect(url_for("person.show", account_id=account_id), 303)


@bp.post("/suspend")
@access("account", "suspend")
def suspend(account_id: UUID) -> ResponseReturnValue:
    """Shut the account."""
    form = SuspendForm()
    if not form.validate():
        return _page(account_id, OwnPasswordForm(), form), 422
    try:
        found = helping.suspend(
            db.session(), account_id, reason=form.reason.data or "", by=current_actor(),
            now=utcnow(),
        )  # fmt: skip
    except Conflict:
        form.reason.errors = [_("A place would have nobody left to look after it, or it is you.")]
        return _page(account_id, OwnPasswordForm(), form), 422
    db.session.commit()
    flash(_("%(name)s is logged out everywhere, and stays out.", name=found.name), "success")
    return redirect(url_for("person.show", account_id=account_id), 303)


@bp.post("/let-back")
@access("account", "suspend")
def let_back(account_id: UUID) -> ResponseReturnValue:
    """Open the account again."""
    found = helping.let_back(db.session(), account_id, by=current_actor(), now=utcnow())
    db.session.commit()
    flash(_("%(name)s may log in again.", name=found.name), "success")
    return redirect(url_for("person.show", account_id=account_id), 303)


def _page(account_id: UUID, helps: OwnPasswordForm, suspends: SuspendForm) -> str:
    person = helping.person(db.session(), account_id, by=current_actor())
    return render_template("accounts/person.html", person=person, helps=helps, suspends=suspends)
