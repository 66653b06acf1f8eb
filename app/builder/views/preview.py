"""The draft as a respondent would read it, page by page, in either language."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import get_locale

from app.builder import library
from app.builder.views.reading import Reading
from app.core.questionnaire.definition import is_seen
from app.core.text import Locale
from app.extensions import db
from app.web.guards import access, current_actor

bp = Blueprint(
    "questionnaire_preview", __name__, url_prefix="/questionnaires/<uuid:questionnaire_id>/preview"
)


@bp.get("/")
@access("questionnaire", "read")
def show(questionnaire_id: UUID) -> ResponseReturnValue:
    """Show one page of the draft in one of its languages.  Nothing can be answered here."""
    reading = Reading.of(library.one(db.session(), questionnaire_id, by=current_actor()))
    pages = list(reading.definition.pages)
    asked = request.args.get("page", "")
    at = next((at for at, page in enumerate(pages) if page.id == asked), 0)
    return render_template(
        "builder/preview.html",
        reading=reading,
        pages=pages,
        at=at,
        questions=[q for page in pages[at : at + 1] for q in page.questions if is_seen(q)],
        locale=_language(reading),
    )


def _language(reading: Reading) -> Locale:
    """Return the language asked for, or the reader's, or else the authored one."""
    spoken = reading.definition.locales
    for one in (request.args.get("in", ""), str(get_locale())):
        if one in spoken:
            return Locale(one)
    return reading.definition.authored
