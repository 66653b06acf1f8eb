"""Indicators: statistics about territories, the files they came in, and their values."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.models.base import Base, Document, Id, Names, key_of, once_where


class DatasetFile(Base):
    """A file of a producer as somebody sent it: every figure can be traced to it."""

    __tablename__ = "dataset_file"
    __table_args__ = (
        once_where("uq_dataset_file_of_a_pole", "pole_id", "digest", where="pole_id IS NOT NULL"),
        once_where("uq_dataset_file_of_the_house", "digest", where="pole_id IS NULL"),
    )

    id: Mapped[Id]
    pole_id: Mapped[UUID | None] = mapped_column(key_of("pole"), index=True)
    """The pole that sent it; None where it came with the installation."""

    name: Mapped[str]
    digest: Mapped[str]
    """SHA-256 of the bytes as they were sent."""

    packed: Mapped[bytes] = mapped_column(LargeBinary)
    """The bytes, by zlib."""

    columns: Mapped[Document | None]
    """What its columns are (``core.racines.columns``); None where its format says so itself, or
    nobody has told it yet."""

    sent_at: Mapped[datetime]
    sent_by_id: Mapped[UUID | None] = mapped_column(key_of("account"))


class Dataset(Base):
    """What a file of a producer is: its name, its source, its licence, its territories."""

    __tablename__ = "dataset"
    __table_args__ = (
        once_where("uq_dataset_of_a_pole", "pole_id", "file_digest", where="pole_id IS NOT NULL"),
        once_where("uq_dataset_of_the_house", "file_digest", where="pole_id IS NULL"),
    )

    id: Mapped[Id]
    code: Mapped[str]
    """The producer's name for it, such as ``tgs00010``."""

    producer: Mapped[str]
    titles: Mapped[Names]
    licence: Mapped[str]
    source_url: Mapped[str] = mapped_column(default="")
    file_name: Mapped[str]
    file_digest: Mapped[str]
    """SHA-256 of the file: the same file read twice is *no change*."""

    geography: Mapped[str]
    """The vintage of its territory codes, such as ``NUTS 2016``."""

    retrieved_at: Mapped[datetime]
    imported_at: Mapped[datetime]
    imported_by_id: Mapped[UUID | None] = mapped_column(key_of("account"))
    pole_id: Mapped[UUID | None] = mapped_column(key_of("pole"), index=True)
    """The pole that read it; None where it came with the installation."""

    indicators: Mapped[list[Indicator]] = relationship(back_populates="dataset")


class Indicator(Base):
    """One series of a dataset: one breakdown, one unit, many territories and periods."""

    __tablename__ = "indicator"
    __table_args__ = (UniqueConstraint("dataset_id", "key"),)

    id: Mapped[Id]
    dataset_id: Mapped[UUID] = mapped_column(key_of("dataset"), index=True)
    key: Mapped[str]
    """Its dimensions as the file writes them: ``unit=PC,age=Y_GE15,sex=T``."""

    names: Mapped[Names]
    names_are_official: Mapped[bool] = mapped_column(default=False)
    """False where we translated: the sheet then says so."""

    universe: Mapped[Names]
    """Who is counted, by language; empty where nobody has said it."""

    unit: Mapped[str]
    """``percent``, ``persons``, ``euro`` or the file's own code."""

    is_survey: Mapped[bool] = mapped_column(default=False)
    """From a sample survey (LFS, EU-SILC): flag u then forbids a verdict."""

    is_structural: Mapped[bool] = mapped_column(default=False)
    """Changes so slowly that a value of more than five years ago still compares."""

    dataset: Mapped[Dataset] = relationship(back_populates="indicators")
    observations: Mapped[list[Observation]] = relationship(back_populates="indicator")


class Observation(Base):
    """One value of an indicator, for one territory and one period, with its flags."""

    __tablename__ = "observation"
    __table_args__ = (UniqueConstraint("indicator_id", "geo", "period"),)

    id: Mapped[Id]
    indicator_id: Mapped[UUID] = mapped_column(key_of("indicator"), index=True)
    geo: Mapped[str]
    """The territory code as the file writes it."""

    territory_id: Mapped[UUID | None] = mapped_column(key_of("territory"), index=True)
    """The territory that the code means; None for one that we do not hold."""

    period: Mapped[str]
    value: Mapped[Decimal | None]
    """None where the file holds no figure.  Missing is never 0."""

    flags: Mapped[list[str]] = mapped_column(JSON)
    """``core.racines.indicator.Flag`` values, in alphabetical order."""

    cell: Mapped[str]
    """The cell as the file writes it."""

    indicator: Mapped[Indicator] = relationship(back_populates="observations")


class Download(Base):
    """A file that is fetched from its producer, once or again and again."""

    __tablename__ = "download"
    __table_args__ = (
        CheckConstraint(
            "state IN ('waiting', 'fetched', 'unchanged', 'refused')", name="state_is_known"
        ),
    )

    id: Mapped[Id]
    pole_id: Mapped[UUID] = mapped_column(key_of("pole"), index=True)
    address: Mapped[str]
    every_days: Mapped[int]
    """0 where it is fetched once."""

    state: Mapped[str] = mapped_column(default="waiting")
    problem: Mapped[Document | None]
    """The code and the facts of what stood in the way."""

    tag: Mapped[str] = mapped_column(default="")
    """The ETag of the version that we have; ``changed`` is its Last-Modified."""

    changed: Mapped[str] = mapped_column(default="")
    later: Mapped[str] = mapped_column(default="")
    """Where the producer said that its answer will lie; empty where it answered at once."""

    looks: Mapped[int] = mapped_column(default=0)
    """How often we looked there."""

    file_id: Mapped[UUID | None] = mapped_column(key_of("dataset_file", ondelete="SET NULL"))
    """What came of it, as long as it is kept."""

    asked_at: Mapped[datetime]
    asked_by_id: Mapped[UUID] = mapped_column(key_of("account"))
    answered_at: Mapped[datetime | None]
