"""Taking the role that one was offered."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.core.access import Actor
from app.core.chance import digest_of
from app.core.errors import Conflict, Gone, NotAllowed, NotFound
from app.models import Account, Invitation, Membership
from app.records import audit

TRAILING = ".,;:!?)]}>»”\"'"
"""What a mail program may have added to the end of a link."""


def by_token(session: Session, token: str, *, now: datetime) -> Invitation:
    """Return the invitation behind a link, without changing anything.

    :raises NotFound: no invitation ever had that token.
    :raises Gone: it was used, withdrawn or has run out.
    """
    digests = {digest_of(token), digest_of(token.rstrip(TRAILING))}
    found = session.scalar(select(Invitation).where(Invitation.token_digest.in_(digests)))
    if found is None:
        raise NotFound("invitation")
    return _still_good(found, now)


def by_id(session: Session, invitation_id: UUID, *, now: datetime) -> Invitation:
    """Return the invitation that a signed cookie speaks of.

    :raises NotFound, Gone: as :func:`by_token`.
    """
    found = session.get(Invitation, invitation_id)
    if found is None:
        raise NotFound("invitation")
    return _still_good(found, now)


def account_of(session: Session, invitation: Invitation) -> Account | None:
    """Return the account that has the invited address already."""
    return session.scalar(select(Account).where(Account.email == invitation.email))


def accept_anew(
    session: Session, invitation_id: UUID, *, name: str, password_hash: str, locale: str,
    now: datetime,
) -> Account:  # fmt: skip
    """Make an account for the invited address, and give it the role.

    :raises NotFound, Gone: as :func:`by_id`.
    :raises Conflict: the address has an account by now; whoever it is logs in to accept.
    """
    invitation = by_id(session, invitation_id, now=now)
    account = Account(
        email=invitation.email,
        name=name,
        password_hash=password_hash,
        locale=locale,
        created_at=now,
    )
    session.add(account)
    try:
        session.flush()
    except IntegrityError as clash:
        raise Conflict(f"the address of invitation {invitation_id} has an account") from clash
    _give(session, invitation, account, now)
    return account


def accept(session: Session, invitation_id: UUID, *, by: Actor, now: datetime) -> Account:
    """Give the role to the person who is logged in, if it was they who were invited.

    :raises NotFound, Gone: as :func:`by_id`.
    :raises NotAllowed: somebody else was invited; a forwarded link gives nothing.
    """
    invitation = by_id(session, invitation_id, now=now)
    account = session.get_one(Account, by.id)
    if account.email != invitation.email:
        raise NotAllowed(f"invitation {invitation_id}")
    _give(session, invitation, account, now)
    return account


def _still_good(invitation: Invitation, now: datetime) -> Invitation:
    if invitation.used_at is not None or invitation.expires_at <= now:
        raise Gone(f"invitation {invitation.id}")
    return invitation


def _give(session: Session, invitation: Invitation, account: Account, now: datetime) -> None:
    used = session.connection().execute(
        update(Invitation)
        .where(Invitation.id == invitation.id, Invitation.used_at.is_(None))
        .values(used_at=now)
    )
    if not used.rowcount:
        raise Gone(f"invitation {invitation.id}")
    session.add(
        Membership(
            account_id=account.id,
            role=invitation.role,
            pole_id=invitation.pole_id,
            enterprise_id=invitation.enterprise_id,
        )
    )
    try:
        session.flush()
    except IntegrityError as clash:
        raise Conflict("this person has that role already") from clash
    audit.tell(
        session, "member.accept", account, by=Actor(account.id), now=now, pole=invitation.pole_id,
        facts={"role": invitation.role},
    )  # fmt: skip
