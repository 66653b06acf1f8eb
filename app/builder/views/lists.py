"""The lists in files that the questions of a draft choose from."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
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
    return _page(questionnaire_id)


@bp.post("/")
@access("questionnaire", "edit")
def bring(questionnaire_id: UUID) -> ResponseReturnValue:
    """Take the entries of a file into the draft."""
    name = request.form.get("list", "")
    try:
        count = _taken(questionnaire_id, name)
    except drafts.Locked:
        raise
    except Unsound as refusal:
        db.session.rollback()
        return _page(questionnaire_id, name, sentence(refusal.problems[0])), 422
    db.session.commit()
    flash(_said(count), "success")
    return redirect(url_for(".show", questionnaire_id=questionnaire_id), 303)


def _taken(questionnaire_id: UUID, name: str) -> int:
    sent = request.files.get("file")
    return listing.bring(
        db.session(), questionnaire_id, name,
        sent.read(list_files.LARGEST + 1) if sent else b"",
        revision=revision_posted(), by=current_actor(), now=utcnow(),
    )  # fmt: skip


def _said(count: int) -> str:
    return str(
        ngettext(
            "%(num)d entry is here. You can undo it in the editor.",
            "%(num)d entries are here. You can undo it in the editor.",
            count,
        )
    )


def _page(questionnaire_id: UUID, refused: str = "", why: str = "") -> str:
    """Return the page.

    :param refused: the name of the list whose file was refused, with the reason.
    """
    reading = Reading.of(drafts.to_edit(db.session(), questionnaire_id, by=current_actor()))
    lists = {f"file-{at}": one for at, one in enumerate(listing.needed(reading.definition), 1)}
    errors = {field: why for field, one in lists.items() if one.name == refused}
    return render_template(
        "builder/lists.html", reading=reading, lists=lists, errors=errors,
        most=list_files.MOST_ROWS,
    )  # fmt: skip
