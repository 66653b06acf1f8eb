"""Files that were stored and that no answer names, nor ever named: after a day they go.

A file that a revision names stays with it: the history of a response can always be read (A147).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from app.core.access import Actor
from app.core.questionnaire.answers import digests_in
from app.documents.store import Damaged, Store
from app.jobs import queue
from app.jobs.work import Errand, Jobs
from app.models import Attachment, Document, Response, ResponseRevision, Submission
from app.records import audit

KIND = "attachment.let-go"
KEPT = timedelta(days=1)
"""How long a file waits for an answer that names it."""

WRITING = timedelta(hours=1)
"""Nobody takes longer to store one file."""


def look_later(session: Session, attached: Attachment, *, pole: UUID, now: datetime) -> None:
    """Ask for a look at a file, once its day is over."""
    queue.ask(
        session, KIND, {"attachment": str(attached.id)}, unique_key=f"{KIND}:{attached.id}",
        pole=pole, run_at=now + KEPT, now=now,
    )  # fmt: skip


def is_used(session: Session, attached: Attachment) -> bool:
    """Tell whether an answer of its response names a file, or ever did."""
    return any(attached.digest in digests_in(said) for said in _said(session, attached.response_id))


def begin(
    session: Session, parameters: Document, *, by: Actor, now: datetime
) -> tuple[str, datetime] | None:
    """Let the row of an unused file go; return its digest where no other row names it."""
    attached = session.get(Attachment, UUID(parameters["attachment"]))
    if attached is None or is_used(session, attached):
        return None
    digest = attached.digest
    audit.tell(session, "attachment.let-go", attached, by=by, now=now, facts={"digest": digest})
    session.delete(attached)
    session.flush()
    return None if _is_stored(session, digest) else (digest, now - WRITING)


def end(
    session: Session, parameters: Document, outcome: Any, *, by: Actor, now: datetime
) -> Document | None:
    """Say what came of it."""
    return {"removed": bool(outcome)}


def jobs(store: Store) -> Jobs:
    """Return the job that lets files go."""

    def carry_out(matter: Any) -> bool:
        digest, before = matter
        return store.remove(digest, before=before)

    return {KIND: Errand(begin, carry_out, end)}


def check(session: Session, store: Store, *, now: datetime) -> Iterator[str]:
    """Look every stored file through, remove what belongs to nobody, and tell what is wrong.

    :return: a line for each file that is lost or damaged; empty where all is well.
    """
    store.sweep(before=now - WRITING)
    named = set(session.scalars(select(Attachment.digest)))
    for digest in store.digests():
        if digest not in named:
            store.remove(digest, before=now - WRITING)
    for digest in sorted(named):
        try:
            store.read(digest)
        except Damaged as damaged:
            yield str(damaged)


def _said(session: Session, response_id: UUID) -> Iterator[Document]:
    """Give everything that a response says and ever said."""
    yield from session.scalars(select(Response.answers).where(Response.id == response_id))
    yield from session.scalars(
        select(Submission.answers).where(Submission.response_id == response_id)
    )
    yield from session.scalars(
        select(ResponseRevision.changes).where(ResponseRevision.response_id == response_id)
    )


def _is_stored(session: Session, digest: str) -> bool:
    return bool(session.scalar(select(exists().where(Attachment.digest == digest))))
