"""Making a pole."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.accounts import poles
from app.accounts.forms import PoleForm
from app.core.clock import utcnow
from app.extensions import db
from app.web.guards import access, current_actor

bp = Blueprint("poles", __name__, url_prefix="/poles")


@bp.get("/new")
@access("pole", "create")
def new() -> ResponseReturnValue:
    """Ask what the pole is called and who leads it."""
    return render_template("accounts/pole.html", form=PoleForm())


@bp.post("/new")
@access("pole", "create")
def create() -> ResponseReturnValue:
    """Make the pole, and go on to invite its lead."""
    form = PoleForm()
    if not form.validate():
        return render_template("accounts/pole.html", form=form), 422
    poles.create(
        db.session(),
        names={"fr": form.name_fr.data or "", "nl": form.name_nl.data or ""},
        federation=form.federation.data or "",
        contact=form.contact.data or "",
        by=current_actor(),
        now=utcnow(),
    )
    db.session.commit()
    flash(_("The pole stands. Invite its lead now."), "success")
    return redirect(url_for("people.ask"), 303)
