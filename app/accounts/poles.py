"""The poles of the platform."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from app.core.access import Actor
from app.models import Names, Pole
from app.records import audit


def create(
    session: Session, *, names: Names, federation: str, contact: str, by: Actor, now: datetime
) -> Pole:
    """Make a pole.  Its first lead is invited next.

    :raises NotAllowed: only the administration of the platform may.
    """
    by.must("pole", "create")
    pole = Pole(names=names, federation=federation, contact=contact, created_at=now)
    session.add(pole)
    session.flush()
    audit.tell(session, "pole.create", pole, by=by, now=now, pole=pole.id)
    return pole
