"""Comparisons: what answers say, beside what a statistic says of the territory."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.models.base import Base, Document, Id, Names, key_of
from app.models.campaign import Campaign
from app.models.indicator import Indicator


class Comparison(Base):
    """A measure of one campaign beside an indicator.  Its figures are computed, never stored."""

    __tablename__ = "comparison"

    id: Mapped[Id]
    pole_id: Mapped[UUID] = mapped_column(key_of("pole"), index=True)
    campaign_id: Mapped[UUID] = mapped_column(key_of("campaign"), index=True)
    indicator_id: Mapped[UUID] = mapped_column(key_of("indicator"), index=True)
    enterprise_id: Mapped[UUID | None] = mapped_column(key_of("enterprise"), index=True)
    """The enterprise whose territory (and, for counted people, whose answers) it is about;
    None for the whole campaign."""

    titles: Mapped[Names]
    measure: Mapped[Document]
    """Its shape is ``core.racines.measure``'s."""

    territory_id: Mapped[UUID] = mapped_column(key_of("territory"))
    """Where the ladder begins: the commune of the enterprise, or the territory of the pole."""

    notes: Mapped[Names]
    """What a reader must know (by design, another universe), by language; may be empty."""

    same_universe: Mapped[bool] = mapped_column(default=True)
    """False where the indicator counts other people than the measure: then no verdict."""

    created_at: Mapped[datetime]
    created_by_id: Mapped[UUID] = mapped_column(key_of("account"))

    campaign: Mapped[Campaign] = relationship()
    indicator: Mapped[Indicator] = relationship()
