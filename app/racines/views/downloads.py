"""Fetching a file of statistics from its producer, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext

from app.core.clock import utcnow
from app.core.errors import NotFound, Unsound
from app.core.problems import Problem
from app.core.racines.producers import EVERY, HOSTS
from app.extensions import db
from app.models import Download
from app.racines import downloads, indicators
from app.web.guards import access, current_actor
from app.web.messages import sentence

bp = Blueprint("downloads", __name__, url_prefix="/indicators/downloads")

RHYTHMS = {
    "once": lazy_gettext("Once"),
    "monthly": lazy_gettext("Every month"),
    "quarterly": lazy_gettext("Every three months"),
}
STATES = {
    "waiting": lazy_gettext("Under way"),
    "fetched": lazy_gettext("Fetched"),
    "unchanged": lazy_gettext("No change"),
    "refused": lazy_gettext("Not fetched"),
}


@bp.get("/")
@access("indicator", "import")
def show() -> ResponseReturnValue:
    """Show what was asked for and what came of it, and ask for another address."""
    return _page()


@bp.post("/")
@access("indicator", "import")
def ask() -> ResponseReturnValue:
    """Ask for a file of a producer."""
    told, by = request.form, current_actor()
    pole, every = told.get("pole", type=UUID), told.get("every", "once")
    if pole is None or every not in EVERY:
        raise NotFound("no such pole or rhythm")
    address = told.get("address", "")
    try:
        downloads.ask(db.session(), address, pole=pole, every=every, by=by, now=utcnow())
    except Unsound as refusal:
        return _page(refusal.problems, address), 422
    db.session.commit()
    flash(_("The file is being fetched. This page says what becomes of it."), "success")
    return redirect(url_for("downloads.show"), 303)


def _page(problems: Sequence[Problem] = (), address: str = "") -> str:
    by = current_actor()
    return render_template(
        "racines/downloads.html",
        lines=[("address", sentence(problem)) for problem in problems],
        address=address,
        downloads=downloads.list_of(db.session(), by=by),
        poles=indicators.poles_to_import_for(db.session(), by=by),
        rhythms=RHYTHMS,
        states=STATES,
        hosts=HOSTS,
        why=_why,
    )


def _why(download: Download) -> str:
    """Return the sentence of what stood in the way; empty where nothing did."""
    if not download.problem:
        return ""
    return sentence(Problem(download.problem["code"], (), download.problem["facts"]))
