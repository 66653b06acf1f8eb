"""Translating: what one language lacks, row by row, saved at once."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import ngettext

from app.builder import drafts, undoing, wording
from app.builder.views.posting import base_of, carry_out
from app.builder.views.rows import places_of, row_of
from app.builder.views.workbench import bench
from app.core.questionnaire.operations import Several
from app.extensions import db
from app.web.guards import access, current_actor

bp = Blueprint(
    "translate", __name__, url_prefix="/questionnaires/<uuid:questionnaire_id>/translate"
)
AT_ONCE = 20
"""Rows of one page."""


@bp.get("/")
@access("questionnaire", "edit")
def show(questionnaire_id: UUID) -> ResponseReturnValue:
    """Show the next texts that one of the languages lacks."""
    session, actor = db.session(), current_actor()
    found = drafts.to_edit(session, questionnaire_id, by=actor)
    shown = bench(found, undoing.steps(session, found, by=actor))
    asked, start = request.args.get("show", "missing"), request.args.get("start", 0, int)
    places = places_of(shown.reading, asked)
    start = min(max(start, 0), max(len(places) - 1, 0))
    return render_template(
        "builder/translate.html",
        bench=shown,
        reading=shown.reading,
        rows=[row_of(shown.reading, one) for one in places[start : start + AT_ONCE]],
        all=len(places),
        start=start,
        asked=asked,
    )


@bp.post("/")
@access("questionnaire", "edit")
def save(questionnaire_id: UUID) -> ResponseReturnValue:
    """Save all rows of the page at once, and go on with the next."""
    typed = request.form.to_dict()
    reviewed = frozenset(one for one in ("fr", "nl") if f"reviewed-{one}" in typed)
    edits = wording.writes(base_of(questionnaire_id), typed, reviewed)
    carry_out(questionnaire_id, Several(tuple(edits)))
    flash(ngettext("%(num)d text saved.", "%(num)d texts saved.", wording.count(edits)), "success")
    asked, start = typed.get("show", "missing"), request.form.get("start", 0, int)
    left = start if asked == "missing" else start + AT_ONCE
    return redirect(
        url_for(".show", questionnaire_id=questionnaire_id, show=asked, start=left or None), 303
    )
