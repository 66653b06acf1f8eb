"""Taking a questionnaire along as a file: which content, which format, and what that loses."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue

from app.builder import exporting, library
from app.builder.views.reading import Reading
from app.core.errors import NotFound
from app.core.questionnaire.report import as_problem
from app.extensions import db
from app.web.guards import access, current_actor

bp = Blueprint(
    "questionnaire_export", __name__, url_prefix="/questionnaires/<uuid:questionnaire_id>/export"
)


@bp.get("/")
@access("questionnaire", "read")
def show(questionnaire_id: UUID) -> ResponseReturnValue:
    """Offer the formats, and say of one of them what it does not hold."""
    session, actor, version = db.session(), current_actor(), _version()
    format = request.args.get("format", next(iter(exporting.FORMATS)))
    reading = Reading.of(library.one(session, questionnaire_id, by=actor))
    content = exporting.content(session, questionnaire_id, version=version, by=actor)
    return render_template(
        "builder/export.html",
        reading=reading, as_problem=as_problem, version=version, format=format,
        formats=exporting.FORMATS, report=_format(format).tell(content),
        history=library.history(session, reading.questionnaire),
    )  # fmt: skip


@bp.get("/<format>")
@access("questionnaire", "read")
def file(questionnaire_id: UUID, format: str) -> ResponseReturnValue:
    """Give the draft, or a version, as a file."""
    version, kind = _version(), _format(format)
    content = exporting.content(db.session(), questionnaire_id, version=version, by=current_actor())
    name = exporting.file_name(content, version, format)
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Content-Security-Policy": "sandbox; default-src 'none'",
    }
    return Response(kind.write(content).data, mimetype=kind.media_type, headers=headers)


def _version() -> int:
    """Return which version was asked for; what is no number is none."""
    asked = request.args.get("version", str(exporting.DRAFT))
    if not (asked.isascii() and asked.isdecimal() and len(asked) < 10):
        raise NotFound(f"version {asked[:20]}")
    return int(asked)


def _format(name: str) -> exporting.Format:
    if name not in exporting.FORMATS:
        raise NotFound(f"format {name[:20]}")
    return exporting.FORMATS[name]
