"""The hall: the first page of each kind of visitor, the partners, and the signs of life."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _
from sqlalchemy import text
from sqlalchemy.orm import Session

from app.core.access import Actor
from app.core.clock import utcnow
from app.core.opening import Window
from app.extensions import db
from app.records import overview
from app.records.overview import Step
from app.web.guards import current_actor, open_to_all

bp = Blueprint("home", __name__)

TO_DO: Mapping[Step, tuple[object, object, str, tuple[str, str]]] = {
    Step.ENTERPRISES: (
        _("Add your enterprises"),
        _("Name, language, address and commune: they are the ones who answer."),
        "enterprises.new",
        ("enterprise", "edit"),
    ),
    Step.QUESTIONNAIRE: (
        _("Begin a questionnaire"),
        _("Write it in both languages, or import an XLSForm."),
        "questionnaires.index",
        ("questionnaire", "edit"),
    ),
    Step.VERSION: (
        _("Publish a version"),
        _("The questionnaire is frozen, and a campaign can ask it."),
        "questionnaires.index",
        ("questionnaire", "publish"),
    ),
    Step.CAMPAIGN: (
        _("Open a campaign"),
        _("Each enterprise receives its personal link, in its language."),
        "campaigns.ask",
        ("campaign", "edit"),
    ),
    Step.ANSWERS: (
        _("Follow the answers"),
        _("See who has begun and who has sent."),
        "campaigns.index",
        ("campaign", "read"),
    ),
    Step.COMPARISON: (
        _("Set an answer beside its territory"),
        _("Choose a question and the indicator that measures the same."),
        "comparisons.ask",
        ("comparison", "edit"),
    ),
    Step.SHEET: (
        _("Compose an impact sheet"),
        _("Choose what to show and write it in both languages."),
        "sheets.ask",
        ("sheet", "edit"),
    ),
    Step.EDITION: (
        _("Publish the sheet"),
        _("A page for everybody and a PDF, in French and in Dutch."),
        "sheets.index",
        ("sheet", "publish"),
    ),
}
"""What each step is called, what it gives, where it is done, and who may do it."""


@bp.get("/")
@open_to_all("everybody may see where they are")
def show() -> ResponseReturnValue:
    """Show a visitor what this is, and a person who is logged in where their work stands."""
    actor, session = current_actor(), db.session()
    if not actor.grants:
        shown = overview.published(session, most=6)
        return render_template("home/welcome.html", published=shown)
    now = utcnow()
    parts = {
        name: gather(session, actor) for name, gather in PARTS.items() if actor.may(*NEEDS[name])
    }
    if "steps" in parts:
        parts["running"] = overview.running(session, by=actor, now=now)
    return render_template(
        "home/desk.html",
        to_do=TO_DO,
        phase=_phase,
        **dict.fromkeys(PARTS) | {"running": None, **parts},
    )


@bp.get("/partners")
@open_to_all("the directory says what public records say")
def partners() -> ResponseReturnValue:
    """Show the organisations of the directory, each with where that is written."""
    return render_template("home/partners.html", partners=overview.partners(db.session()))


@bp.get("/healthz")
@open_to_all("a monitor asks whether we live; it learns nothing else")
def health() -> ResponseReturnValue:
    """Say that the process answers and reaches its database."""
    db.session().execute(text("SELECT 1"))
    return {"status": "ok"}


def _phase(campaign: overview.Running) -> str:
    return Window(campaign.opens_at, campaign.closes_at).phase(utcnow())


PARTS: Mapping[str, Callable[[Session, Actor], Any]] = {
    "steps": lambda session, actor: overview.steps(session, by=actor),
    "asked": lambda session, actor: overview.asked_of(session, by=actor),
    "sheets": lambda session, actor: overview.sheets_of(session, by=actor, most=6),
    "poles": lambda session, _actor: overview.poles(session),
}
"""The parts of a desk.  Each asks the tables once."""

NEEDS: Mapping[str, tuple[str, str]] = {
    "steps": ("campaign", "read"),
    "asked": ("response", "answer"),
    "sheets": ("sheet", "read"),
    "poles": ("pole", "create"),
}
"""Who is shown which part."""
