"""Campaigns: a version opened to enterprises between two instants."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.models.base import Base, Document, Id, Names, key_of
from app.models.pole import Enterprise
from app.models.questionnaire import QuestionnaireVersion


class Campaign(Base):
    """A version of a questionnaire, opened to the enterprises of a pole."""

    __tablename__ = "campaign"
    __table_args__ = (CheckConstraint("opens_at < closes_at", name="opens_before_it_closes"),)

    id: Mapped[Id]
    pole_id: Mapped[UUID] = mapped_column(key_of("pole"), index=True)
    version_id: Mapped[UUID] = mapped_column(key_of("questionnaire_version"), index=True)
    titles: Mapped[Names]
    """By language."""

    reference_year: Mapped[int]
    """The year of which the answers speak."""

    letters: Mapped[Document] = mapped_column(default=dict)
    """By kind and language, the subject and the text of the letters that the pole words itself;
    the others are in the words of the house."""

    opens_at: Mapped[datetime]
    closes_at: Mapped[datetime]
    follows_id: Mapped[UUID | None] = mapped_column(key_of("campaign"), index=True)
    """The wave before, whose answers are offered again; None for a first one."""

    created_at: Mapped[datetime]
    created_by_id: Mapped[UUID] = mapped_column(key_of("account"))

    version: Mapped[QuestionnaireVersion] = relationship()
    doors: Mapped[list[CampaignDoor]] = relationship(back_populates="campaign")


class CampaignDoor(Base):
    """The personal link of one enterprise to one campaign."""

    __tablename__ = "campaign_door"
    __table_args__ = (UniqueConstraint("campaign_id", "enterprise_id"),)

    id: Mapped[Id]
    campaign_id: Mapped[UUID] = mapped_column(key_of("campaign"), index=True)
    enterprise_id: Mapped[UUID] = mapped_column(key_of("enterprise"), index=True)
    token_digest: Mapped[str] = mapped_column(unique=True)
    """SHA-256 of the token in the first link.  The link itself stands only in the mail."""

    created_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
    opened_at: Mapped[datetime | None]
    """When somebody first saw its page in a browser that runs scripts; None while nobody did."""

    campaign: Mapped[Campaign] = relationship(back_populates="doors")
    enterprise: Mapped[Enterprise] = relationship()


class DoorKey(Base):
    """A further personal link to the same door: that of a reminder."""

    __tablename__ = "door_key"

    id: Mapped[Id]
    door_id: Mapped[UUID] = mapped_column(key_of("campaign_door"), index=True)
    token_digest: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime]
