"""What every page of the editor does with an edit: apply it, commit it, or show the conflict."""

from __future__ import annotations

from uuid import UUID

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue

from app.builder import drafts
from app.builder.views.reading import Reading
from app.core.clock import utcnow
from app.core.questionnaire import log
from app.core.questionnaire.changes import Write
from app.core.questionnaire.definition import Definition
from app.core.questionnaire.operations import Operation, Several
from app.core.questionnaire.parts import Missing, find
from app.core.questionnaire.wordings import text_at
from app.core.text import LocalizedText
from app.extensions import db
from app.models import Questionnaire
from app.web import errors
from app.web.guards import current_actor


def revision_posted() -> int:
    """Return the revision of the page from which this request was sent."""
    written = request.form.get("revision", "")
    if not (written.isascii() and written.isdigit() and len(written) < 10):
        abort(400)
    return int(written)


def base_of(questionnaire_id: UUID) -> Definition:
    """Return the draft as the person saw it who sent this request."""
    session = db.session()
    found = drafts.to_edit(session, questionnaire_id, by=current_actor(), to_change=True)
    return drafts.as_of(session, found, revision_posted())


def carry_out(questionnaire_id: UUID, operation: Operation) -> Questionnaire:
    """Apply an edit and commit it.  An edit that does nothing leaves no trace."""
    session, actor = db.session(), current_actor()
    if operation == Several(()):
        return drafts.to_edit(session, questionnaire_id, by=actor)
    made = drafts.edit(
        session,
        questionnaire_id,
        operation,
        revision=revision_posted(),
        by=actor,
        now=utcnow(),
    )
    session.commit()
    return made


def overtaken(refusal: drafts.Overtaken) -> ResponseReturnValue:
    """Show both texts where somebody else was first; nothing of either is lost."""
    reading = Reading.of(refusal.questionnaire)
    page = render_template(
        "builder/conflict.html",
        reading=reading,
        clashes=[
            (write, _standing(reading.definition, write)) for write in _writes(refusal.operation)
        ],
        again=log.written(refusal.operation),
    )
    db.session.rollback()
    return page, 409


def locked(refusal: drafts.Locked) -> ResponseReturnValue:
    """Name each lock that forbids an edit, and give back what was typed."""
    page = render_template(
        "builder/locked.html",
        reading=Reading.of(refusal.questionnaire),
        problems=refusal.problems,
        writes=_writes(refusal.operation),
    )
    db.session.rollback()
    return page, 422


def gone(missing: Missing) -> ResponseReturnValue:
    """Say that the page spoke of a part that this questionnaire never had."""
    return errors.page(404), 404


def _writes(operation: Operation) -> list[Write]:
    match operation:
        case Several(operations):
            return [write for each in operations for write in _writes(each)]
        case Write():
            return [operation]
        case _:
            return []


def _standing(head: Definition, write: Write) -> LocalizedText | None:
    """Return the text as it stands now; None where its part is gone."""
    try:
        return text_at(find(head, write.address), write.field)
    except Missing:
        return None
