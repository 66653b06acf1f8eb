"""The editor: one page of the questionnaire, one question opened, both languages in one row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug import Response

from app.builder import arranging, card, drafts, undoing, wording
from app.builder.views.kinds import OFFERED, kind_of
from app.builder.views.posting import base_of, carry_out, gone, locked, overtaken
from app.builder.views.reading import Reading
from app.builder.views.workbench import bench
from app.core.chance import fresh_id
from app.core.clock import utcnow
from app.core.errors import Unsound
from app.core.problems import Problem
from app.core.questionnaire import log
from app.core.questionnaire.operations import Several
from app.core.questionnaire.parts import Missing
from app.extensions import db
from app.models import Questionnaire
from app.web.guards import access, current_actor

bp = Blueprint("editor", __name__, url_prefix="/questionnaires/<uuid:questionnaire_id>")
bp.app_errorhandler(drafts.Overtaken)(overtaken)
bp.app_errorhandler(drafts.Locked)(locked)
bp.app_errorhandler(Missing)(gone)


@bp.get("/")
@access("questionnaire", "edit")
def show(questionnaire_id: UUID) -> ResponseReturnValue:
    """Show one page of the questionnaire, with the question that the address names opened."""
    return _page(questionnaire_id, request.args.get("question", ""))


@bp.get("/checked")
@access("questionnaire", "edit")
def checked(questionnaire_id: UUID) -> ResponseReturnValue:
    """Give what the linter says, for the side of a page that stands already."""
    session, actor = db.session(), current_actor()
    found = drafts.to_edit(session, questionnaire_id, by=actor)
    steps = undoing.steps(session, found, by=actor)
    shown = bench(found, steps, question=request.args.get("question", ""))
    return render_template("builder/checked.html", bench=shown)


@bp.post("/questions/<question>")
@access("questionnaire", "edit")
def save(questionnaire_id: UUID, question: str) -> ResponseReturnValue:
    """Save what was written on the card of a question, and do what its button says."""
    typed = request.form.to_dict()
    try:
        edit = card.edit_of(base_of(questionnaire_id), question, typed, iter(fresh_id, ""))
    except Unsound as refusal:
        return _page(questionnaire_id, question, typed, refusal.problems), 422
    made = carry_out(questionnaire_id, edit)
    return _back(made, question, opened="open" in typed, then=typed.get("then", ""))


@bp.post("/questions")
@access("questionnaire", "edit")
def add(questionnaire_id: UUID) -> ResponseReturnValue:
    """Add an empty question behind another, and open it."""
    typed, before = request.form, base_of(questionnaire_id)
    edit = arranging.new_question(
        before, typed["page"], typed.get("after", ""), typed["kind"], iter(fresh_id, "")
    )
    return _back(carry_out(questionnaire_id, edit), edit.part.id)


@bp.post("/pages/<page>")
@access("questionnaire", "edit")
def save_page(questionnaire_id: UUID, page: str) -> ResponseReturnValue:
    """Save the titles of a page, its module or the questionnaire, and do what the button says."""
    typed, before = request.form.to_dict(), base_of(questionnaire_id)
    step = arranging.of_a_page(before, page, typed.get("then", ""), iter(fresh_id, ""))
    edits = (*wording.writes(before, typed), *([step] if step else []))
    made = carry_out(questionnaire_id, Several(edits))
    shown = arranging.page_after(step, page)
    return redirect(url_for(".show", questionnaire_id=made.id, page=shown), 303)


@bp.post("/undo")
@access("questionnaire", "edit")
def undo(questionnaire_id: UUID) -> ResponseReturnValue:
    """Take back the latest edit of this person."""
    of, actor = request.form.get("of", 0, int), current_actor()
    undoing.undo(db.session(), questionnaire_id, of=of, by=actor, now=utcnow())
    db.session.commit()
    return redirect(_same_page(questionnaire_id), 303)


@bp.post("/again")
@access("questionnaire", "edit")
def again(questionnaire_id: UUID) -> ResponseReturnValue:
    """Do an edit after all that was refused because somebody else was first."""
    try:
        edit = log.read(request.form.get("operation", ""))
    except ValueError:
        abort(400)
    carry_out(questionnaire_id, edit)
    return redirect(url_for(".show", questionnaire_id=questionnaire_id, done="saved"), 303)


@bp.post("/redo")
@access("questionnaire", "edit")
def redo(questionnaire_id: UUID) -> ResponseReturnValue:
    """Repeat the edit that this person took back last."""
    of, actor = request.form.get("of", 0, int), current_actor()
    undoing.redo(db.session(), questionnaire_id, of=of, by=actor, now=utcnow())
    db.session.commit()
    return redirect(_same_page(questionnaire_id), 303)


def _page(
    questionnaire_id: UUID,
    question: str,
    typed: Mapping[str, str] | None = None,
    refused: Sequence[Problem] = (),
) -> str:
    session, actor = db.session(), current_actor()
    found = drafts.to_edit(session, questionnaire_id, by=actor)
    steps = undoing.steps(session, found, by=actor)
    shown = bench(
        found,
        steps,
        page=request.args.get("page", ""),
        question=question,
        typed=typed,
        refused=refused,
        done=request.args.get("done", ""),
        moved=request.args.get("moved", ""),
    )
    return render_template(
        "builder/editor.html",
        bench=shown,
        reading=shown.reading,
        offered=OFFERED,
        kind_of=kind_of,
        may_publish=actor.may("questionnaire", "publish", pole=found.pole_id),
    )


def _back(made: Questionnaire, question: str, *, opened: bool = True, then: str = "") -> Response:
    """Lead to the question that was saved, to the next one, or to where it stood."""
    reading = Reading.of(made)
    order = [each.id for each in reading.definition.questions]
    if then == "next" and question in order[:-1]:
        question = order[order.index(question) + 1]
    page = reading.page_of.get(question)
    return redirect(
        url_for(
            ".show",
            questionnaire_id=made.id,
            page=page.id if page else request.form.get("page"),
            question=question if page and opened else None,
            done={"delete": "deleted"}.get(then, "saved"),
            moved=question if page and then in {"up", "down", "move"} else None,
            _anchor=f"q-{question}" if page else None,
        ),
        303,
    )


def _same_page(questionnaire_id: UUID) -> str:
    page, question = request.form.get("page"), request.form.get("question") or None
    return url_for(".show", questionnaire_id=questionnaire_id, page=page, question=question)
