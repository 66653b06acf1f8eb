"""Campaigns: the list, a new one, how one stands, and writing to its enterprises."""

from __future__ import annotations

from datetime import datetime
from tempfile import TemporaryFile
from uuid import UUID

from flask import (
    Blueprint,
    Response,
    current_app,
    flash,
    redirect,
    render_template,
    request,
    stream_with_context,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # new in 3.3

from app.core.chance import fresh_token
from app.core.clock import utcnow
from app.core.errors import Unsound
from app.core.opening import Window
from app.core.questionnaire import codec
from app.documents.workbook import write as write_workbook
from app.extensions import db
from app.models import Campaign, QuestionnaireVersion
from app.surveys import campaigns, exporting, invitations, paradata, watching
from app.surveys.forms import CampaignForm
from app.web import pages
from app.web.guards import access, current_actor

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
bp = Blueprint("campaigns", __name__, url_prefix="/campaigns")


@bp.get("/")
@access("campaign", "read")
def index() -> ResponseReturnValue:
    """List the campaigns of one's poles."""
    found = watching.campaigns(db.session(), by=current_actor())
    may_edit = current_actor().may("campaign", "edit")
    return render_template("campaigns/list.html", campaigns=found, phase=_phase, may_edit=may_edit)


@bp.get("/new")
@access("campaign", "edit")
def ask() -> ResponseReturnValue:
    """Ask what a new campaign is."""
    today = utcnow().astimezone(pages.zone()).date()
    return asking(empty_form(reference_year=today.year - 1, opens_on=today))


@bp.post("/new")
@access("campaign", "edit")
def create() -> ResponseReturnValue:
    """Open a campaign.  Nobody is written to before somebody asks for it."""
    return opened(empty_form())


@bp.get("/<uuid:campaign_id>")
@access("campaign", "read")
def show(campaign_id: UUID) -> ResponseReturnValue:
    """Show how a campaign stands."""
    status = watching.status(db.session(), campaign_id, by=current_actor())
    days = (status.campaign.closes_at - utcnow()).days
    return render_template(
        "campaigns/show.html", status=status, campaign=status.campaign, days=days,
        phase=_phase(status.campaign),
        may_edit=current_actor().may("campaign", "edit", pole=status.campaign.pole_id),
        may_read=current_actor().may("response", "read", pole=status.campaign.pole_id),
    )  # fmt: skip


@bp.get("/<uuid:campaign_id>/course")
@access("campaign", "read")
def course(campaign_id: UUID) -> ResponseReturnValue:
    """Show how far people come, where they stop, and how long it takes."""
    found = paradata.course(db.session(), campaign_id, by=current_actor())
    return render_template("campaigns/course.html", course=found)


@bp.post("/<uuid:campaign_id>/invite")
@access("campaign", "edit")
def invite(campaign_id: UUID) -> ResponseReturnValue:
    """Write to the enterprises that were not written to yet."""
    settings = current_app.config["SETTINGS"]
    count = invitations.invite(
        db.session(), campaign_id, tokens=iter(fresh_token, None), base_url=settings.base_url,
        per_minute=settings.mails_per_minute,
        by=current_actor(), now=utcnow(), zone=pages.zone(),
    )  # fmt: skip
    db.session.commit()
    flash(
        ngettext("%(num)s invitation leaves.", "%(num)s invitations leave.", count) if count
        else _("Everybody has been written to already."), "success",
    )  # fmt: skip
    return redirect(url_for("campaigns.show", campaign_id=campaign_id), 303)


@bp.get("/<uuid:campaign_id>/answers-<any(excel, iso):dialect>.csv")
@access("response", "read")
def download(campaign_id: UUID, dialect: str) -> ResponseReturnValue:
    """Give what was sent, as a table: for the spreadsheets of here, or for programs.

    ``?of=`` names a group that repeats, whose times are then the lines.
    """
    export = exporting.answers(
        db.session(), campaign_id, dialect=exporting.DIALECTS[dialect], by=current_actor(),
        of=request.args.get("of", ""),
    )  # fmt: skip
    name = f'attachment; filename="{export.name}"'
    return Response(
        stream_with_context(export.lines),
        mimetype="text/csv",
        headers={"Content-Disposition": name},
    )


@bp.get("/<uuid:campaign_id>/answers.xlsx")
@access("response", "read")
def workbook(campaign_id: UUID) -> ResponseReturnValue:
    """Give what was sent as a workbook, with the codebook in both languages."""
    name, sheets = exporting.workbook(db.session(), campaign_id, by=current_actor())
    with TemporaryFile() as file:  # the rows go to it one by one; what is packed is small
        write_workbook(file, sheets)
        file.seek(0)
        data = file.read()
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(data, mimetype=XLSX, headers=disposition)


def opened(form: CampaignForm, follows: UUID | None = None) -> ResponseReturnValue:
    """Open the campaign that a form describes, or show what has to be put right in it."""
    if not (form.validate() and (instants := form.instants(pages.zone()))):
        return asking(form, follows), 422
    try:
        campaign = _open(form, *instants, follows)
    except Unsound as refusal:
        form.refuse(refusal.problems)
        return asking(form, follows), 422
    db.session.commit()
    flash(_("The campaign stands. Nobody has been written to yet."), "success")
    return redirect(url_for("campaigns.show", campaign_id=campaign.id), 303)


def _open(
    form: CampaignForm, opens_at: datetime, closes_at: datetime, follows: UUID | None
) -> Campaign:
    return campaigns.open_campaign(
        db.session(), UUID(form.version.data),
        titles={"fr": form.title_fr.data or "", "nl": form.title_nl.data or ""},
        reference_year=form.reference_year.data or 0, opens_at=opens_at, closes_at=closes_at,
        follows=follows, by=current_actor(), now=utcnow(),
    )  # fmt: skip


def asking(form: CampaignForm, follows: UUID | None = None) -> str:
    """Draw the form of a campaign."""
    return render_template("campaigns/new.html", form=form, city=pages.city(), follows=follows)


def empty_form(**defaults: object) -> CampaignForm:
    """Return the form of a campaign, with the versions to choose from."""
    form = CampaignForm(**defaults)
    form.version.choices = [
        SelectChoice(value=str(one.id), label=_name_of(one))
        for one in campaigns.versions_to_open(db.session(), by=current_actor())
    ]
    return form


def _name_of(version: QuestionnaireVersion) -> str:
    definition = codec.decode(version.definition)
    title = pages.read(definition.title, definition.authored) or _("Without a title")
    return str(_("%(title)s, version %(number)s", title=title, number=version.number))


def _phase(campaign: Campaign) -> str:
    return Window(campaign.opens_at, campaign.closes_at).phase(utcnow()).value
