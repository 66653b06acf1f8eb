"""What changed between two versions, or since the last one: in words, with weight and effect."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from app.builder import comparing, library
from app.builder.views.reading import Reading
from app.builder.views.told import told
from app.extensions import db
from app.web.difference_messages import MEANINGS, WEIGHTS
from app.web.guards import access, current_actor

bp = Blueprint(
    "questionnaire_changes", __name__, url_prefix="/questionnaires/<uuid:questionnaire_id>/changes"
)


@bp.get("/")
@access("questionnaire", "read")
def show(questionnaire_id: UUID) -> ResponseReturnValue:
    """Show what is otherwise in the draft, or in the version ``to``, than in ``from``."""
    session, actor = db.session(), current_actor()
    reading = Reading.of(library.one(session, questionnaire_id, by=actor))
    since, until = (request.args.get(name, type=int) for name in ("from", "to"))
    found = comparing.changes(session, questionnaire_id, by=actor, since=since, until=until)
    return render_template(
        "builder/changes.html",
        reading=reading,
        changes=found,
        told=told(found) if found else [],
        history=library.history(session, reading.questionnaire),
        weights=WEIGHTS,
        meanings=MEANINGS,
    )
