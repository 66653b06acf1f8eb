"""All logic of a questionnaire on one page, and one condition composed as a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.builder import composing, drafts, library
from app.builder.views.posting import base_of, carry_out
from app.builder.views.reading import Reading
from app.builder.views.ruled import Composed, all_rules, used_by
from app.core.clock import utcnow
from app.core.errors import Unsound
from app.core.problems import Problem
from app.core.questionnaire.sentences import Sentence
from app.extensions import db
from app.web.guards import access, current_actor

bp = Blueprint(
    "questionnaire_logic", __name__, url_prefix="/questionnaires/<uuid:questionnaire_id>/logic"
)


@bp.get("/")
@access("questionnaire", "read")
def show(questionnaire_id: UUID) -> ResponseReturnValue:
    """Show every rule, in words, and what hangs on which question."""
    actor = current_actor()
    reading = Reading.of(library.one(db.session(), questionnaire_id, by=actor))
    return render_template(
        "builder/rules.html",
        reading=reading,
        rules=all_rules(reading),
        used=used_by(reading),
        may_edit=actor.may("questionnaire", "edit", pole=reading.questionnaire.pole_id),
    )


@bp.get("/<part>/<field>")
@access("questionnaire", "edit")
def ask(questionnaire_id: UUID, part: str, field: str) -> ResponseReturnValue:
    """Show one condition as a sentence to compose."""
    session = db.session()
    reading = Reading.of(drafts.to_edit(session, questionnaire_id, by=current_actor()))
    return _page(Composed.of(reading, part, field))


@bp.post("/<part>/<field>")
@access("questionnaire", "edit")
def compose(questionnaire_id: UUID, part: str, field: str) -> ResponseReturnValue:
    """Change the sentence as its button says; save it by the button that saves."""
    before, button = base_of(questionnaire_id), request.form.get("do", "save")
    said = composing.typed(request.form)
    if button not in {"save", "clear"}:
        return _again(questionnaire_id, part, field, composing.pressed(said, button), button)
    try:
        edit = composing.edit_of(before, part, field, said if button == "save" else Sentence())
    except Unsound as refusal:
        return _again(questionnaire_id, part, field, said, button, refusal.problems), 422
    if edit:
        carry_out(questionnaire_id, edit)
    flash(_("The condition is saved."), "success")
    return redirect(url_for(".ask", questionnaire_id=questionnaire_id, part=part, field=field), 303)


def _again(
    questionnaire_id: UUID, part: str, field: str, said: Sentence, button: str,
    refused: Sequence[Problem] = (),
) -> str:  # fmt: skip
    found = drafts.to_edit(db.session(), questionnaire_id, by=current_actor())
    composed = Composed.of(Reading.of(found), part, field, said, focus=button)
    return _page(composed, refused, _samples() if button == "try" else None)


def _samples() -> Mapping[str, str]:
    names = (name for name in request.form if name.startswith("sample-"))
    return {name.removeprefix("sample-"): request.form[name].strip()[:200] for name in names}


def _page(
    composed: Composed,
    refused: Sequence[Problem] = (),
    samples: Mapping[str, str] | None = None,
) -> str:
    holds = None
    if samples is not None and composed.written:
        holds = composing.holds(composed.written, samples, now=utcnow())
    return render_template(
        "builder/sentence.html",
        composed=composed,
        reading=composed.reading,
        refused=refused,
        samples=samples,
        holds=holds,
    )
