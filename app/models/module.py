"""The library: modules that questionnaires share, their versions, and where each is followed."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.models.base import Base, Document, Id, Names, key_of
from app.models.pole import Pole
from app.models.questionnaire import Questionnaire


class Module(Base):
    """A module of the library of a pole.  It is written in one questionnaire, its home."""

    __tablename__ = "module"
    __table_args__ = (
        UniqueConstraint("questionnaire_id", "part"),
        CheckConstraint("sharing IN ('pole', 'proposed', 'everybody')", name="sharing_known"),
    )

    id: Mapped[Id]
    pole_id: Mapped[UUID] = mapped_column(key_of("pole"), index=True)
    questionnaire_id: Mapped[UUID] = mapped_column(key_of("questionnaire"))
    """Its home."""

    part: Mapped[str]
    """The id of the module in the definition of its home, and wherever it is linked."""

    titles: Mapped[Names]
    """The title of its latest version, by language."""

    sharing: Mapped[str] = mapped_column(default="pole")
    """Who may put it into questionnaires: its pole; its pole, having proposed it to all; all."""

    created_at: Mapped[datetime]
    created_by_id: Mapped[UUID] = mapped_column(key_of("account"))

    pole: Mapped[Pole] = relationship()
    questionnaire: Mapped[Questionnaire] = relationship()
    versions: Mapped[list[ModuleVersion]] = relationship(
        back_populates="module", order_by="ModuleVersion.number"
    )


class ModuleVersion(Base):
    """A module as it was put into the library.  Rows are never changed."""

    __tablename__ = "module_version"
    __table_args__ = (
        UniqueConstraint("module_id", "number"),
        CheckConstraint("number >= 1", name="number_from_one"),
    )

    id: Mapped[Id]
    module_id: Mapped[UUID] = mapped_column(key_of("module"), index=True)
    number: Mapped[int]
    """1 for the first one, and one more for each after it."""

    definition: Mapped[Document]
    """A definition of this one module; its shape is ``core.questionnaire.codec``'s."""

    locks: Mapped[Document]
    """What is locked where it is linked: a list of restrictions under ``restrictions``."""

    note: Mapped[str] = mapped_column(default="")
    """What changed, in the words of whoever put it there."""

    published_at: Mapped[datetime]
    published_by_id: Mapped[UUID] = mapped_column(key_of("account"))

    module: Mapped[Module] = relationship(back_populates="versions")


class ModuleUse(Base):
    """That the draft of a questionnaire follows a module, its home included."""

    __tablename__ = "module_use"

    questionnaire_id: Mapped[UUID] = mapped_column(key_of("questionnaire"), primary_key=True)
    module_id: Mapped[UUID] = mapped_column(key_of("module"), primary_key=True, index=True)
    version: Mapped[int]
    """The number of the version that stands there."""
