"""Importing an XLSForm, and the report of what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.builder import importing, library
from app.builder.forms import ImportForm
from app.builder.views.reading import Reading
from app.core.chance import fresh_token
from app.core.clock import utcnow
from app.core.errors import NotFound, Unsound
from app.core.problems import Problem
from app.core.questionnaire import report as reports
from app.extensions import db
from app.interchange import formats
from app.models import Questionnaire
from app.web.guards import access, current_actor

bp = Blueprint("questionnaire_import", __name__, url_prefix="/questionnaires")


@bp.get("/import")
@access("questionnaire", "import")
def ask() -> ResponseReturnValue:
    """Ask for a file, and say before what may be in it."""
    return _page(ImportForm())


@bp.post("/import")
@access("questionnaire", "import")
def take_over() -> ResponseReturnValue:
    """Make a questionnaire of the file, or show where it cannot be read."""
    form = ImportForm()
    form.offer(library.poles(db.session(), by=current_actor(), action="import"))
    if not form.validate():
        return _page(form), 422
    try:
        made = _take_over(form)
    except Unsound as refusal:
        db.session.rollback()
        return _page(form, refusal.problems), 422
    db.session.commit()
    flash(_("The file is a questionnaire now. Read what became of it."), "success")
    return redirect(url_for(".report", questionnaire_id=made.id), 303)


@bp.get("/<uuid:questionnaire_id>/report")
@access("questionnaire", "read")
def report(questionnaire_id: UUID) -> ResponseReturnValue:
    """Show what the import kept, changed, lost and left to review."""
    reading = Reading.of(library.one(db.session(), questionnaire_id, by=current_actor()))
    if reading.questionnaire.report is None:
        raise NotFound("nothing was imported")
    told = reports.decode(reading.questionnaire.report)
    return render_template(
        "builder/report.html", reading=reading, report=told, as_problem=reports.as_problem
    )


def _take_over(form: ImportForm) -> Questionnaire:
    sent = request.files.get("file")
    return importing.take_over(
        db.session(),
        form.pole.data,
        sent.read(formats.LARGEST + 1) if sent else b"",
        file_name=(sent.filename or "")[:200] if sent else "",
        token=fresh_token(),
        by=current_actor(),
        now=utcnow(),
    )


def _page(form: ImportForm, problems: Sequence[Problem] = ()) -> str:
    form.offer(library.poles(db.session(), by=current_actor(), action="import"))
    return render_template(
        "builder/import.html",
        form=form,
        problems=problems,
        megabytes=formats.LARGEST // 1024**2,
        extensions=importing.EXTENSIONS,
    )
