"""Publishing a questionnaire, and the history of its versions."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.builder import comparing, library, publishing
from app.builder.forms import PublishForm
from app.builder.views.reading import Reading
from app.builder.views.told import told
from app.core.clock import utcnow
from app.core.errors import Unsound
from app.core.problems import Problem
from app.core.questionnaire import completeness, review
from app.extensions import db
from app.models import QuestionnaireVersion
from app.web.difference_messages import WEIGHTS
from app.web.guards import access, current_actor
from app.web.messages import sentence

bp = Blueprint(
    "questionnaire_publish", __name__, url_prefix="/questionnaires/<uuid:questionnaire_id>/publish"
)


@bp.get("/")
@access("questionnaire", "read")
def show(questionnaire_id: UUID) -> ResponseReturnValue:
    """Show what is open, what was published before, and ask for a note."""
    return _page(questionnaire_id, PublishForm())


@bp.post("/")
@access("questionnaire", "publish")
def publish(questionnaire_id: UUID) -> ResponseReturnValue:
    """Publish the draft, or show what still stands in its way."""
    form = PublishForm()
    if not form.validate():
        return _page(questionnaire_id, form), 422
    try:
        version = _publish(questionnaire_id, form)
    except Unsound as refusal:
        return _page(questionnaire_id, form, refusal.problems), 422

    db.session.commit()
    flash(_("Version %(number)d is published.", number=version.number), "success")
    return redirect(url_for(".show", questionnaire_id=questionnaire_id), 303)


def _publish(questionnaire_id: UUID, form: PublishForm) -> QuestionnaireVersion:
    return publishing.publish(
        db.session(),
        questionnaire_id,
        by=current_actor(),
        now=utcnow(),
        note=form.note.data or "",
        accept_open_points=form.accept.data,
        revision=form.revision.data,
    )


def _page(questionnaire_id: UUID, form: PublishForm, refused: Sequence[Problem] = ()) -> str:
    session, actor = db.session(), current_actor()
    reading = Reading.of(library.one(session, questionnaire_id, by=actor))
    changes = comparing.changes(session, questionnaire_id, by=actor)
    form.revision.data = reading.questionnaire.revision
    form.refuse(problem for problem in refused if problem.place == (form.accept.name,))
    return render_template(
        "builder/publish.html",
        reading=reading,
        form=form,
        lines=[
            (
                form.accept.id if problem.place == (form.accept.name,) else "problems",
                sentence(problem),
            )
            for problem in refused
        ],
        open_points=review.open_points(reading.definition),
        progress=completeness.progress(reading.definition),
        history=library.history(session, reading.questionnaire),
        changes=changes,
        told=told(changes) if changes else {},
        unchanged=changes is not None and changes.old == changes.new,
        weights=WEIGHTS,
        may_publish=actor.may("questionnaire", "publish", pole=reading.questionnaire.pole_id),
    )
