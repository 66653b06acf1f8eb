"""The stored files of answers: given to whoever answers, and gathered for the pole."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from uuid import UUID

from flask import Blueprint, Response, abort, current_app, send_file, stream_with_context
from flask.typing import ResponseReturnValue

from app import models
from app.core.access import Actor
from app.core.clock import utcnow
from app.core.errors import Unsound
from app.core.problems import Place, Problem
from app.core.questionnaire.definition import Question
from app.core.questionnaire.lookups import Lookups
from app.documents import previews, zipping
from app.documents.store import Damaged, Store
from app.extensions import db
from app.surveys import attaching
from app.surveys.attaching import Brought, Gathered
from app.surveys.fields import Keep
from app.surveys.views import communes
from app.surveys.views.answer import KEY, PLACE, response_of
from app.surveys.views.entrance import entered
from app.web.guards import access, current_actor, open_to_all

log = logging.getLogger(__name__)
bp = Blueprint("stored", __name__)

SANDBOX = "sandbox; default-src 'none'"
"""What a stored file may do where a browser opens it after all: nothing."""

TOO_LARGE = frozenset(
    {"file.too-large", "file.beyond-quota-of-enterprise", "file.beyond-quota-of-pole"}
)
"""The problems for which a page answers 413."""


def store() -> Store:
    return Store(current_app.config["SETTINGS"].data_dir / "files")


def lookups(response: models.Response) -> Lookups:
    """Return what is looked up while a page of this respondent is read."""
    return replace(communes.lookups(), file=partial(attaching.found, db.session(), response.id))


def keeping(response: models.Response, actor: Actor) -> Keep:
    """Return what stores the files that a page of this respondent brings."""

    def keep(question: Question, place: Place, name: str, data: bytes) -> str | Problem:
        brought = Brought(question, place, name, data)
        try:
            kept = attaching.keep(
                db.session(), store(), response.id, brought, by=actor, now=utcnow()
            )
        except Unsound as refusal:
            return refusal.problems[0]
        return kept.digest

    return keep


@bp.get(f"/answer{PLACE}/files/<digest>")
@open_to_all(KEY)
def show(campaign_id: UUID, enterprise_id: UUID, digest: str) -> ResponseReturnValue:
    """Give a file of a response to whoever answers for it, as it was sent."""
    entry, _actor = entered(campaign_id, enterprise_id)
    file = attaching.found(db.session(), response_of(entry).id, digest) or abort(404)
    return _private(_read(digest), file["type"], name=file["name"])


@bp.get(f"/answer{PLACE}/files/<digest>/preview")
@open_to_all(KEY)
def preview(campaign_id: UUID, enterprise_id: UUID, digest: str) -> ResponseReturnValue:
    """Show a small copy of a picture, drawn anew: it does not say where it was taken."""
    entry, _actor = entered(campaign_id, enterprise_id)
    file = attaching.found(db.session(), response_of(entry).id, digest) or abort(404)
    folder = current_app.config["SETTINGS"].data_dir / "previews"
    if file["type"] not in previews.SHOWN:
        abort(404)
    copy = previews.of(store(), digest, folder) or abort(404)
    return _private(copy, "image/jpeg")


@bp.get("/campaigns/<uuid:campaign_id>/files.zip")
@access("response", "read")
def archive(campaign_id: UUID) -> ResponseReturnValue:
    """Give every file that was handed in to a campaign, by receipt and question."""
    files = attaching.gathered(db.session(), campaign_id, by=current_actor())
    answer = Response(
        stream_with_context(zipping.zipped(_with_content(files))), mimetype="application/zip"
    )
    answer.headers.set(
        "Content-Disposition", "attachment", filename=f"vises-{str(campaign_id)[:8]}-files.zip"
    )
    return answer


def _with_content(files: Sequence[Gathered]) -> Iterator[tuple[str, bytes]]:
    for file in files:
        try:
            yield file.path, store().read(file.digest)
        except Damaged as damaged:
            log.error("stored file: %s", damaged)
            yield f"{file.path}.missing.txt", b""


def _read(digest: str) -> bytes:
    try:
        return store().read(digest)
    except Damaged as damaged:
        log.error("stored file: %s", damaged)
        abort(410)


def _private(data: bytes, type: str, *, name: str = "") -> Response:
    """Return what nobody may keep, embed or run; a file with a name is for saving, not showing."""
    answer = send_file(
        io.BytesIO(data), mimetype=type, as_attachment=bool(name), download_name=name or None
    )
    answer.headers["Content-Security-Policy"] = SANDBOX
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
