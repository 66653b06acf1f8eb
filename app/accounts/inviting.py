"""Offering somebody a role: which roles one may offer, where, and the mail that does it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.accounts import people
from app.accounts.logging_in import folded
from app.core.access import OF_A_POLE, OFFERS, Actor, Grant, Role
from app.core.chance import digest_of
from app.core.errors import Conflict, NotAllowed
from app.documents import letters
from app.models import Account, Enterprise, Invitation, Membership, Names, Pole, PoleEnterprise
from app.records import audit, outbox, tenancy

GOOD_FOR = timedelta(days=14)
PLATFORM = {
    "fr": "administration de la plateforme",
    "nl": "beheer van het platform",
    "en": "administration of the platform",
}
"""What an invitation calls the place of an administrator."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A role in one place: a pole, an enterprise, or the whole platform."""

    role: Role
    pole: UUID | None
    enterprise: UUID | None
    place: Names
    """What the place is called, by language; empty for the platform."""

    answering_to: UUID | None
    """The pole in whose name it is offered: an enterprise is invited by its pole."""

    contact: str = ""

    @property
    def key(self) -> str:
        """Name this offer among the others of a form."""
        return f"{self.role}:{self.pole or self.enterprise or ''}"


def offers(session: Session, *, by: Actor) -> list[Offer]:
    """Return every role that the actor may offer, place by place; the whole platform last."""
    found = {
        offer.key: offer
        for grant in sorted(by.grants, key=str)
        for role in Role
        if role in OFFERS.get(grant.role, ())
        for offer in _offers_of(session, grant, role)
    }
    return sorted(found.values(), key=lambda offer: offer.role is Role.PLATFORM_ADMINISTRATOR)


def _offers_of(session: Session, grant: Grant, role: Role) -> Iterator[Offer]:
    if role is Role.PLATFORM_ADMINISTRATOR:
        yield Offer(role, None, None, {}, None)
    elif role is Role.CONTRIBUTOR:
        ours = select(PoleEnterprise.pole_id).where(
            PoleEnterprise.enterprise_id == grant.enterprise
        )
        answering_to = session.scalars(ours.order_by(PoleEnterprise.pole_id)).first()
        for enterprise in _enterprises(session, Enterprise.id == grant.enterprise):
            yield Offer(role, None, enterprise.id, {"fr": enterprise.name}, answering_to)
    elif role is Role.ENTERPRISE_OWNER:
        members = select(PoleEnterprise.enterprise_id).where(PoleEnterprise.pole_id == grant.pole)
        for enterprise in _enterprises(session, Enterprise.id.in_(members)):
            yield Offer(role, None, enterprise.id, {"fr": enterprise.name}, grant.pole)
    elif role in OF_A_POLE:
        mine = select(Pole).order_by(Pole.created_at)
        for pole in session.scalars(mine.where(Pole.id == grant.pole) if grant.pole else mine):
            yield Offer(role, pole.id, None, pole.names, pole.id, pole.contact)


def _enterprises(session: Session, where: object) -> Sequence[Enterprise]:
    return session.scalars(select(Enterprise).where(where).order_by(Enterprise.name)).all()  # type: ignore[arg-type]


def invite(
    session: Session, key: str, *, email: str, locale: str, token: str, base_url: str,
    zone: ZoneInfo, by: Actor, now: datetime,
) -> Invitation:  # fmt: skip
    """Offer a role to whoever reads the mail of an address.

    :param key: the :attr:`Offer.key` of one of :func:`offers`.
    :param token: a new secret; only its digest is kept.
    :raises NotAllowed: the actor may not offer that.
    :raises Conflict: whoever has that address has the role already.
    """
    by.must("member", "invite")
    offer = next((each for each in offers(session, by=by) if each.key == key), None)
    if offer is None:
        raise NotAllowed(f"offer {key}")
    email = folded(email)
    _must_not_have_it(session, offer, email)
    invitation = Invitation(
        token_digest=digest_of(token), email=email, role=offer.role.value, pole_id=offer.pole,
        enterprise_id=offer.enterprise, locale=locale, invited_by_id=by.id, created_at=now,
        expires_at=now + GOOD_FOR,
    )  # fmt: skip
    session.add(invitation)
    session.flush()
    _write(session, invitation, offer, f"{base_url}/invitations/{token}", zone, now)
    audit.tell(
        session, "member.invite", invitation, by=by, now=now, pole=offer.answering_to,
        facts={"role": offer.role.value},
    )  # fmt: skip
    return invitation


def invite_administrator(session: Session, email: str, *, token: str, now: datetime) -> Invitation:
    """Offer the administration of the platform, from the command line: somebody has to be first."""
    invitation = Invitation(
        token_digest=digest_of(token), email=folded(email), role=Role.PLATFORM_ADMINISTRATOR.value,
        locale="fr", created_at=now, expires_at=now + GOOD_FOR,
    )  # fmt: skip
    session.add(invitation)
    session.flush()
    audit.tell(session, "member.invite", invitation, by=Actor(None), now=now)
    return invitation


def withdraw(session: Session, invitation_id: UUID, *, by: Actor, now: datetime) -> None:
    """Take an offer back that nobody has used yet.

    :raises NotFound, NotAllowed: it is not in a place of the actor, or they may not invite there.
    """
    invitation = tenancy.fetch(session, Invitation, invitation_id, by=by)
    if invitation.used_at is not None:
        raise Conflict(f"invitation {invitation_id} was used")
    if not by.may_offer(Role(invitation.role), people.place_of(session, invitation)):
        raise NotAllowed(f"invitation {invitation_id}")
    invitation.expires_at = min(invitation.expires_at, now)
    audit.tell(
        session, "member.withdraw-invitation", invitation, by=by, now=now, pole=invitation.pole_id
    )


def _must_not_have_it(session: Session, offer: Offer, email: str) -> None:
    has = (
        select(Membership.id)
        .join(Membership.account)
        .where(
            Account.email == email,
            Membership.role == offer.role.value,
            Membership.pole_id.is_not_distinct_from(offer.pole),
            Membership.enterprise_id.is_not_distinct_from(offer.enterprise),
        )
    )
    if session.scalar(has):
        raise Conflict(f"{email} is {offer.key}")


def _write(
    session: Session, invitation: Invitation, offer: Offer, link: str, zone: ZoneInfo, now: datetime
) -> None:
    inviter = session.get(Account, invitation.invited_by_id)
    names = offer.place or PLATFORM
    letter = letters.account_invitation(
        invitation.locale,
        inviter=inviter.name if inviter else "VISES",
        place=names.get(invitation.locale) or next(iter(names.values())),
        contact=offer.contact,
        link=link,
        until=invitation.expires_at,
        zone=zone,
    )
    outbox.post(
        session,
        unique_key=f"invitation:{invitation.id}",
        recipient=invitation.email,
        locale=invitation.locale,
        subject=letter.subject,
        text=letter.text,
        pole=offer.answering_to,
        now=now,
    )
