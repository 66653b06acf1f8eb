"""The files of an edition beside its printed page: made by a job, a few seconds after it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.access import Actor
from app.core.errors import Unsound
from app.core.sheets.codec import decode_content
from app.core.sheets.content import Content
from app.documents import rendering
from app.documents.rendering import File
from app.jobs import queue
from app.jobs.work import Again, Errand, Jobs
from app.models import Document, Edition, EditionFile

KIND = "sheet.further-files"
FORMATS = tuple(format for format in rendering.FORMATS if format != "pdf")
"""The printed page is there from the first instant; these follow."""


def ask_for(session: Session, edition: Edition, *, pole: UUID, by: Actor, now: datetime) -> None:
    """Ask for the files of an edition, in the transaction that publishes it."""
    queue.ask(
        session, KIND, {"edition": str(edition.id)}, unique_key=f"{KIND}:{edition.id}",
        by=by, pole=pole, now=now,
    )  # fmt: skip


def begin(
    session: Session, parameters: Document, *, by: Actor, now: datetime
) -> tuple[Content, str] | None:
    """Return what is to be made; None where it stands already or nobody will see it."""
    edition = session.get(Edition, UUID(parameters["edition"]))
    if edition is None or edition.withdrawn_at is not None or _names(session, edition.id):
        return None
    return decode_content(edition.content), edition.sheet.public_name


def carry_out(wanted: Any) -> Sequence[File] | Unsound:
    """Make the files; no transaction is open meanwhile."""
    content, public_name = wanted
    try:
        return tuple(rendering.files_of(content, public_name, formats=FORMATS))
    except Unsound as refused:
        return refused


def end(
    session: Session, parameters: Document, outcome: Any, *, by: Actor, now: datetime
) -> Document | Again | None:
    """Keep them with their edition."""
    if isinstance(outcome, Unsound):
        return Again(str(outcome))
    edition_id = UUID(parameters["edition"])
    known = _names(session, edition_id)
    session.add_all(
        EditionFile(
            id=uuid4(), edition_id=edition_id, name=file.name, locale=str(file.locale),
            format=file.format, digest=hashlib.sha256(file.data).hexdigest(), bytes=file.data,
        )
        for file in outcome if file.name not in known
    )  # fmt: skip
    return {"files": len(outcome)}


def jobs() -> Jobs:
    """Return the jobs of this room."""
    return {KIND: Errand(begin, carry_out, end)}


def _names(session: Session, edition_id: UUID) -> set[str]:
    """Return the names of the files that stand beside the printed page."""
    question = select(EditionFile.name).where(
        EditionFile.edition_id == edition_id, EditionFile.format.in_(FORMATS)
    )
    return set(session.scalars(question))
