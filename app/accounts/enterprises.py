"""The enterprises of a pole: who they are, how they are written to, and where they work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from app.core.access import Actor
from app.core.errors import NotAllowed, NotFound
from app.core.racines.territory import Level
from app.models import Enterprise, Names, Pole, Site, Territory
from app.records import audit, tenancy


@dataclass(frozen=True, slots=True)
class Details:
    """What a pole says of an enterprise."""

    name: str
    legal_form: Names
    activity: Names
    number: str
    """SIREN or BCE/KBO number, digits only; empty where unknown."""

    locale: str
    email: str
    commune: UUID | None
    """The territory of its seat; None where it is not known yet."""


def listed(session: Session, *, by: Actor) -> Sequence[tuple[Enterprise, Territory | None]]:
    """Return the enterprises that the actor may know, by name, each with the commune of its seat.

    :raises NotAllowed: the actor sees enterprises nowhere.
    """
    by.must("enterprise", "read")
    rows = session.execute(
        tenancy.known_to(by, Enterprise)
        .add_columns(Territory)
        .outerjoin(
            Site,
            and_(Site.enterprise_id == Enterprise.id, Site.is_head, Site.until.is_(None)),
        )
        .outerjoin(Territory, Territory.id == Site.territory_id)
        .order_by(Enterprise.name)
    )
    return [(enterprise, commune) for enterprise, commune in rows]


def poles_to_add_to(session: Session, *, by: Actor) -> Sequence[Pole]:
    """Return the poles in which the actor may add an enterprise."""
    mine = {pole for pole in by.poles if by.may("enterprise", "edit", pole=pole)}
    return session.scalars(select(Pole).where(Pole.id.in_(mine)).order_by(Pole.created_at)).all()


def add(
    session: Session, pole_id: UUID, details: Details, *, by: Actor, now: datetime
) -> Enterprise:
    """Add an enterprise to a pole.

    :raises NotFound, NotAllowed: no such pole of the actor's, or no right to add there; no such
        commune.
    """
    pole = tenancy.fetch(session, Pole, pole_id, by=by)
    by.must("enterprise", "edit", pole=pole.id)
    enterprise = Enterprise(
        name=details.name,
        legal_form=details.legal_form,
        activity=details.activity,
        number=details.number,
        locale=details.locale,
        email=details.email,
        created_at=now,
        poles=[pole],
    )
    session.add(enterprise)
    if details.commune:
        commune = _commune(session, details.commune)
        enterprise.sites.append(Site(territory_id=commune.id, since=commune.since))
    session.flush()
    audit.tell(session, "enterprise.add", enterprise, by=by, now=now, pole=pole.id)
    return enterprise


def to_edit(session: Session, enterprise_id: UUID, *, by: Actor) -> Enterprise:
    """Return an enterprise that the actor may edit.

    :raises NotFound: there is none, or it stands in no pole of the actor's.
    :raises NotAllowed: they know it, and may not edit it.
    """
    enterprise = tenancy.fetch(session, Enterprise, enterprise_id, by=by)
    if not any(by.may("enterprise", "edit", pole=pole.id) for pole in enterprise.poles):
        raise NotAllowed(f"enterprise {enterprise_id}")
    return enterprise


def edit(
    session: Session, enterprise_id: UUID, details: Details, *, by: Actor, now: datetime
) -> Enterprise:
    """Change what is said of an enterprise.  Another commune means that it moved, as from today.

    :raises NotFound, NotAllowed: as :func:`to_edit`; no such commune.
    """
    enterprise = to_edit(session, enterprise_id, by=by)
    changed = [
        name
        for name in ("name", "legal_form", "activity", "number", "locale", "email")
        if getattr(enterprise, name) != getattr(details, name)
    ]
    for name in changed:
        setattr(enterprise, name, getattr(details, name))
    if details.commune and details.commune != seat_of(enterprise):
        _move(session, enterprise, _commune(session, details.commune), now)
        changed.append("site")
    if changed:
        audit.tell(
            session, "enterprise.edit", enterprise, by=by, now=now,
            pole=next(iter(pole.id for pole in enterprise.poles if pole.id in by.poles), None),
            facts={"changed": changed},
        )  # fmt: skip
    return enterprise


def seat_of(enterprise: Enterprise) -> UUID | None:
    """Return the commune of the seat as it is now known."""
    return next(
        (site.territory_id for site in enterprise.sites if site.is_head and site.until is None),
        None,
    )


def _move(session: Session, enterprise: Enterprise, to: Territory, now: datetime) -> None:
    today, first = now.date(), not enterprise.sites
    for site in list(enterprise.sites):
        if site.is_head and site.until is None and site.since < today:
            site.until = today
        elif site.is_head and site.until is None:
            enterprise.sites.remove(site)
            session.delete(site)
    enterprise.sites.append(Site(territory_id=to.id, since=to.since if first else today))


def _commune(session: Session, territory_id: UUID) -> Territory:
    found = session.get(Territory, territory_id)
    if found is None or found.level != Level.COMMUNE:
        raise NotFound(f"commune {territory_id}")
    return found
