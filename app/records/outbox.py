"""Putting a mail in the outbox, in the transaction of what it tells of."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from app.models import Job, Mail


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
) -> None:
    """Write a mail, and ask for it to be sent."""
    session.add(
        Mail(
            unique_key=unique_key, recipient=recipient, locale=locale, subject=subject, text=text,
            html=html, reply_to=reply_to, pole_id=pole, created_at=now,
        )
    )  # fmt: skip
    session.add(
        Job(
            kind="mail.send", parameters={"unique_key": unique_key},
            unique_key=f"mail.send:{unique_key}", run_at=now, pole_id=pole, created_at=now,
        )
    )  # fmt: skip
