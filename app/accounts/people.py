"""Who has which role, place by place, and taking a role away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select, true
from sqlalchemy.orm import Session, joinedload

from app.core.access import OFFERS, Actor, Role
from app.core.errors import Conflict, NotAllowed, NotFound
from app.models import Enterprise, Invitation, Membership, Names, Pole, PoleEnterprise
from app.records import audit


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
        select(Membership).where(Membership.id == membership_id, _known(Membership, by))
    )
    if one is None:
        raise NotFound(f"membership {membership_id}")
    by.must("member", "remove")
    if not any(_may_give(grant.role, one.role) for grant in by.grants):
        raise NotAllowed(f"membership {membership_id}")
    if one.role in {Role.POLE_LEAD, Role.PLATFORM_ADMINISTRATOR} and _is_last(session, one):
        raise Conflict(f"membership {membership_id} is the last")
    audit.tell(
        session, "member.remove", one, by=by, now=now, pole=one.pole_id, facts={"role": one.role}
    )
    session.delete(one)


def _may_give(own: Role, role: str) -> bool:
    return Role(role) in OFFERS.get(own, frozenset())


def _is_last(session: Session, one: Membership) -> bool:
    others = select(Membership.id).where(
        Membership.role == one.role,
        Membership.pole_id.is_not_distinct_from(one.pole_id),
        Membership.id != one.id,
    )
    return session.scalar(others) is None


def _members(session: Session, by: Actor) -> Sequence[Membership]:
    return session.scalars(
        select(Membership)
        .join(Membership.account)
        .outerjoin(Membership.pole)
        .outerjoin(Membership.enterprise)
        .where(_known(Membership, by))
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
        .where(_known(Invitation, by), Invitation.used_at.is_(None), Invitation.expires_at > now)
        .options(joinedload(Invitation.pole), joinedload(Invitation.enterprise))
        .order_by(Invitation.created_at)
    ).all()


def _known(table: type[Membership] | type[Invitation], by: Actor) -> ColumnElement[bool]:
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
