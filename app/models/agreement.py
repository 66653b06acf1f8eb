"""What stands between a composed sheet and the public: facts checked, an enterprise that agrees,
and the links by which somebody sees it sooner."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.models.base import Base, Document, Id, key_of
from app.models.pole import Enterprise
from app.models.sheet import Sheet


class FactCheck(Base):
    """That somebody held every figure and word of a sheet against its source."""

    __tablename__ = "sheet_fact_check"

    id: Mapped[Id]
    sheet_id: Mapped[UUID] = mapped_column(key_of("sheet"), index=True)
    fingerprint: Mapped[str]
    """Of the content that was checked: of any other it says nothing."""

    checked_at: Mapped[datetime]
    checked_by_id: Mapped[UUID] = mapped_column(key_of("account"))


class Agreement(Base):
    """One asking of an enterprise whether a sheet about it may be published, and its answer."""

    __tablename__ = "sheet_agreement"
    __table_args__ = (
        CheckConstraint("answer IN ('', 'agreed', 'refused')", name="answer_is_known"),
    )

    id: Mapped[Id]
    sheet_id: Mapped[UUID] = mapped_column(key_of("sheet"), index=True)
    enterprise_id: Mapped[UUID] = mapped_column(key_of("enterprise"), index=True)
    content: Mapped[Document]
    """What the enterprise was shown; its shape is ``core.sheets.content``'s."""

    fingerprint: Mapped[str]
    """Of that content."""

    asked_at: Mapped[datetime]
    asked_by_id: Mapped[UUID] = mapped_column(key_of("account"))
    due_on: Mapped[date]
    """The day until which an answer is hoped for."""

    reminded_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
    """When it was called back, or gave way to a later asking."""

    answer: Mapped[str] = mapped_column(default="")
    answered_at: Mapped[datetime | None]
    answered_by: Mapped[str] = mapped_column(default="")
    """The name that whoever answered gave: the link knows the enterprise and nobody in it."""

    wording: Mapped[str] = mapped_column(default="")
    """Which wording of the consent to be named was agreed to."""

    name_withdrawn_at: Mapped[datetime | None]
    """When the consent to be named was taken back: from then on there is no sheet."""

    sheet: Mapped[Sheet] = relationship()
    enterprise: Mapped[Enterprise] = relationship()
    links: Mapped[list[AgreementLink]] = relationship(back_populates="agreement")
    remarks: Mapped[list[SheetRemark]] = relationship(order_by="SheetRemark.written_at")
    quotations: Mapped[list[QuotationConsent]] = relationship()


class AgreementLink(Base):
    """A link behind which an enterprise answers: one in each mail that asks."""

    __tablename__ = "sheet_agreement_link"

    id: Mapped[Id]
    agreement_id: Mapped[UUID] = mapped_column(key_of("sheet_agreement"), index=True)
    token_digest: Mapped[str] = mapped_column(unique=True)
    """SHA-256 of the token in the link.  The link itself stands only in the mail."""

    created_at: Mapped[datetime]

    agreement: Mapped[Agreement] = relationship(back_populates="links")


class SheetRemark(Base):
    """What an enterprise says of one block of a sheet."""

    __tablename__ = "sheet_remark"

    id: Mapped[Id]
    agreement_id: Mapped[UUID] = mapped_column(key_of("sheet_agreement"), index=True)
    block: Mapped[str]
    text: Mapped[str]
    written_at: Mapped[datetime]


class QuotationConsent(Base):
    """Whether one quotation may be shown: accepted or refused, and perhaps taken back later."""

    __tablename__ = "sheet_quotation"
    __table_args__ = (UniqueConstraint("agreement_id", "voice"),)

    id: Mapped[Id]
    agreement_id: Mapped[UUID] = mapped_column(key_of("sheet_agreement"), index=True)
    voice: Mapped[str]
    """The key of exactly these words of this speaker, which are not repeated here."""

    accepted: Mapped[bool]
    wording: Mapped[str]
    """Which wording of the consent was answered."""

    decided_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]


class SharedSheet(Base):
    """A link by which somebody sees a sheet before the public does, until a day."""

    __tablename__ = "sheet_share"

    id: Mapped[Id]
    sheet_id: Mapped[UUID] = mapped_column(key_of("sheet"), index=True)
    token_digest: Mapped[str] = mapped_column(unique=True)
    purpose: Mapped[str]
    """For whom it is, in the words of who made it."""

    created_at: Mapped[datetime]
    created_by_id: Mapped[UUID] = mapped_column(key_of("account"))
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
