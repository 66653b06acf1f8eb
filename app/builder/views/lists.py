"""The lists in files that the questions of a draft choose from."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from app.builder import drafts, listing
from app.builder.views.posting import revision_posted
from app.builder.views.reading import Reading
from app.core.clock import utcnow
from app.core.errors import Unsound
from app.extensions import db
from app.interchange import list_files
from app.web.guards import access, current_actor
from app.web.messages import sentence

bp = Blueprint(
    "questionnaire_lists", __name__, url_prefix="/questionnaires/<uuid:questionnaire_id>/lists"
)


@bp.get("/")
@access("questionnaire", "edit")
def show(questionnaire_id: UUID) -> ResponseReturnValue:
    """Show each list with the questions that choose from it, and take its file in."""
    reading = Reading.of(drafts.to_edit(db.session(), questionnaire_id, by=current_actor()))
    return render_template(
        "builder/lists.html", reading=reading, lists=list(listing.needed(reading.definition)),
        most=list_files.MOST_ROWS,
    )  # fmt: skip


@bp.post("/")
@access("questionnaire", "edit")
def bring(questionnaire_id: UUID) -> ResponseReturnValue:
    """Take the entries of a file into the draft."""
    sent = request.files.get("file")
    try:
        count = listing.bring(
            db.session(), questionnaire_id, request.form.get("list", ""),
            sent.read(list_files.LARGEST + 1) if sent else b"",
            revision=revision_posted(), by=current_actor(), now=utcnow(),
        )  # fmt: skip
    except Unsound as refusal:
        db.session.rollback()
        flash(sentence(refusal.problems[0]), "error")
    else:
        db.session.commit()
        said = ngettext("%(num)d entry is here.", "%(num)d entries are here.", count)
        flash(f"{said} {_('You can undo it in the editor.')}", "success")
    return redirect(url_for(".show", questionnaire_id=questionnaire_id), 303)
