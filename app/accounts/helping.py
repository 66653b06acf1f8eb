"""Helping a member who has lost the second step, and shutting out an account that does harm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session, joinedload

from app.accounts import logging_in, people, second_factor
from app.core.access import Actor, Role
from app.core.errors import Conflict, NotAllowed, NotFound
from app.documents import letters
from app.documents.letters import Letter
from app.models import Account, Invitation, Membership
from app.records import audit, outbox


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, as far as the actor may know them."""

    account: Account
    roles: Sequence[Membership]
    """Those in the places that the actor knows."""

    may_be_helped: bool
    """Whether the actor may take the second step away."""


def person(session: Session, account_id: UUID, *, by: Actor) -> Person:
    """Return a person of a place in which the actor knows the people.

    :raises NotFound: there is nobody, or not in a place that the actor knows.
    """
    by.must("member", "read")
    roles = session.scalars(
        select(Membership)
        .where(Membership.account_id == account_id, people.known(Membership, by))
        .options(
            joinedload(Membership.account),
            joinedload(Membership.pole),
            joinedload(Membership.enterprise),
        )
    ).all()
    if not roles:
        raise NotFound(f"account {account_id}")
    return Person(roles[0].account, roles, _is_over(session, account_id, by))


def reset_second_factor(session: Session, account_id: UUID, *, by: Actor, now: datetime) -> Account:
    """Take the second step of a member away, who sets it up anew; their devices are logged out.

    :raises NotFound: as :func:`person`; or they have no second step.
    :raises NotAllowed: they hold a role that the actor could not give.
    """
    found = person(session, account_id, by=by)
    by.must("member", "help")
    if not found.may_be_helped:
        raise NotAllowed(f"account {account_id}")
    if not found.account.second_factor:
        raise NotFound(f"second factor of {account_id}")
    second_factor.lose(session, found.account, by=by, now=now)
    letter = letters.second_step_reset(found.account.locale, helper=_name(session, by))
    _post(session, found.account, letter, "second-factor", now)
    return found.account


def suspend(
    session: Session, account_id: UUID, *, reason: str, by: Actor, now: datetime
) -> Account:
    """Shut an account out: its devices are logged out, its links and invitations are void.

    Its roles stay, and nothing that it wrote is lost.

    :raises NotFound: as :func:`person`.
    :raises Conflict: it is the actor's own, or the only one that looks after a place.
    """
    by.must("account", "suspend")
    found = person(session, account_id, by=by)
    alone = [
        one for one in found.roles if one.role in people.LOOKED_AFTER
        if people.is_last(session, one)
    ]  # fmt: skip
    if account_id == by.id or alone:
        raise Conflict(f"account {account_id} is needed")
    found.account.suspended_at = found.account.suspended_at or now
    logging_in.end_all(session, account_id, now=now)
    session.execute(
        update(Invitation)
        .where(
            Invitation.invited_by_id == account_id,
            Invitation.used_at.is_(None),
            Invitation.expires_at > now,
        )
        .values(expires_at=now)
    )
    _post(session, found.account, letters.account_suspended(found.account.locale), "suspended", now)
    audit.tell(session, "account.suspend", found.account, by=by, now=now, facts={"reason": reason})
    return found.account


def let_back(session: Session, account_id: UUID, *, by: Actor, now: datetime) -> Account:
    """Let a suspended account in again, with the roles that it has."""
    by.must("account", "suspend")
    found = person(session, account_id, by=by)
    found.account.suspended_at = None
    audit.tell(session, "account.let-back", found.account, by=by, now=now)
    return found.account


def _is_over(session: Session, account_id: UUID, by: Actor) -> bool:
    """Tell whether every role of that person, wherever it is, is one that the actor could give:
    the lead of one pole does not weaken the door of another."""
    if not by.may("member", "help") or account_id == by.id:
        return False
    if any(grant.role is Role.PLATFORM_ADMINISTRATOR for grant in by.grants):
        return True
    all_roles = session.scalars(select(Membership).where(Membership.account_id == account_id))
    return all(by.may_offer(Role(one.role), people.place_of(session, one)) for one in all_roles)


def _name(session: Session, by: Actor) -> str:
    return session.get_one(Account, by.id).name


def _post(session: Session, account: Account, letter: Letter, why: str, now: datetime) -> None:
    outbox.post(
        session, unique_key=f"{why}:{account.id}:{now.isoformat()}", recipient=account.email,
        locale=account.locale, subject=letter.subject, text=letter.text, now=now,
    )  # fmt: skip
