"""Responses: what an enterprise says to a campaign, each saved state, and its submission."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.models.base import Base, Document, Id, key_of
from app.models.campaign import Campaign
from app.models.pole import Enterprise


class Response(Base):
    """What one enterprise says to one campaign.  There is one, however many write in it."""

    __tablename__ = "response"
    __table_args__ = (
        UniqueConstraint("campaign_id", "enterprise_id"),
        CheckConstraint("state IN ('draft', 'submitted', 'withdrawn')", name="state_is_known"),
        CheckConstraint("review IN ('', 'validated', 'locked')", name="review_is_known"),
    )

    id: Mapped[Id]
    campaign_id: Mapped[UUID] = mapped_column(key_of("campaign"), index=True)
    enterprise_id: Mapped[UUID] = mapped_column(key_of("enterprise"), index=True)
    version_id: Mapped[UUID] = mapped_column(key_of("questionnaire_version"))
    """The version it answers, to the end: publishing another changes nothing here."""

    answers: Mapped[Document]
    """The answers given so far, by question id; its values are ``core.questionnaire.answers``'."""

    revision: Mapped[int] = mapped_column(default=0)
    """Counts the saves.  A save that quotes a stale revision is a Conflict."""

    passed: Mapped[list[str]] = mapped_column(JSON, default=list)
    """The ids of the pages that were saved to go on, with nothing wrong on them."""

    state: Mapped[str] = mapped_column(default="draft")
    review: Mapped[str] = mapped_column(default="")
    """What its pole says of it once it is handed in: nothing yet, that it takes it, or that
    nothing changes any more."""

    reopened_until: Mapped[datetime | None]
    """Until when it may be corrected, whenever the campaign closes; None where nobody opened it."""

    locale: Mapped[str]
    """The language in which it was last written."""

    started_at: Mapped[datetime]
    changed_at: Mapped[datetime]

    campaign: Mapped[Campaign] = relationship()
    enterprise: Mapped[Enterprise] = relationship()
    submission: Mapped[Submission | None] = relationship(back_populates="response")


class ResponseRevision(Base):
    """One save: the answers that changed, who changed them and when."""

    __tablename__ = "response_revision"
    __table_args__ = (UniqueConstraint("response_id", "number"),)

    id: Mapped[Id]
    response_id: Mapped[UUID] = mapped_column(key_of("response"), index=True)
    number: Mapped[int]
    """1 for the first save, without gaps."""

    changes: Mapped[Document]
    """The new value of each changed answer by question id; None where it was cleared."""

    saved_at: Mapped[datetime]
    saved_by_id: Mapped[UUID | None] = mapped_column(key_of("account"))
    """None where it came by the personal link."""


class Submission(Base):
    """A response as it is handed in.  A correction keeps what stood here before it."""

    __tablename__ = "submission"
    __table_args__ = (UniqueConstraint("response_id"), UniqueConstraint("key"))

    id: Mapped[Id]
    response_id: Mapped[UUID] = mapped_column(key_of("response"))
    key: Mapped[str]
    """What makes a repeated submit the same submit: drawn with the page, never empty."""

    body_digest: Mapped[str]
    """SHA-256 of what was handed in, so that the same key with another body is refused."""

    answers: Mapped[Document]
    receipt: Mapped[str] = mapped_column(unique=True)
    """The reference that the enterprise keeps."""

    signed_by: Mapped[str] = mapped_column(default="")
    """The name under which it was handed in, as the person wrote it."""

    submitted_at: Mapped[datetime]
    submitted_by_id: Mapped[UUID | None] = mapped_column(key_of("account"))

    response: Mapped[Response] = relationship(back_populates="submission")


class Correction(Base):
    """What a submission said before it was corrected, and why it was.  Rows are never changed."""

    __tablename__ = "correction"
    __table_args__ = (UniqueConstraint("response_id", "number"),)

    id: Mapped[Id]
    response_id: Mapped[UUID] = mapped_column(key_of("response"), index=True)
    number: Mapped[int]
    """1 for the first correction."""

    reason: Mapped[str]
    key_before: Mapped[str]
    before: Mapped[Document]
    submitted_before: Mapped[datetime]
    corrected_at: Mapped[datetime]
    corrected_by_id: Mapped[UUID | None] = mapped_column(key_of("account"))


class AnswerQuery(Base):
    """That the pole asks about one answer."""

    __tablename__ = "answer_query"
    __table_args__ = (
        CheckConstraint("state IN ('open', 'answered', 'settled')", name="state_is_known"),
    )

    id: Mapped[Id]
    response_id: Mapped[UUID] = mapped_column(key_of("response"), index=True)
    path: Mapped[str]
    """Of the answer, written with ``/``."""

    state: Mapped[str] = mapped_column(default="open")
    asked_at: Mapped[datetime]

    messages: Mapped[list[QueryMessage]] = relationship(order_by="QueryMessage.written_at")


class QueryMessage(Base):
    """One thing said about an answer, by its pole or by its enterprise."""

    __tablename__ = "query_message"

    id: Mapped[Id]
    query_id: Mapped[UUID] = mapped_column(key_of("answer_query"), index=True)
    words: Mapped[str]
    by_pole: Mapped[bool]
    written_at: Mapped[datetime]
    written_by_id: Mapped[UUID | None] = mapped_column(key_of("account"))
