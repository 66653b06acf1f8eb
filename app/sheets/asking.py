"""The mail that asks an enterprise whether a sheet about it may be published, with its link."""

from __future__ import annotations

from datetime import UTC, datetime, time
from uuid import uuid4

from sqlalchemy.orm import Session

from app.core.chance import digest_of
from app.core.opening import HOME
from app.documents import letters
from app.models import Account, Agreement, AgreementLink, Enterprise, Pole, Sheet
from app.records import outbox


def write(
    session: Session, agreement: Agreement, *, token: str, base_url: str, again: bool, now: datetime
) -> None:
    """Put the mail with a new link into the outbox.

    :param again: it is a reminder: the question was asked before.
    """
    agreement.links.append(AgreementLink(id=uuid4(), token_digest=digest_of(token), created_at=now))
    if again:
        agreement.reminded_at = now
    session.flush()
    enterprise = session.get_one(Enterprise, agreement.enterprise_id)
    pole = _pole(session, agreement)
    letter = letters.sheet_asking(
        enterprise.locale, enterprise=enterprise.name, federation=pole.federation,
        contact=pole.contact, link=f"{base_url}/agree/{token}",
        due=datetime.combine(agreement.due_on, time(12), UTC), zone=HOME, again=again,
    )  # fmt: skip
    outbox.post(
        session, unique_key=f"sheet-agreement:{agreement.id}:{len(agreement.links)}",
        recipient=enterprise.email, locale=enterprise.locale, subject=letter.subject,
        text=letter.text, pole=pole.id, now=now,
    )  # fmt: skip


def tell_who_asked(session: Session, agreement: Agreement, *, base_url: str, now: datetime) -> None:
    """Write to whoever asked that an answer has come."""
    account = session.get_one(Account, agreement.asked_by_id)
    enterprise = session.get_one(Enterprise, agreement.enterprise_id)
    letter = letters.sheet_answered(
        account.locale, enterprise=enterprise.name,
        link=f"{base_url}/sheets/{agreement.sheet_id}/approval/",
    )  # fmt: skip
    outbox.post(
        session, unique_key=f"sheet-answered:{agreement.id}:{now.isoformat()}",
        recipient=account.email, locale=account.locale, subject=letter.subject, text=letter.text,
        pole=_pole(session, agreement).id, now=now,
    )  # fmt: skip


def _pole(session: Session, agreement: Agreement) -> Pole:
    return session.get_one(Pole, session.get_one(Sheet, agreement.sheet_id).pole_id)
