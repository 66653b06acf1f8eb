"""Reading what was posted."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.core.access import Actor
from app.models import Mail
from app.records import outbox


def mails(session: Session, *, by: Actor) -> list[Mail]:
    """Return the mails of the poles in which this person may read the outbox, newest first.

    :raises NotAllowed: there is no such pole.
    """
    by.must("outbox", "read")
    poles = frozenset(pole for pole in by.poles if by.may("outbox", "read", pole=pole))
    return outbox.letters(session, poles=poles)
