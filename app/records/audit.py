"""Appending to the audit, in the transaction that does what it tells of."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from app.core.access import Actor
from app.models import AuditEvent, Base, Document


def tell(
    session: Session,
    action: str,
    subject: Base,
    *,
    by: Actor,
    now: datetime,
    pole: UUID | None = None,
    facts: Document | None = None,
) -> None:
    """Append one event.  ``facts`` holds counts, numbers and reasons; never answers or secrets.

    :param subject: what it was done to; it has been flushed, so that it has its id.
    """
    session.add(
        AuditEvent(
            at=now,
            actor_id=by.id,
            action=action,
            subject_kind=subject.__tablename__,
            subject_id=getattr(subject, "id", None),
            pole_id=pole,
            facts=facts or {},
        )
    )
