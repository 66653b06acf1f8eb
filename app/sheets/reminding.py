"""Reminding an enterprise that an answer is hoped for: a job, three days before the day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from uuid import UUID

from sqlalchemy.orm import Session

from app.core.access import Actor
from app.jobs import queue
from app.jobs.work import Action, Jobs
from app.models import Agreement, Document
from app.sheets import asking

KIND = "sheet.remind"
BEFORE = timedelta(days=3)
"""How long before the day the reminder goes out; on the day before, where there is less time."""

HOUR = time(7)
"""Of the morning, by UTC: mails arrive when people begin to work."""


def ask_for(
    session: Session, agreement: Agreement, *, base_url: str, pole: UUID, by: Actor, now: datetime
) -> None:
    """Ask for a reminder, in the transaction that asks the enterprise."""
    due = datetime.combine(agreement.due_on, HOUR, UTC)
    run_at = max(due - BEFORE, now + timedelta(days=1))
    if run_at <= due:
        queue.ask(
            session, KIND, {"agreement": str(agreement.id), "base_url": base_url},
            unique_key=f"{KIND}:{agreement.id}", by=by, pole=pole, run_at=run_at, now=now,
        )  # fmt: skip


def jobs(*, token: Callable[[], str]) -> Jobs:
    """Return the jobs of this kind.

    :param token: gives a new secret for the link of each reminder.
    """
    return {KIND: _reminding(token)}


def _reminding(token: Callable[[], str]) -> Action:
    def remind(session: Session, parameters: Document, *, by: Actor, now: datetime) -> Document:
        agreement = session.get(Agreement, UUID(parameters["agreement"]))
        if agreement is None or agreement.answer or agreement.revoked_at or agreement.reminded_at:
            return {"written": False}
        asking.write(
            session, agreement, token=token(), base_url=parameters["base_url"], again=True, now=now
        )
        return {"written": True}

    return remind
