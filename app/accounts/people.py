"""Who has which role, place by place, and taking a role away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select, true
from sqlalchemy.orm import Session, joinedload

from app.core import access
from app.core.access import Actor, Role
from app.core.errors import Conflict, NotAllowed, NotFound
from app.models import Account, Enterprise, Invitation, Membership, Names, Pole, PoleEnterprise
from app.records import audit

LOOKED_AFTER = frozenset({Role.PLATFORM_ADMINISTRATOR, Role.POLE_LEAD, Role.ENTERPRISE_OWNER})
"""The roles of which each place keeps one: else nobody could let anybody in."""


@dataclass
class Place:
    """A pole, an enterprise or the platform, with its people and those who are awaited."""

    names: Names
    """By language; empty for the platform."""

    members: list[Membership] = field(default_factory=list)
    awaited: list[Invitation] = field(default_factory=list)


def places(session: Session, *, by: Actor, now: datetime) -> list[Place]:
    """Return the people of every place in which the actor may know them."""
    by.must("member", "read")
    found: dict[tuple[UUID | None, UUID | None], Place] = {}
    for one in _members(session, by):
        _place_of(found, one).members.append(one)
    for awaited in _awaited(session, by, now):
        _place_of(found, awaited).awaited.append(awaited)
    return list(found.values())


def remove(session: Session, membership_id: UUID, *, by: Actor, now: datetime) -> None:
    """Take a role from a person.  It counts from their next request on.

    :raises NotFound: there is none, or not in a place that the actor knows.
    :raises NotAllowed: the actor could not offer that role either.
    :raises Conflict: nobody would be left to look after the place.
    """
    one = session.scalar(
        select(Membership).where(Membership.id == membership_id, known(Membership, by))
    )
    if one is None:
        raise NotFound(f"membership {membership_id}")
    by.must("member", "remove")
    if not by.may_offer(Role(one.role), place_of(session, one)):
        raise NotAllowed(f"membership {membership_id}")
    if one.role in LOOKED_AFTER and is_last(session, one):
        raise Conflict(f"membership {membership_id} is the last")
    audit.tell(
        session, "member.remove", one, by=by, now=now, pole=one.pole_id, facts={"role": one.role}
    )
    session.delete(one)


def place_of(session: Session, one: Membership | Invitation) -> access.Place:
    """Return where a role is held, or offered, as the rules know it."""
    around = select(PoleEnterprise.pole_id).where(PoleEnterprise.enterprise_id == one.enterprise_id)
    poles = session.scalars(around).all() if one.enterprise_id else ()
    return access.Place(one.pole_id, one.enterprise_id, frozenset(poles))


def is_last(session: Session, one: Membership) -> bool:
    """Tell whether nobody else who may log in has that role in that place."""
    others = (
        select(Membership.id)
        .join(Membership.account)
        .where(
            Membership.role == one.role,
            Membership.pole_id.is_not_distinct_from(one.pole_id),
            Membership.enterprise_id.is_not_distinct_from(one.enterprise_id),
            Membership.account_id != one.account_id,
            Account.suspended_at.is_(None),
        )
    )
    return session.scalar(others.limit(1)) is None


def _members(session: Session, by: Actor) -> Sequence[Membership]:
    return session.scalars(
        select(Membership)
        .join(Membership.account)
        .outerjoin(Membership.pole)
        .outerjoin(Membership.enterprise)
        .where(known(Membership, by))
        .options(
            joinedload(Membership.account),
            joinedload(Membership.pole),
            joinedload(Membership.enterprise),
        )
        .order_by(Membership.pole_id.is_(None), Enterprise.name, Membership.role)
    ).all()


def _awaited(session: Session, by: Actor, now: datetime) -> Sequence[Invitation]:
    return session.scalars(
        select(Invitation)
        .where(known(Invitation, by), Invitation.used_at.is_(None), Invitation.expires_at > now)
        .options(joinedload(Invitation.pole), joinedload(Invitation.enterprise))
        .order_by(Invitation.created_at)
    ).all()


def known(table: type[Membership] | type[Invitation], by: Actor) -> ColumnElement[bool]:
    """Whose roles an actor may know: all of them, or those of their poles and enterprises."""
    if by.may("account", "directory"):
        return true()
    leading = {grant.pole for grant in by.grants if grant.role is Role.POLE_LEAD}
    inside = select(PoleEnterprise.enterprise_id).where(PoleEnterprise.pole_id.in_(leading))
    return or_(
        table.pole_id.in_(by.poles),
        table.enterprise_id.in_(by.enterprises),
        table.enterprise_id.in_(inside),
    )


def _place_of(
    found: dict[tuple[UUID | None, UUID | None], Place], one: Membership | Invitation
) -> Place:
    here: Pole | Enterprise | None = one.pole or one.enterprise
    names = here.names if isinstance(here, Pole) else {"fr": here.name} if here else {}
    return found.setdefault((one.pole_id, one.enterprise_id), Place(names))
