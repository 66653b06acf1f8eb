"""Territories of Belgium and of the French zone, and what contains what, each with its time."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Id, Names, key_of


class Territory(Base):
    """A commune, EPCI, arrondissement, department, province, region or country.

    One code may stand for several territories: in two countries, at two levels, or in two
    periods.  Only (country, level, code, since) names one.
    """

    __tablename__ = "territory"
    __table_args__ = (UniqueConstraint("country", "level", "code", "since"),)

    id: Mapped[Id]
    country: Mapped[str]
    """``BE`` or ``FR``."""

    level: Mapped[str]
    """A ``core.racines.territory.Level``."""

    code: Mapped[str] = mapped_column(index=True)
    """As its country writes it, leading zeros kept: NIS, COG, SIREN of an EPCI, NUTS."""

    names: Mapped[Names]
    """Its name by language, without the word for its level: ``Hainaut``, ``Henegouwen``."""

    locatives: Mapped[Names]
    """Its name behind its preposition, by language: ``dans le Hainaut``, ``in Henegouwen``."""

    folded: Mapped[str] = mapped_column(index=True)
    """Every name without accents or case, for the search."""

    nuts: Mapped[str] = mapped_column(default="", index=True)
    """Its NUTS codes, the newest first, between blanks: ``FRE1 FR30``.  Empty where it has none."""

    population: Mapped[int | None]
    """Inhabitants, None where the list does not say."""

    since: Mapped[date]
    until: Mapped[date | None]
    """The first day on which it is no longer valid; None while it is."""


class TerritoryParent(Base):
    """That one territory lies in another, in one hierarchy, from a day to a day."""

    __tablename__ = "territory_parent"
    __table_args__ = (UniqueConstraint("child_id", "parent_id", "hierarchy", "since"),)

    id: Mapped[Id]
    child_id: Mapped[UUID] = mapped_column(key_of("territory"), index=True)
    parent_id: Mapped[UUID] = mapped_column(key_of("territory"), index=True)
    hierarchy: Mapped[str]
    """``administrative``, ``epci`` or ``nuts``: France's EPCI lie across its departments."""

    since: Mapped[date]
    until: Mapped[date | None]


class TerritoryChange(Base):
    """That one territory became another on a day: a merger, a new code, a split."""

    __tablename__ = "territory_change"
    __table_args__ = (UniqueConstraint("old_id", "new_id"),)

    id: Mapped[Id]
    old_id: Mapped[UUID] = mapped_column(key_of("territory"), index=True)
    new_id: Mapped[UUID] = mapped_column(key_of("territory"), index=True)
    on: Mapped[date]
    kind: Mapped[str]
    """A ``core.racines.territory.Succession``."""
