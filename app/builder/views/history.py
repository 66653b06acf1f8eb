"""The history of a draft: read edit by edit, and gone back to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from uuid import UUID

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.builder import history
from app.builder.views.posting import revision_posted
from app.builder.views.reading import Reading
from app.builder.views.told import told_edit
from app.core.clock import utcnow
from app.extensions import db
from app.models import Questionnaire
from app.web.guards import access, current_actor

bp = Blueprint(
    "questionnaire_history", __name__, url_prefix="/questionnaires/<uuid:questionnaire_id>/history"
)
HOW: Mapping[str, tuple[str, Callable[..., Questionnaire]]] = {
    "revision": ("to", history.restore),
    "version": ("number", history.restore_version),
}
"""What is gone back to, by the name of the field that says it."""


@bp.get("/")
@access("questionnaire", "read")
def show(questionnaire_id: UUID) -> ResponseReturnValue:
    """Show the edits of a draft, the latest first."""
    session, actor = db.session(), current_actor()
    until = request.args.get("until", type=int)
    questionnaire, done = history.edits(session, questionnaire_id, until=until, by=actor)
    return render_template(
        "builder/history.html",
        reading=Reading.of(questionnaire),
        done=[(one, told_edit(one.old, one.new)) for one in done],
        may_edit=actor.may("questionnaire", "edit", pole=questionnaire.pole_id),
    )


@bp.post("/")
@access("questionnaire", "edit")
def restore(questionnaire_id: UUID) -> ResponseReturnValue:
    """Bring the draft to an earlier state, as an edit that can be taken back."""
    kind = next((one for one in HOW if f"to-{one}" in request.form), "")
    number = request.form.get(f"to-{kind}", "")
    if not kind or not (number.isascii() and number.isdigit() and len(number) < 10):
        abort(400)
    name, act = HOW[kind]
    facts = {"revision": revision_posted(), "by": current_actor(), "now": utcnow()}
    act(db.session(), questionnaire_id, **{name: int(number)}, **facts)
    db.session.commit()
    flash(_("The draft says again what it said then. You can undo it in the editor."), "success")
    return redirect(url_for("editor.show", questionnaire_id=questionnaire_id), 303)
