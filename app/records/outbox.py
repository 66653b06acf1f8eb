"""Mail: written in the transaction of what it tells, and sent afterwards by a job."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import false, or_, select
from sqlalchemy.orm import Session

from app.core.access import Role
from app.jobs import queue
from app.jobs.once import insert_once
from app.models import Mail, Membership

SEND = "mail.send"
"""The kind of the job that sends one mail."""


def post(
    session: Session,
    *,
    unique_key: str,
    recipient: str,
    locale: str,
    subject: str,
    text: str,
    html: str = "",
    reply_to: str = "",
    pole: UUID | None = None,
    now: datetime,
) -> UUID:
    """Put a mail into the outbox, and ask for its sending; return its id.

    :param unique_key: what it is for and for whom: with a key that is there already, nothing
        is written and nobody is mailed twice.
    :param text: its words, which every mail has; ``html`` says the same, where there is any.
    """
    new = uuid4()
    written = insert_once(
        session, Mail, unique="unique_key",
        id=new, unique_key=unique_key, recipient=recipient, reply_to=reply_to, locale=locale,
        subject=subject, text=text, html=html, state="waiting", pole_id=pole, created_at=now,
    )  # fmt: skip
    if not written:
        return session.scalars(select(Mail.id).where(Mail.unique_key == unique_key)).one()
    queue.ask(session, SEND, {"mail": str(new)}, unique_key=f"{SEND}:{new}", pole=pole, now=now)
    return new


def letters(
    session: Session, *, poles: frozenset[UUID], house: bool = False, most: int = 200
) -> list[Mail]:
    """Return the mails of these poles, the newest first.

    :param house: those of no pole as well, and of poles that nobody leads yet: the invitation
        of a first lead.
    """
    led = select(Membership.pole_id).where(
        Membership.role == Role.POLE_LEAD.value, Membership.pole_id.is_not(None)
    )
    of_nobody = or_(Mail.pole_id.is_(None), Mail.pole_id.not_in(led)) if house else false()
    found = session.scalars(
        select(Mail)
        .where(or_(Mail.pole_id.in_(poles), of_nobody))
        .order_by(Mail.created_at.desc(), Mail.id)
        .limit(most)
    )
    return list(found)
