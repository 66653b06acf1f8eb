"""Many files at once: sheets in several languages and formats, for one person to take away."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.models.base import Base, Id, key_of
from app.models.sheet import Sheet


class SheetBatch(Base):
    """What one person asked for."""

    __tablename__ = "sheet_batch"

    id: Mapped[Id]
    pole_id: Mapped[UUID] = mapped_column(key_of("pole"), index=True)
    asked_by_id: Mapped[UUID] = mapped_column(key_of("account"), index=True)
    locales: Mapped[list[Any]] = mapped_column(JSON)
    formats: Mapped[list[Any]] = mapped_column(JSON)
    created_at: Mapped[datetime]
    cancelled_at: Mapped[datetime | None]
    rounds: Mapped[int] = mapped_column(default=1)
    """How often it was set going: one more each time it is resumed."""

    parts: Mapped[list[BatchPart]] = relationship(
        back_populates="batch", cascade="all, delete-orphan"
    )


class BatchPart(Base):
    """One sheet of a batch: all its files are made by one job."""

    __tablename__ = "sheet_batch_part"
    __table_args__ = (
        UniqueConstraint("batch_id", "sheet_id"),
        CheckConstraint("state IN ('waiting', 'done')", name="state_is_known"),
    )

    id: Mapped[Id]
    batch_id: Mapped[UUID] = mapped_column(key_of("sheet_batch"), index=True)
    sheet_id: Mapped[UUID] = mapped_column(key_of("sheet"), index=True)
    state: Mapped[str] = mapped_column(default="waiting")
    problems: Mapped[list[Any]] = mapped_column(JSON, default=list)
    """What could not be made, as codes with their facts."""

    batch: Mapped[SheetBatch] = relationship(back_populates="parts")
    sheet: Mapped[Sheet] = relationship()
    files: Mapped[list[BatchFile]] = relationship(cascade="all, delete-orphan")


class BatchFile(Base):
    """One file of a batch, until it is let go."""

    __tablename__ = "sheet_batch_file"
    __table_args__ = (UniqueConstraint("part_id", "name"),)

    id: Mapped[Id]
    part_id: Mapped[UUID] = mapped_column(key_of("sheet_batch_part"), index=True)
    name: Mapped[str]
    bytes: Mapped[bytes] = mapped_column(LargeBinary)
