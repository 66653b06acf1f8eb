"""The texts of a questionnaire as a file for translators, and the file that comes back."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from flask import Blueprint, Response, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from app.builder import drafts, translating
from app.builder.views.reading import Reading
from app.core.clock import utcnow
from app.core.errors import NotFound, Unsound
from app.extensions import db
from app.interchange import translators
from app.interchange.translators import Writer
from app.web.guards import access, current_actor
from app.web.messages import sentence

bp = Blueprint(
    "translations", __name__, url_prefix="/questionnaires/<uuid:questionnaire_id>/translations"
)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WRITERS: Mapping[str, tuple[str, Writer]] = {
    "xlsx": (XLSX, translators.as_xlsx),
    "csv": ("text/csv; charset=utf-8", translators.as_csv),
}
"""How each format is written, with its media type."""


@bp.get("/texts.<format>")
@access("questionnaire", "edit")
def file(questionnaire_id: UUID, format: str) -> ResponseReturnValue:
    """Give every text in both languages, each with its key and its state."""
    reading = Reading.of(drafts.to_edit(db.session(), questionnaire_id, by=current_actor()))
    if format not in WRITERS:
        raise NotFound(f"format {format[:20]}")
    media_type, write = WRITERS[format]
    data = write(
        translating.lines(reading.definition, _where(reading)), reading.questionnaire.revision
    )
    headers = {"Content-Disposition": f'attachment; filename="vises-texts.{format}"'}
    return Response(data, mimetype=media_type, headers=headers)


@bp.post("/")
@access("questionnaire", "edit")
def take_back(questionnaire_id: UUID) -> ResponseReturnValue:
    """Write what a translator sent into the draft, text by text."""
    sent = request.files.get("file")
    data = sent.read(translators.LARGEST + 1) if sent else b""
    try:
        taken = translating.take_back(
            db.session(), questionnaire_id, data, by=current_actor(), now=utcnow()
        )
    except Unsound as refusal:
        db.session.rollback()
        flash(sentence(refusal.problems[0]), "error")
    else:
        db.session.commit()
        _tell(taken)
    return redirect(url_for("translate.show", questionnaire_id=questionnaire_id), 303)


def _tell(taken: translating.Taken) -> None:
    written = ngettext("%(num)d text taken over.", "%(num)d texts taken over.", taken.written)
    gone = ngettext(
        "%(num)d text stands in the questionnaire no more.",
        "%(num)d texts stand in the questionnaire no more.",
        taken.gone,
    )
    flash(f"{written} {gone}" if taken.gone else written, "success")


def _where(reading: Reading) -> dict[str, str]:
    pages = {
        id: reading.words(page.title) or str(_("Page without a title"))
        for id, page in reading.page.items()
    }
    questions = {
        one.id: f"{pages[page.id]} › {one.name}"
        for page in reading.definition.pages
        for one in page.questions
    }
    return {"": str(_("The questionnaire")), **pages, **questions}
