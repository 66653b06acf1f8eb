"""Files of statistics that somebody sent and made nothing of: after a week they go."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from app.core.access import Actor
from app.jobs import queue
from app.jobs.work import Jobs
from app.models import Dataset, DatasetFile, Document
from app.records import audit

KIND = "dataset.let-go"
KEPT = timedelta(days=7)
"""How long a file waits for somebody to choose a series of it."""


def look_later(session: Session, file: DatasetFile, *, now: datetime) -> None:
    """Ask for a look at a file, once its week is over."""
    queue.ask(
        session, KIND, {"file": str(file.id)}, unique_key=f"{KIND}:{file.id}:{now.isoformat()}",
        pole=file.pole_id, run_at=now + KEPT, now=now,
    )  # fmt: skip


def sent_again(session: Session, file: DatasetFile, *, now: datetime) -> None:
    """Begin its week anew, if nothing was made of it yet."""
    if not is_used(session, file):
        file.sent_at = now
        look_later(session, file, now=now)


def let_go(session: Session, parameters: Document, *, by: Actor, now: datetime) -> Document:
    """Remove a file unless an indicator was made of it, or somebody sent it again meanwhile."""
    file = session.get(DatasetFile, UUID(parameters["file"]))
    if file is None or file.sent_at > now - KEPT or is_used(session, file):
        return {"removed": False}
    audit.tell(
        session, "dataset.let-go", file, by=by, now=now, pole=file.pole_id,
        facts={"digest": file.digest},
    )  # fmt: skip
    session.delete(file)
    return {"removed": True}


def jobs() -> Jobs:
    """Return the jobs of this room."""
    return {KIND: let_go}


def is_used(session: Session, file: DatasetFile) -> bool:
    made_of_it = exists().where(Dataset.file_digest == file.digest, Dataset.pole_id == file.pole_id)
    return bool(session.scalar(select(made_of_it)))
