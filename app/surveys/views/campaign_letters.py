"""The letters of a campaign: wording them with a preview, sending reminders, giving a link anew."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from app.core.chance import fresh_token
from app.core.clock import utcnow
from app.core.errors import Unsound
from app.documents.letters import Letter
from app.extensions import db
from app.models import Campaign
from app.surveys import campaign_mail, campaigns, reminding
from app.surveys.campaign_mail import LOCALES
from app.surveys.forms import LetterForm
from app.surveys.reminding import TooOften
from app.web import pages
from app.web.guards import access, current_actor

bp = Blueprint("campaign_letters", __name__, url_prefix="/campaigns/<uuid:campaign_id>")
LETTER = "/letters/<any(invitation, reminder):letter>"


@bp.get(LETTER)
@access("campaign", "edit")
def show(campaign_id: UUID, letter: str) -> ResponseReturnValue:
    """Show how a letter is worded, and how its first readers would read it."""
    campaign = _campaign(campaign_id)
    worded = {locale: campaign_mail.letter_of(campaign, letter, locale) for locale in LOCALES}
    words = {f"subject_{locale}": one.subject for locale, one in worded.items()}
    form = LetterForm(**words, **{f"text_{locale}": one.text for locale, one in worded.items()})
    return _page(campaign, letter, form)


@bp.post(LETTER)
@access("campaign", "edit")
def save(campaign_id: UUID, letter: str) -> ResponseReturnValue:
    """Keep the words of a letter, or only show how they would read."""
    campaign, form = _campaign(campaign_id), LetterForm()
    if "preview" in request.form:
        return _page(campaign, letter, form)
    try:
        campaign_mail.word(
            db.session(), campaign_id, letter, form.letters(), by=current_actor(), now=utcnow()
        )
    except Unsound as refusal:
        form.refuse(refusal.problems)
        return _page(campaign, letter, form), 422
    db.session.commit()
    flash(_("The letter is kept as you worded it."), "success")
    return redirect(url_for("campaigns.show", campaign_id=campaign_id), 303)


@bp.post("/remind")
@access("campaign", "edit")
def remind(campaign_id: UUID) -> ResponseReturnValue:
    """Remind those who have not sent their answers, once each."""
    settings = current_app.config["SETTINGS"]
    count = reminding.remind(
        db.session(), campaign_id, tokens=iter(fresh_token, None),
        per_minute=settings.mails_per_minute, **_from_here(),
    )  # fmt: skip
    db.session.commit()
    flash(
        ngettext("%(num)s reminder leaves.", "%(num)s reminders leave.", count) if count
        else _("Everybody has been reminded already."), "success",
    )  # fmt: skip
    return redirect(url_for("campaigns.show", campaign_id=campaign_id), 303)


@bp.post("/enterprises/<uuid:enterprise_id>/link")
@access("campaign", "edit")
def give_anew(campaign_id: UUID, enterprise_id: UUID) -> ResponseReturnValue:
    """Send an enterprise a new link, in place of those that it has."""
    try:
        enterprise = reminding.give_anew(
            db.session(), campaign_id, enterprise_id, token=fresh_token(), **_from_here()
        )
    except TooOften:
        flash(_("It was sent three new links within the hour. Wait a little."), "error")
    else:
        db.session.commit()
        flash(_("A new link leaves for %(name)s. The old ones are shut.", name=enterprise.name),
              "success")  # fmt: skip
    return redirect(url_for("campaigns.show", campaign_id=campaign_id), 303)


def _campaign(campaign_id: UUID) -> Campaign:
    return campaigns.campaign_of(db.session(), campaign_id, by=current_actor(), action="edit")


def _from_here() -> dict[str, Any]:
    """Return on whose behalf, when and from which address a mail leaves."""
    base_url = current_app.config["SETTINGS"].base_url
    return {"by": current_actor(), "now": utcnow(), "zone": pages.zone(), "base_url": base_url}


def _page(campaign: Campaign, letter: str, form: LetterForm) -> str:
    sender = campaign_mail.sender_of(
        db.session(), campaign, base_url=current_app.config["SETTINGS"].base_url,
        zone=pages.zone(), now=utcnow(), per_minute=1,
    )  # fmt: skip
    previews: dict[str, Letter] = {}
    for locale, words in form.letters().items():
        reader = campaign_mail.first_reader(db.session(), campaign, locale)
        previews[locale] = campaign_mail.preview(sender, words, reader, locale)
    return render_template(
        "campaigns/letter.html", campaign=campaign, letter=letter, form=form, previews=previews,
        places=campaign_mail.PLACES,
    )  # fmt: skip
