"""The files of an edition beside its printed page: made by a job, a few seconds after it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import suppress
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

Wanted = tuple[Content, str, tuple[str, ...], str]
"""The content, the public name, the formats that are missing, the fingerprint of the content."""


def ask_for(session: Session, edition: Edition, *, pole: UUID, by: Actor, now: datetime) -> None:
    """Ask for the files of an edition, in the transaction that publishes or redacts it."""
    queue.ask(
        session, KIND, {"edition": str(edition.id)},
        unique_key=f"{KIND}:{edition.id}:{edition.fingerprint}", by=by, pole=pole, now=now,
    )  # fmt: skip


def begin(session: Session, parameters: Document, *, by: Actor, now: datetime) -> Wanted | None:
    """Return what is to be made; None where it stands already or nobody will see it."""
    edition = session.get(Edition, UUID(parameters["edition"]))
    if edition is None or edition.withdrawn_at is not None:
        return None
    known = set(_names(session, edition.id).values())
    every = (*rendering.FORMATS, *rendering.PAPERS)
    missing = tuple(format for format in every if format not in known)
    content = decode_content(edition.content)
    return (content, edition.sheet.public_name, missing, edition.fingerprint) if missing else None


def carry_out(wanted: Wanted) -> tuple[str, Sequence[File]] | Unsound:
    """Make the files; no transaction is open meanwhile."""
    content, public_name, formats, fingerprint = wanted
    needed = [format for format in formats if format not in rendering.PAPERS]
    try:
        files = [*rendering.files_of(content, public_name, formats=needed)]
        for paper in set(formats) - set(needed):
            with suppress(Unsound):  # a sheet that fills an A4 page may be too long for a flyer
                files += rendering.files_of(content, public_name, formats=[paper])
        return fingerprint, files
    except Unsound as refused:
        return refused


def end(
    session: Session, parameters: Document, outcome: Any, *, by: Actor, now: datetime
) -> Document | Again | None:
    """Keep them with their edition."""
    if isinstance(outcome, Unsound):
        return Again(str(outcome))
    edition_id, (fingerprint, files) = UUID(parameters["edition"]), outcome
    if session.get_one(Edition, edition_id).fingerprint != fingerprint:
        return {"files": 0}  # words were taken out of it meanwhile: another job makes the rest
    known = _names(session, edition_id)
    session.add_all(
        EditionFile(
            id=uuid4(), edition_id=edition_id, name=file.name, locale=str(file.locale),
            format=file.format, digest=hashlib.sha256(file.data).hexdigest(), bytes=file.data,
        )
        for file in files if file.name not in known
    )  # fmt: skip
    return {"files": len(files)}


def jobs() -> Jobs:
    """Return the jobs of this room."""
    return {KIND: Errand(begin, carry_out, end)}


def _names(session: Session, edition_id: UUID) -> dict[str, str]:
    """Return the format of each file that stands, by its name."""
    question = select(EditionFile.name, EditionFile.format).where(
        EditionFile.edition_id == edition_id
    )
    return {name: format for name, format in session.execute(question)}
