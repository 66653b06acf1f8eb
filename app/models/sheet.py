"""Impact sheets: what communication staff compose, and its published editions."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.models.base import Base, Document, Id, key_of


class Sheet(Base):
    """An impact sheet as it is being composed."""

    __tablename__ = "sheet"

    id: Mapped[Id]
    pole_id: Mapped[UUID] = mapped_column(key_of("pole"), index=True)
    campaign_id: Mapped[UUID] = mapped_column(key_of("campaign"), index=True)
    enterprise_id: Mapped[UUID | None] = mapped_column(key_of("enterprise"), index=True)
    """The enterprise it is about; None for a sheet of the pole."""

    public_name: Mapped[str] = mapped_column(unique=True)
    """Its name in addresses and file names: ``demo``."""

    draft: Mapped[Document]
    """What was chosen and written; its shape is ``core.sheets.content``'s."""

    revision: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]

    editions: Mapped[list[Edition]] = relationship(
        back_populates="sheet", order_by="Edition.number"
    )

    __mapper_args__ = {"version_id_col": revision}


class Edition(Base):
    """A sheet as it was published: its content in every language, frozen."""

    __tablename__ = "edition"
    __table_args__ = (
        UniqueConstraint("sheet_id", "number"),
        CheckConstraint("number >= 1", name="number_from_one"),
    )

    id: Mapped[Id]
    sheet_id: Mapped[UUID] = mapped_column(key_of("sheet"), index=True)
    number: Mapped[int]
    content: Mapped[Document]
    """The whole content with every figure; its shape is ``core.sheets.content``'s."""

    published_at: Mapped[datetime]
    published_by_id: Mapped[UUID] = mapped_column(key_of("account"))
    withdrawn_at: Mapped[datetime | None]
    appears_at: Mapped[datetime | None]
    """The end of its embargo; None where it appeared at once."""

    fingerprint: Mapped[str] = mapped_column(default="")
    """SHA-256 of its content.  Each of its files has one of its own."""

    redacted_at: Mapped[datetime | None]
    """When words were taken out of it because whoever said them no longer agrees."""

    sheet: Mapped[Sheet] = relationship(back_populates="editions")
    files: Mapped[list[EditionFile]] = relationship(back_populates="edition")


class EditionFile(Base):
    """One rendered file of an edition."""

    __tablename__ = "edition_file"
    __table_args__ = (UniqueConstraint("edition_id", "name"),)

    id: Mapped[Id]
    edition_id: Mapped[UUID] = mapped_column(key_of("edition"), index=True)
    name: Mapped[str]
    """``demo-fr.pdf``, ``demo-nl-1200x630.png``."""

    locale: Mapped[str]
    format: Mapped[str]
    """The ending of its name; of a PDF on other paper than A4, its paper."""

    digest: Mapped[str]
    """SHA-256 of the bytes."""

    bytes: Mapped[bytes] = mapped_column(LargeBinary)

    edition: Mapped[Edition] = relationship(back_populates="files")


class PublishedNumber(Base):
    """A number that an edition told the world, as a sum over answers.  It stays when the edition
    is withdrawn: what was read once is known for ever."""

    __tablename__ = "published_number"
    __table_args__ = (UniqueConstraint("edition_id", "at"),)

    id: Mapped[Id]
    edition_id: Mapped[UUID] = mapped_column(key_of("edition"), index=True)
    campaign_id: Mapped[UUID] = mapped_column(key_of("campaign"), index=True)
    at: Mapped[int]
    """Its place among the numbers of the edition, from 0."""

    label: Mapped[str]
    """Where it stands on the sheet: ``figures-0``."""

    cells: Mapped[list[list[str]]] = mapped_column(JSON)
    """What it is the sum of: a variable and a submission each (``core.racines.secrecy.Cell``)."""

    value: Mapped[int]

    edition: Mapped[Edition] = relationship()
