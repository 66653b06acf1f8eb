"""Poles, their enterprises, and the partner organisations of the directory."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.models.base import Base, Id, Names, key_of


class Pole(Base):
    """A sector group: a lead federation and its enterprises."""

    __tablename__ = "pole"

    id: Mapped[Id]
    names: Mapped[Names]
    """The name of the pole by language."""

    federation: Mapped[str]
    """The name of the lead federation, which is the same in every language."""

    contact: Mapped[str] = mapped_column(default="")
    """Where a respondent finds help: an address or a telephone number."""

    is_demonstration: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]

    enterprises: Mapped[list[Enterprise]] = relationship(
        secondary="pole_enterprise", back_populates="poles", order_by="Enterprise.name"
    )


class Enterprise(Base):
    """A social enterprise: who answers."""

    __tablename__ = "enterprise"

    id: Mapped[Id]
    name: Mapped[str]
    legal_form: Mapped[Names]
    """By language; empty where nobody has said it."""

    activity: Mapped[Names]
    """What it does, in a few words, by language."""

    number: Mapped[str] = mapped_column(default="")
    """SIREN or BCE/KBO number, digits only; empty where unknown."""

    locale: Mapped[str]
    """The language in which it is written to."""

    email: Mapped[str]
    """Where its invitations go."""

    is_demonstration: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]

    poles: Mapped[list[Pole]] = relationship(
        secondary="pole_enterprise", back_populates="enterprises"
    )
    sites: Mapped[list[Site]] = relationship(back_populates="enterprise", order_by="Site.since")


class PoleEnterprise(Base):
    """That an enterprise stands in a pole.  It may stand in several."""

    __tablename__ = "pole_enterprise"

    pole_id: Mapped[UUID] = mapped_column(key_of("pole"), primary_key=True)
    enterprise_id: Mapped[UUID] = mapped_column(key_of("enterprise"), primary_key=True, index=True)


class Site(Base):
    """Where an enterprise works: a commune, from a day on."""

    __tablename__ = "site"

    id: Mapped[Id]
    enterprise_id: Mapped[UUID] = mapped_column(key_of("enterprise"), index=True)
    territory_id: Mapped[UUID] = mapped_column(key_of("territory"))
    is_head: Mapped[bool] = mapped_column(default=True)
    """The seat of the enterprise, whose territory stands for it."""

    since: Mapped[date]
    until: Mapped[date | None]

    enterprise: Mapped[Enterprise] = relationship(back_populates="sites")


class Organisation(Base):
    """A partner in the directory: an organisation and where that is written.  No account."""

    __tablename__ = "organisation"
    __table_args__ = (UniqueConstraint("name"),)

    id: Mapped[Id]
    name: Mapped[str]
    about: Mapped[Names]
    source: Mapped[str]
    """Where the public record stands that names it."""
