"""Coming in and going out: knocking, entering, leaving, and the devices one is logged in on."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.accounts import passwords
from app.core.access import Actor
from app.core.chance import digest_of
from app.core.errors import NotFound
from app.documents import letters
from app.models import Account, LoginSession
from app.records import audit, outbox, throttling


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody at the door, who says whose account is theirs."""

    email: str
    peer: str
    account: UUID | None
    """None where nobody has that address."""

    password_hash: str


def folded(email: str) -> str:
    """Return an address as accounts keep it: two spellings of one address are one."""
    return unicodedata.normalize("NFKC", email.strip()).casefold()


def knock(session: Session, email: str, *, peer: str, zone: ZoneInfo, now: datetime) -> Claim:
    """Count a try to log in, and return what it has to be measured against.

    The caller commits before it measures the password: that takes long, and holds nobody up.

    :raises TooMany: too many tries on this account or from this peer.
    """
    email = folded(email)
    guessed = throttling.of_an_account(email)
    throttling.count(
        session, [guessed, throttling.of_a_peer(peer), throttling.of_everybody()], now=now
    )
    found = session.scalar(
        select(Account).where(Account.email == email, Account.suspended_at.is_(None))
    )
    if found and throttling.failures_of(session, guessed) == guessed.free:
        _warn(session, found, zone, now)
    return Claim(email, peer, found.id if found else None, found.password_hash if found else "")


def enter(
    session: Session, claim: Claim, *, token: str, device: str, now: datetime,
    new_hash: str = "", instead_of: str = "",
) -> LoginSession:  # fmt: skip
    """Log a person in whose password was right, under a fresh token.

    :param new_hash: the password hashed anew, where the old hash was dated.
    :param instead_of: the token this browser carried before; it is good for nothing from now on.
    """
    if claim.account is None:
        raise NotFound("nobody")
    throttling.forgive(
        session, throttling.of_an_account(claim.email),
        [throttling.of_a_peer(claim.peer), throttling.of_everybody()],
    )  # fmt: skip
    if instead_of:
        leave(session, instead_of, by=Actor(claim.account), now=now)
    if new_hash:
        session.execute(
            update(Account).where(Account.id == claim.account).values(password_hash=new_hash)
        )
    return start(session, claim.account, token=token, device=device, now=now)


def start(
    session: Session, account_id: UUID, *, token: str, device: str, now: datetime
) -> LoginSession:
    """Write the session of a device, and tell the audit of it."""
    here = LoginSession(
        token_digest=digest_of(token),
        account_id=account_id,
        started_at=now,
        seen_at=now,
        device=device[:200],
    )
    session.add(here)
    session.flush()
    audit.tell(session, "account.log-in", here, by=Actor(account_id), now=now)
    return here


def leave(session: Session, token: str, *, by: Actor, now: datetime) -> None:
    """Log this device out."""
    here = session.scalar(select(LoginSession).where(LoginSession.token_digest == digest_of(token)))
    if here is None or here.ended_at is not None:
        return
    here.ended_at = now
    audit.tell(session, "account.log-out", here, by=by, now=now)


def devices(session: Session, *, by: Actor) -> Sequence[LoginSession]:
    """Return where the person is logged in, the latest first."""
    return session.scalars(
        select(LoginSession)
        .where(LoginSession.account_id == by.id, LoginSession.ended_at.is_(None))
        .order_by(LoginSession.started_at.desc())
    ).all()


def revoke(session: Session, session_id: UUID, *, by: Actor, now: datetime) -> None:
    """Log one device of one's own out.

    :raises NotFound: there is none, or it is somebody else's.
    """
    by.must("profile", "edit")
    device = session.scalar(
        select(LoginSession).where(LoginSession.id == session_id, LoginSession.account_id == by.id)
    )
    if device is None:
        raise NotFound(f"session {session_id}")
    if device.ended_at is None:
        device.ended_at = now
        audit.tell(session, "account.revoke-session", device, by=by, now=now)


def revoke_others(session: Session, token: str, *, by: Actor, now: datetime) -> int:
    """Log every device of one's own out but this one; return how many there were."""
    by.must("profile", "edit")
    others = session.scalars(
        select(LoginSession).where(
            LoginSession.account_id == by.id,
            LoginSession.ended_at.is_(None),
            LoginSession.token_digest != digest_of(token),
        )
    ).all()
    for device in others:
        device.ended_at = now
        audit.tell(session, "account.revoke-session", device, by=by, now=now)
    return len(others)


def end_all(session: Session, account_id: UUID, *, now: datetime) -> None:
    """Log every device of a person out."""
    session.execute(
        update(LoginSession)
        .where(LoginSession.account_id == account_id, LoginSession.ended_at.is_(None))
        .values(ended_at=now)
    )


def replace_password(session: Session, email: str, new_hash: str, *, now: datetime) -> None:
    """Give an account another password, and end every session that the old one opened.

    :raises NotFound: nobody has that address.
    """
    account = session.scalar(select(Account).where(Account.email == folded(email)))
    if account is None:
        raise NotFound(f"account {email}")
    account.password_hash = new_hash
    end_all(session, account.id, now=now)
    audit.tell(session, "account.replace-password", account, by=Actor(None), now=now)


def _warn(session: Session, account: Account, zone: ZoneInfo, now: datetime) -> None:
    """Tell a person that somebody guesses at their password: at most once a day."""
    letter = letters.log_in_tries(account.locale, at=now, zone=zone)
    outbox.post(
        session, unique_key=f"log-in-tries:{account.id}:{now.date()}", recipient=account.email,
        locale=account.locale, subject=letter.subject, text=letter.text, now=now,
    )  # fmt: skip


def is_measured(claim: Claim, password: str) -> bool:
    """Tell whether the password is that of the claimed account; it takes the same time always."""
    return passwords.matches(password, claim.password_hash) and claim.account is not None
