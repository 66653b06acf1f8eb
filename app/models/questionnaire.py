"""Questionnaires: the draft that is written, and the versions that were published."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.models.base import Base, Document, Id, key_of


class Questionnaire(Base):
    """A questionnaire of a pole, as it is being written."""

    __tablename__ = "questionnaire"

    id: Mapped[Id]
    pole_id: Mapped[UUID] = mapped_column(key_of("pole"), index=True)
    draft: Mapped[Document] = mapped_column(deferred=True)
    """The definition; its shape is ``core.questionnaire.codec``'s.  It is large: read only where
    it is not known from its revision: see ``builder.opened``."""

    revision: Mapped[int] = mapped_column(default=1)
    """Counts the saves.  A save that quotes a stale revision is a Conflict."""

    report: Mapped[Document | None]
    """What the import kept, changed and left for review; None where nothing was imported."""

    created_at: Mapped[datetime]
    created_by_id: Mapped[UUID] = mapped_column(key_of("account"))
    changed_at: Mapped[datetime]

    versions: Mapped[list[QuestionnaireVersion]] = relationship(
        back_populates="questionnaire", order_by="QuestionnaireVersion.number"
    )

    __mapper_args__ = {"version_id_col": revision}


class Operation(Base):
    """One edit of a draft.  The log of a questionnaire can be read back to its first revision."""

    __tablename__ = "operation"
    __table_args__ = (
        UniqueConstraint("questionnaire_id", "revision"),
        CheckConstraint("effect IN ('edit', 'undo', 'redo')", name="effect_known"),
    )

    id: Mapped[Id]
    questionnaire_id: Mapped[UUID] = mapped_column(key_of("questionnaire"), index=True)
    revision: Mapped[int]
    """The revision of the draft that this edit made."""

    operation: Mapped[Document]
    """What was done; its shape is ``core.questionnaire.operations``'s."""

    inverse: Mapped[Document]
    """What takes it back, applied to the draft as this edit left it."""

    effect: Mapped[str] = mapped_column(default="edit")
    """``edit``; or ``undo`` and ``redo``, which take back or repeat an edit."""

    undone: Mapped[bool] = mapped_column(default=False)
    """Whether this edit is taken back at present.  Only edits ever are."""

    by_id: Mapped[UUID] = mapped_column(key_of("account"))
    at: Mapped[datetime]


class QuestionnaireVersion(Base):
    """A questionnaire as it was published.  Rows are never changed."""

    __tablename__ = "questionnaire_version"
    __table_args__ = (
        UniqueConstraint("questionnaire_id", "number"),
        CheckConstraint("number >= 1", name="number_from_one"),
    )

    id: Mapped[Id]
    questionnaire_id: Mapped[UUID] = mapped_column(key_of("questionnaire"), index=True)
    number: Mapped[int]
    """1 for the first publication of the questionnaire, and one more for each after it."""

    definition: Mapped[Document]
    note: Mapped[str] = mapped_column(default="")
    """What changed, in the words of whoever published it."""

    accepted: Mapped[Document]
    """The open points that the publisher read and accepted by an explicit word: a list under
    ``problems``; empty where there was none."""

    published_at: Mapped[datetime]
    published_by_id: Mapped[UUID] = mapped_column(key_of("account"))

    questionnaire: Mapped[Questionnaire] = relationship(back_populates="versions")
