"""The audit: what was done, by whom, when and to what.  No answers, no secrets."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Document, Id


class AuditEvent(Base):
    """One thing done.  Written in the transaction that does it; rows are never changed."""

    __tablename__ = "audit_event"

    id: Mapped[Id]
    at: Mapped[datetime] = mapped_column(index=True)
    actor_id: Mapped[UUID | None]
    """The account; None for a personal link, a job or the command line."""

    action: Mapped[str]
    """``questionnaire.publish``, ``response.submit`` …"""

    subject_kind: Mapped[str]
    subject_id: Mapped[UUID | None]
    pole_id: Mapped[UUID | None] = mapped_column(index=True)
    facts: Mapped[Document]
    """What a reader of the log needs and may know: counts, numbers, digests, reasons."""
