"""Attachments: the files that answers bring.  What they hold lies in the store, by its digest."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.models.base import Base, Id, key_of
from app.models.response import Response


class Attachment(Base):
    """A file that one response has stored.  Rows are never changed: another file is another row."""

    __tablename__ = "attachment"
    __table_args__ = (UniqueConstraint("response_id", "digest"),)

    id: Mapped[Id]
    response_id: Mapped[UUID] = mapped_column(key_of("response"), index=True)
    digest: Mapped[str] = mapped_column(index=True)
    """SHA-256 of what it holds: the name under which the store keeps it, and an answer names it."""

    name: Mapped[str]
    """As the person's device called it; text for people, and never a path."""

    type: Mapped[str]
    """Its media type, told by what it holds."""

    size: Mapped[int]
    """Bytes."""

    stored_at: Mapped[datetime]
    stored_by_id: Mapped[UUID | None] = mapped_column(key_of("account"))
    """None where it came by the personal link."""

    response: Mapped[Response] = relationship()
