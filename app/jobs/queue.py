"""The queue: asking for work, claiming it, and what becomes of it.

A claim is a number of the job as well: whoever was thought dead and comes back with an older
number finds that it is no longer its own, and what it did is rolled back.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import CursorResult, select, update
from sqlalchemy.orm import Session

from app.core.access import Actor
from app.jobs.once import insert_once
from app.models import Document, Job

STALE = timedelta(minutes=2)
"""Without a sign of life for so long, a worker is dead."""

WAITS = (1, 5, 15, 60, 120, 240, 480)
"""Minutes before the second try, the third, and so on; then the job has failed."""

LONGEST_ERROR = 2_000
"""Characters."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A job that a worker has taken."""

    id: UUID
    kind: str
    parameters: Document
    attempt: int
    """1 for the first try."""

    asked_by_id: UUID | None


class Superseded(Exception):
    """Somebody else has taken this job meanwhile; what was done for it must not stay."""


def ask(
    session: Session,
    kind: str,
    parameters: Document,
    *,
    unique_key: str,
    now: datetime,
    by: Actor | None = None,
    pole: UUID | None = None,
    run_at: datetime | None = None,
) -> None:
    """Ask for work, in the transaction of what causes it.

    :param kind: its name in a table ``JOBS``.
    :param parameters: plain JSON values, ids rather than things.
    :param unique_key: asking again with the same key changes nothing, even once it is done.
    :param by: on whose behalf it will run; None for the house itself.
    :param run_at: not before this instant; None for as soon as can be.
    """
    insert_once(
        session, Job, unique="unique_key",
        kind=kind, parameters=parameters, unique_key=unique_key, state="waiting", attempts=0,
        run_at=run_at or now, asked_by_id=by.id if by else None, pole_id=pole, created_at=now,
    )  # fmt: skip


def claim(session: Session, kinds: Collection[str], *, now: datetime) -> Claim | None:
    """Take the job that has waited longest; None where none waits.  Commit at once."""
    due = (
        select(Job.id)
        .where(Job.state == "waiting", Job.run_at <= now, Job.kind.in_(kinds))
        .order_by(Job.run_at, Job.created_at, Job.id)
        .limit(1)
        .with_for_update(skip_locked=True)
        .scalar_subquery()
    )
    taken = session.execute(
        update(Job)
        .where(Job.id == due, Job.state == "waiting")
        .values(state="running", attempts=Job.attempts + 1, heartbeat_at=now)
        .returning(Job.id, Job.kind, Job.parameters, Job.attempts, Job.asked_by_id)
        .execution_options(synchronize_session=False)
    ).one_or_none()
    return Claim(*taken) if taken else None


def heartbeat(
    session: Session, claim: Claim, *, now: datetime, progress: int | None = None
) -> None:
    """Say that its worker lives.

    :param progress: per cent; None where it has not changed.
    :raises Superseded: the job was given to another.
    """
    moved = {} if progress is None else {"progress": progress}
    _change(session, claim, {"heartbeat_at": now, **moved})


def finish(session: Session, claim: Claim, result: Document | None, *, now: datetime) -> None:
    """Say that it is done, in the transaction of what was done.

    :raises Superseded: the job was given to another.
    """
    _change(
        session, claim,
        {"state": "done", "result": result, "progress": 100, "error": "", "finished_at": now},
    )  # fmt: skip


def again(session: Session, claim: Claim, error: str, *, now: datetime) -> None:
    """Let it be tried again later, or let it fail where it has been tried often enough.

    :raises Superseded: the job was given to another.
    """
    if claim.attempt > len(WAITS):
        fail(session, claim, error, now=now)
        return
    later = now + timedelta(minutes=WAITS[claim.attempt - 1])
    _change(session, claim, {"state": "waiting", "run_at": later, "error": error[:LONGEST_ERROR]})


def fail(session: Session, claim: Claim, error: str, *, now: datetime) -> None:
    """Say that it cannot be done.

    :raises Superseded: the job was given to another.
    """
    changes = {"state": "failed", "error": error[:LONGEST_ERROR], "finished_at": now}
    _change(session, claim, changes)


def sweep(session: Session, *, now: datetime) -> int:
    """Give back the jobs whose workers died; return how many."""
    lost = (Job.state == "running", Job.heartbeat_at < now - STALE)
    ended = {"state": "failed", "error": "its worker died, again and again", "finished_at": now}
    session.execute(
        update(Job)
        .where(*lost, Job.attempts > len(WAITS))
        .values(**ended)
        .execution_options(synchronize_session=False)
    )
    swept = session.execute(
        update(Job)
        .where(*lost, Job.attempts <= len(WAITS))
        .values(state="waiting", run_at=now)
        .execution_options(synchronize_session=False)
    )
    return _rows(swept)


def _change(session: Session, claim: Claim, values: Document) -> None:
    changed = session.execute(
        update(Job)
        .where(Job.id == claim.id, Job.state == "running", Job.attempts == claim.attempt)
        .values(**values)
        .execution_options(synchronize_session=False)
    )
    if _rows(changed) == 0:
        raise Superseded(str(claim.id))


def _rows(result: Any) -> int:
    assert isinstance(result, CursorResult)  # noqa: S101  what an UPDATE returns
    return result.rowcount
