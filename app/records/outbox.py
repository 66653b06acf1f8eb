"""Mail: written in the transaction of what it tells, and sent afterwards by a job."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import count
from uuid import UUID, uuid4

from sqlalchemy import false, func, or_, select
from sqlalchemy.orm import Session

from app.core.access import Role
from app.core.errors import NotFound
from app.jobs import queue
from app.jobs.once import insert_once
from app.models import Job, Mail, MailRefusal, Membership

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
    unsubscribe: str = "",
    pole: UUID | None = None,
    now: datetime,
    leaves_at: datetime | None = None,
    id: UUID | None = None,
) -> UUID:
    """Put a mail into the outbox, and ask for its sending; return its id.

    :param unique_key: what it is for and for whom: with a key that is there already, nothing
        is written and nobody is mailed twice.
    :param text: its words, which every mail has; ``html`` says the same, where there is any.
    :param leaves_at: not before this instant; None for as soon as can be.
    :param id: of a mail whose words hold it; None for a new one.
    """
    new = id or uuid4()
    written = insert_once(
        session, Mail, unique="unique_key",
        id=new, unique_key=unique_key, recipient=recipient, reply_to=reply_to, locale=locale,
        unsubscribe=unsubscribe, subject=subject, text=text, html=html,
        state="waiting", pole_id=pole, created_at=now,
    )  # fmt: skip
    if not written:
        return session.scalars(select(Mail.id).where(Mail.unique_key == unique_key)).one()
    queue.ask(
        session, SEND, {"mail": str(new)}, unique_key=f"{SEND}:{new}", pole=pole, now=now,
        run_at=leaves_at,
    )  # fmt: skip
    return new


def instants(session: Session, *, now: datetime, gap: timedelta) -> Iterator[datetime]:
    """Give the instants at which mails may leave one after another, behind those that wait."""
    last = session.scalar(
        select(func.max(Job.run_at)).where(Job.kind == SEND, Job.state == "waiting")
    )
    start = max(now, last + gap) if last else now
    return (start + number * gap for number in count())


def refuse(session: Session, mail_id: UUID, *, now: datetime) -> None:
    """Write down that the reader of a mail of a campaign wants no more of them.

    :raises NotFound: there is no such mail, or nothing to refuse about it.
    """
    mail = refusable(session, mail_id)
    insert_once(
        session, MailRefusal, unique=("pole_id", "address"), id=uuid4(), pole_id=mail.pole_id,
        address=mail.recipient.lower(), refused_at=now,
    )  # fmt: skip


def refusable(session: Session, mail_id: UUID) -> Mail:
    """Return a mail whose reader may ask for no more of these.

    :raises NotFound: there is no such mail, or nothing to refuse about it.
    """
    mail = session.get(Mail, mail_id)
    if mail is None or not mail.unsubscribe or mail.pole_id is None:
        raise NotFound(f"mail {mail_id}")
    return mail


def refused(session: Session, pole_id: UUID) -> frozenset[str]:
    """Return the addresses that want no mails of this pole's campaigns, in small letters."""
    asked = select(MailRefusal.address).where(MailRefusal.pole_id == pole_id)
    return frozenset(session.scalars(asked))


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
