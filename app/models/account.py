"""Accounts: who may log in, in which roles, and where they are logged in."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.models.base import Base, Id, key_of, once_where
from app.models.pole import Enterprise, Pole


class Account(Base):
    """A person who may log in."""

    __tablename__ = "account"

    id: Mapped[Id]

    email: Mapped[str] = mapped_column(unique=True)
    """Folded (NFKC, lower case): two spellings of one address are one account."""

    name: Mapped[str]

    password_hash: Mapped[str] = mapped_column(default="")
    """argon2id; empty until the person has chosen a password."""

    second_factor: Mapped[str] = mapped_column(default="")
    """The sealed secret of the app that draws six digits each half minute; empty where there is
    none.  See ``accounts.second_factor``."""

    second_factor_step: Mapped[int] = mapped_column(default=0)
    """The half minute of the last digits that were taken: none is taken twice."""

    locale: Mapped[str]
    """The language in which this person reads pages and mail."""

    is_demonstration: Mapped[bool] = mapped_column(default=False)
    """An invented person of the demonstration."""

    created_at: Mapped[datetime]
    suspended_at: Mapped[datetime | None]

    memberships: Mapped[list[Membership]] = relationship(back_populates="account")


class Membership(Base):
    """One role of one person in one pole, in one enterprise, or on the whole platform."""

    __tablename__ = "membership"
    __table_args__ = (
        CheckConstraint("pole_id IS NULL OR enterprise_id IS NULL", name="one_scope"),
        once_where(
            "uq_membership_of_a_pole", "account_id", "role", "pole_id",
            where="pole_id IS NOT NULL",
        ),
        once_where(
            "uq_membership_of_an_enterprise", "account_id", "role", "enterprise_id",
            where="enterprise_id IS NOT NULL",
        ),
        once_where(
            "uq_membership_of_the_platform", "account_id", "role",
            where="pole_id IS NULL AND enterprise_id IS NULL",
        ),
    )  # fmt: skip

    id: Mapped[Id]
    account_id: Mapped[UUID] = mapped_column(key_of("account"), index=True)
    role: Mapped[str]
    """A ``core.access.Role``."""

    pole_id: Mapped[UUID | None] = mapped_column(key_of("pole"), index=True)
    enterprise_id: Mapped[UUID | None] = mapped_column(key_of("enterprise"), index=True)

    account: Mapped[Account] = relationship(back_populates="memberships")
    pole: Mapped[Pole | None] = relationship()
    enterprise: Mapped[Enterprise | None] = relationship()


class LoginSession(Base):
    """One device on which a person is logged in.  Ending it logs that device out at once."""

    __tablename__ = "login_session"

    id: Mapped[Id]
    token_digest: Mapped[str] = mapped_column(unique=True)
    """SHA-256 of the token in the cookie; the token itself is never kept."""

    account_id: Mapped[UUID] = mapped_column(key_of("account"), index=True)
    started_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    """The last time this device sent something (reading pages writes nothing)."""

    ended_at: Mapped[datetime | None]
    confirmed_at: Mapped[datetime | None]
    """When this device gave the second factor; None while it has not."""

    device: Mapped[str] = mapped_column(default="")
    """What the browser says of itself, cut to 200 characters."""

    account: Mapped[Account] = relationship()


class AccountLink(Base):
    """A link in a mail by which the person behind an account does one thing, once."""

    __tablename__ = "account_link"

    id: Mapped[Id]
    token_digest: Mapped[str] = mapped_column(unique=True)
    account_id: Mapped[UUID] = mapped_column(key_of("account"), index=True)
    purpose: Mapped[str]
    """``password`` or ``address``: a link for one is nothing at the door of the other."""

    made_of: Mapped[str]
    """Digest of the address and the password of then: once one of them changed, it is void."""

    address: Mapped[str] = mapped_column(default="")
    """The new address that it confirms, for that purpose."""

    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    account: Mapped[Account] = relationship()


class RecoveryCode(Base):
    """One of the codes that stand in for a lost second factor, each once."""

    __tablename__ = "recovery_code"

    id: Mapped[Id]
    account_id: Mapped[UUID] = mapped_column(key_of("account"), index=True)
    code_digest: Mapped[str]
    used_at: Mapped[datetime | None]


class Invitation(Base):
    """A place offered to an address: whoever reads its mail may take the role once."""

    __tablename__ = "invitation"

    id: Mapped[Id]
    token_digest: Mapped[str] = mapped_column(unique=True)
    email: Mapped[str]
    role: Mapped[str]
    pole_id: Mapped[UUID | None] = mapped_column(key_of("pole"), index=True)
    enterprise_id: Mapped[UUID | None] = mapped_column(key_of("enterprise"), index=True)
    locale: Mapped[str]
    invited_by_id: Mapped[UUID | None] = mapped_column(key_of("account"))
    """None where the command line invited: the first administrator."""

    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    pole: Mapped[Pole | None] = relationship()
    enterprise: Mapped[Enterprise | None] = relationship()


class Attempt(Base):
    """How often one door was tried under one key, for throttling that all workers share."""

    __tablename__ = "attempt"

    id: Mapped[Id]
    key: Mapped[str] = mapped_column(unique=True)
    """The purpose and what is counted: ``log-in:account:<digest>``, ``log-in:peer:<address>``."""

    failures: Mapped[int]
    last_at: Mapped[datetime]
