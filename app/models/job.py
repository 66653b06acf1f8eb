"""Work to be done later, and mail to be sent: written in the transaction that asks for it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Document, Id, key_of


class Job(Base):
    """One piece of work.  The table decides who does it; whatever wakes a worker only wakes it."""

    __tablename__ = "job"
    __table_args__ = (
        CheckConstraint("state IN ('waiting', 'running', 'done', 'failed')", name="state_is_known"),
    )

    id: Mapped[Id]
    kind: Mapped[str]
    """The name of the action in the tables ``JOBS`` of the rooms."""

    parameters: Mapped[Document]
    unique_key: Mapped[str] = mapped_column(unique=True)
    """Asking twice for the same work is asking once."""

    state: Mapped[str] = mapped_column(default="waiting", index=True)
    progress: Mapped[int] = mapped_column(default=0)
    """Per cent."""

    attempts: Mapped[int] = mapped_column(default=0)
    run_at: Mapped[datetime]
    """Not before this instant."""

    heartbeat_at: Mapped[datetime | None]
    """When its worker last gave a sign of life; stale means that the worker died."""

    result: Mapped[Document | None]
    error: Mapped[str] = mapped_column(default="")
    asked_by_id: Mapped[UUID | None] = mapped_column(key_of("account"))
    pole_id: Mapped[UUID | None] = mapped_column(key_of("pole"), index=True)
    created_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]


class Mail(Base):
    """A mail in the outbox.  It is written with what it tells of, and sent once afterwards."""

    __tablename__ = "mail"
    __table_args__ = (
        CheckConstraint(
            "state IN ('waiting', 'sending', 'sent', 'kept', 'bounced', 'unknown')",
            name="state_is_known",
        ),
    )

    id: Mapped[Id]
    unique_key: Mapped[str] = mapped_column(unique=True)
    """What it is for and for whom: nobody is mailed twice for one thing."""

    recipient: Mapped[str]
    reply_to: Mapped[str] = mapped_column(default="")
    locale: Mapped[str]
    unsubscribe: Mapped[str] = mapped_column(default="")
    """Where its reader asks for no more of these; empty where there is nothing to ask."""

    subject: Mapped[str]
    text: Mapped[str]
    html: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="waiting", index=True)
    """``kept``: it stays in the outbox, since no mail server is set.  ``unknown``: the
    connection was lost when it had been handed over, so that it may have arrived."""

    attempts: Mapped[int] = mapped_column(default=0)
    resent: Mapped[bool] = mapped_column(default=False)
    """Whether it was sent again after an attempt of which nobody knows the end; once only."""

    error: Mapped[str] = mapped_column(default="")
    pole_id: Mapped[UUID | None] = mapped_column(key_of("pole"), index=True)
    created_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]


class MailRefusal(Base):
    """That whoever reads at an address asked a pole for no more mails of its campaigns."""

    __tablename__ = "mail_refusal"
    __table_args__ = (UniqueConstraint("pole_id", "address"),)

    id: Mapped[Id]
    pole_id: Mapped[UUID] = mapped_column(key_of("pole"))
    address: Mapped[str]
    """In small letters."""

    refused_at: Mapped[datetime]
