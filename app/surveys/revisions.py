"""Each saved state of a response: keeping one, and the answers as they stood at another."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.access import Actor
from app.core.errors import Conflict
from app.core.questionnaire import answers
from app.core.questionnaire.answers import Changes
from app.models import Response, ResponseRevision


class Stale(Conflict):
    """The answers changed since the page was made."""


def answers_at(session: Session, response: Response, revision: int) -> answers.Answers:
    """Return the answers as they stood at a revision.

    :raises Stale: there was no such revision.
    """
    if revision == response.revision:
        return response.answers
    if not 0 <= revision < response.revision:
        raise Stale(f"revision {revision} of response {response.id}")
    return answers.replayed(
        session.scalars(
            select(ResponseRevision.changes)
            .where(ResponseRevision.response_id == response.id, ResponseRevision.number <= revision)
            .order_by(ResponseRevision.number)
        )
    )


def keep(
    session: Session, response: Response, changes: Changes, *, by: Actor, now: datetime
) -> None:
    """Write what a save changes into the response, as its next revision."""
    response.answers = answers.applied(response.answers, changes)
    response.revision += 1
    response.changed_at = now
    session.add(
        ResponseRevision(
            response_id=response.id,
            number=response.revision,
            changes=dict(changes),
            saved_at=now,
            saved_by_id=by.id,
        )
    )
    session.flush()
