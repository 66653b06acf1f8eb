"""The people of a pole or an enterprise: seeing them, inviting them, taking a role away."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import get_locale, get_timezone
from flask_babel import gettext as _
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # new in 3.3

from app.accounts import inviting, people
from app.accounts.forms import InviteForm
from app.core.access import Role
from app.core.chance import fresh_token
from app.core.clock import utcnow
from app.core.errors import Conflict
from app.extensions import db
from app.web.guards import access, current_actor
from app.web.messages import role_name
from app.web.pages import named

bp = Blueprint("people", __name__, url_prefix="/people")


@bp.get("/")
@access("member", "read")
def index() -> ResponseReturnValue:
    """Show who has which role, and who is awaited."""
    return render_template(
        "accounts/people.html",
        places=people.places(db.session(), by=current_actor(), now=utcnow()),
        roles=list(Role),
    )


@bp.get("/invite")
@access("member", "invite")
def ask() -> ResponseReturnValue:
    """Ask whom to invite, and to what."""
    return _page(_form())


@bp.post("/invite")
@access("member", "invite")
def invite() -> ResponseReturnValue:
    """Write to somebody that a role awaits them."""
    form = _form()
    if not form.validate():
        return _page(form), 422
    try:
        _invite(form)
    except Conflict:
        form.email.errors = [_("This person has that role already.")]
        return _page(form), 422
    db.session.commit()
    flash(_("A mail is on its way to %(address)s.", address=form.email.data), "success")
    return redirect(url_for("people.index"), 303)


@bp.post("/invitations/<uuid:invitation_id>/withdraw")
@access("member", "invite")
def withdraw(invitation_id: UUID) -> ResponseReturnValue:
    """Take an invitation back."""
    inviting.withdraw(db.session(), invitation_id, by=current_actor(), now=utcnow())
    db.session.commit()
    flash(_("The invitation is withdrawn: its link no longer works."), "success")
    return redirect(url_for("people.index"), 303)


@bp.post("/memberships/<uuid:membership_id>/remove")
@access("member", "remove")
def remove(membership_id: UUID) -> ResponseReturnValue:
    """Take a role from somebody."""
    try:
        people.remove(db.session(), membership_id, by=current_actor(), now=utcnow())
    except Conflict:
        db.session.rollback()
        flash(_("Nobody else has this role: invite somebody to it first."), "info")
        return redirect(url_for("people.index"), 303)
    db.session.commit()
    flash(_("The role is taken away, from now on."), "success")
    return redirect(url_for("people.index"), 303)


def _invite(form: InviteForm) -> None:
    inviting.invite(
        db.session(),
        form.offer.data or "",
        email=form.email.data or "",
        locale=form.locale.data or "fr",
        token=fresh_token(),
        base_url=current_app.config["SETTINGS"].base_url,
        zone=get_timezone(),
        by=current_actor(),
        now=utcnow(),
    )


def _form() -> InviteForm:
    form = InviteForm(locale=str(get_locale()))
    form.offer.choices = [
        SelectChoice("", "–"),
        *(
            SelectChoice(
                value=offer.key,
                label=role_name(offer.role) + (f" – {named(offer.place)}" if offer.place else ""),
            )
            for offer in inviting.offers(db.session(), by=current_actor())
        ),
    ]
    return form


def _page(form: InviteForm) -> str:
    return render_template("accounts/invite.html", form=form)
