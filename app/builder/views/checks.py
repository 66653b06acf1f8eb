"""Everything that the linter says of a draft, each with its place and its quick fix."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.builder import library, mending
from app.builder.views.posting import base_of, carry_out
from app.builder.views.reading import Reading
from app.core.questionnaire.burden import burden
from app.extensions import db
from app.web.guards import access, current_actor
from app.web.linter_messages import LEVELS

bp = Blueprint(
    "questionnaire_checks", __name__, url_prefix="/questionnaires/<uuid:questionnaire_id>/checks"
)


@bp.get("/")
@access("questionnaire", "read")
def show(questionnaire_id: UUID) -> ResponseReturnValue:
    """Show what stops publishing, what should be mended, and what to think about."""
    actor = current_actor()
    reading = Reading.of(library.one(db.session(), questionnaire_id, by=actor))
    return render_template(
        "builder/checks.html",
        reading=reading,
        levels=LEVELS,
        burden=burden(reading.definition),
        may_edit=actor.may("questionnaire", "edit", pole=reading.questionnaire.pole_id),
    )


@bp.post("/")
@access("questionnaire", "edit")
def mend(questionnaire_id: UUID) -> ResponseReturnValue:
    """Carry out the quick fix of one finding, as an edit that can be taken back."""
    carry_out(questionnaire_id, mending.mend(base_of(questionnaire_id), request.form["finding"]))
    flash(_("Mended. You can undo it in the editor."), "success")
    return redirect(url_for(".show", questionnaire_id=questionnaire_id), 303)
