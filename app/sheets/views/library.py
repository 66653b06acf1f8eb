"""The sheets of one's poles, and beginning a new one."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # new in 3.3

from app.core.clock import utcnow
from app.core.errors import Unsound
from app.core.text import FR, NL
from app.extensions import db
from app.models import Campaign, Enterprise, Sheet
from app.sheets import drafting
from app.sheets.forms import NewSheetForm
from app.web.guards import access, current_actor
from app.web.pages import named

bp = Blueprint("sheets", __name__, url_prefix="/sheets")

WHOLE_POLE = "pole"


@bp.get("/")
@access("sheet", "read")
def index() -> ResponseReturnValue:
    """List the sheets of one's poles, each with how far it is."""
    found = drafting.list_of(db.session(), by=current_actor())
    subjects = {
        sheet.id: db.session().get_one(Enterprise, sheet.enterprise_id).name
        for sheet in found
        if sheet.enterprise_id
    }
    campaigns = {sheet.id: db.session().get_one(Campaign, sheet.campaign_id) for sheet in found}
    return render_template(
        "sheets/index.html", sheets=found, subjects=subjects, campaigns=campaigns, FR=FR, NL=NL
    )


@bp.get("/new")
@access("sheet", "edit")
def ask() -> ResponseReturnValue:
    """Ask of which answers, and about whom."""
    return _page(_form())


@bp.post("/new")
@access("sheet", "edit")
def create() -> ResponseReturnValue:
    """Begin a sheet, or say why not."""
    form = _form()
    if not form.validate():
        return _page(form), 422
    try:
        sheet = _begun(form)
    except Unsound as refusal:
        form.refuse(refusal.problems)
        return _page(form), 422
    db.session.commit()
    flash(_("The sheet is begun."), "success")
    return redirect(url_for("compose.show", sheet_id=sheet.id), 303)


def _begun(form: NewSheetForm) -> Sheet:
    whole = form.enterprise.data == WHOLE_POLE
    return drafting.create(
        db.session(),
        UUID(form.campaign.data),
        enterprise_id=None if whole else UUID(form.enterprise.data),
        public_name=form.public_name.data or "",
        by=current_actor(),
        now=utcnow(),
    )


def _form() -> NewSheetForm:
    """Return the form with the campaigns and enterprises that this person may choose from."""
    form = NewSheetForm()
    campaigns = drafting.campaigns(db.session(), by=current_actor())
    enterprises = {
        enterprise.id: enterprise
        for campaign in campaigns
        for enterprise in drafting.enterprises(db.session(), campaign)
    }
    form.campaign.choices = [
        SelectChoice(str(one.id), f"{named(one.titles)} ({one.reference_year})")
        for one in campaigns
    ]
    form.enterprise.choices = [
        *(SelectChoice(str(one.id), one.name) for one in enterprises.values()),
        SelectChoice(WHOLE_POLE, _("The whole pole")),
    ]
    return form


def _page(form: NewSheetForm) -> str:
    return render_template("sheets/new.html", form=form)
