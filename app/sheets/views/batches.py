"""Many files at once: choosing them, watching them being made, taking them away."""

from __future__ import annotations

from collections.abc import Sequence
from tempfile import SpooledTemporaryFile
from typing import IO, cast
from uuid import UUID

from flask import (
    Blueprint,
    current_app,
    redirect,
    render_template,
    request,
    send_file,
    url_for,
)
from flask.typing import ResponseReturnValue

from app.core.clock import utcnow
from app.core.errors import Refusal, Unsound
from app.core.problems import Problem
from app.core.sheets.content import LOCALES
from app.documents import rendering
from app.extensions import db
from app.models import SheetBatch
from app.sheets import batching, drafting
from app.web.guards import access, current_actor

bp = Blueprint("batches", __name__, url_prefix="/sheets/batches")

FORMATS = (*rendering.FORMATS, *rendering.PAPERS)
IN_MEMORY = 8_000_000
"""Bytes of a ZIP; a larger one is written to the disk while it is made."""


@bp.get("/")
@access("sheet", "edit")
def index() -> ResponseReturnValue:
    """Ask which sheets, which languages and which formats."""
    return _page()


@bp.post("/")
@access("sheet", "edit")
def begin() -> ResponseReturnValue:
    """Set the making going."""
    try:
        batch = batching.begin(
            db.session(), request.form.getlist("sheets", type=UUID),
            locales=[each for each in LOCALES if each in request.form.getlist("locales")],
            formats=[each for each in FORMATS if each in request.form.getlist("formats")],
            base_url=_base_url(), by=current_actor(), now=utcnow(),
        )  # fmt: skip
    except Unsound as refusal:
        return _page(refusal.problems), 422
    return _to(batch.id)


@bp.get("/<uuid:batch_id>/")
@access("sheet", "edit")
def show(batch_id: UUID) -> ResponseReturnValue:
    """Show how far it is; the page looks again by itself while something is missing."""
    batch = batching.fetch(db.session(), batch_id, by=current_actor())
    parts = batching.parts_of(db.session(), batch)
    done = [part for part in parts if part.state == "done"]
    problems = {part.id: batching.problems_of(part) for part in parts}
    return render_template(
        "sheets/batch.html", batch=batch, parts=parts, done=len(done), problems=problems
    )


@bp.post("/<uuid:batch_id>/cancel")
@access("sheet", "edit")
def cancel(batch_id: UUID) -> ResponseReturnValue:
    """Make no more of it."""
    batching.cancel(db.session(), batch_id, by=current_actor(), now=utcnow())
    return _to(batch_id)


@bp.post("/<uuid:batch_id>/resume")
@access("sheet", "edit")
def resume(batch_id: UUID) -> ResponseReturnValue:
    """Go on with what was not made."""
    batching.resume(db.session(), batch_id, base_url=_base_url(), by=current_actor(), now=utcnow())
    return _to(batch_id)


@bp.get("/<uuid:batch_id>/sheets.zip")
@access("sheet", "edit")
def archive(batch_id: UUID) -> ResponseReturnValue:
    """Give what is made as one ZIP."""
    file = cast(IO[bytes], SpooledTemporaryFile(IN_MEMORY))  # noqa: SIM115  closed once it is sent
    try:
        batching.write_zip(db.session(), batch_id, file, by=current_actor())
    except Refusal:
        file.close()
        raise
    file.seek(0)
    answer = send_file(file, "application/zip", as_attachment=True, download_name="sheets.zip")
    answer.call_on_close(file.close)
    return answer


def _to(batch_id: UUID) -> ResponseReturnValue:
    db.session.commit()
    return redirect(url_for("batches.show", batch_id=batch_id), 303)


def _page(problems: Sequence[Problem] = ()) -> str:
    db.session.rollback()
    batches: Sequence[SheetBatch] = batching.list_of(db.session(), by=current_actor())
    return render_template(
        "sheets/batches.html",
        sheets=drafting.list_of(db.session(), by=current_actor()),
        batches=batches,
        problems=problems,
        formats=FORMATS,
        locales=LOCALES,
    )


def _base_url() -> str:
    return str(current_app.config["SETTINGS"].base_url)
