"""A password that was forgotten or is to change, and an address that has changed.

Each goes by a link that is good for one thing, once, for an hour, and void as soon as the
password or the address changed by any other way.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.accounts.accepting import TRAILING
from app.accounts.logging_in import folded
from app.core.access import Actor
from app.core.chance import digest_of
from app.core.errors import Conflict, Gone, NotFound
from app.documents import letters
from app.models import Account, AccountLink, LoginSession
from app.records import audit, outbox, throttling

GOOD_FOR = timedelta(hours=1)
PASSWORD, ADDRESS = "password", "address"


def ask(
    session: Session, email: str, *, token: str, base_url: str, zone: ZoneInfo, peer: str,
    now: datetime,
) -> None:  # fmt: skip
    """Mail a link for a new password, where the address has an account: nobody else learns it.

    :param token: a new secret; only its digest is kept.
    :raises TooMany: too many links were asked for, for this address or from this peer.
    """
    email = folded(email)
    throttling.count(
        session, [throttling.of_a_reset(email), throttling.of_resets_from(peer)], now=now
    )
    account = session.scalar(
        select(Account).where(Account.email == email, Account.suspended_at.is_(None))
    )
    if account is None:
        return
    link = _link(session, account, PASSWORD, token, now=now)
    letter = letters.new_password(
        account.locale, link=f"{base_url}/password/new/{token}", until=link.expires_at, zone=zone
    )
    _post(session, account, account.email, letter, f"reset:{link.id}", now)
    audit.tell(session, "account.ask-password", account, by=Actor(None), now=now)


def by_token(session: Session, token: str, purpose: str, *, now: datetime) -> AccountLink:
    """Return the link behind a token, without changing anything.

    :raises NotFound: no link for this purpose ever had that token.
    :raises Gone: it was used, has run out, or the account changed since.
    """
    digests = {digest_of(token), digest_of(token.rstrip(TRAILING))}
    return _good(
        session.scalar(
            select(AccountLink).where(
                AccountLink.token_digest.in_(digests), AccountLink.purpose == purpose
            )
        ),
        now,
    )


def by_id(session: Session, link_id: UUID, purpose: str, *, now: datetime) -> AccountLink:
    """Return the link that a signed cookie speaks of.

    :raises NotFound, Gone: as :func:`by_token`.
    """
    found = session.get(AccountLink, link_id)
    return _good(found if found and found.purpose == purpose else None, now)


def renew(session: Session, link_id: UUID, *, new_hash: str, now: datetime) -> Account:
    """Give an account the password that was chosen behind its link; log every device out.

    :raises NotFound, Gone: as :func:`by_token`.
    """
    link = by_id(session, link_id, PASSWORD, now=now)
    _use(session, link, now)
    throttling.forget(session, throttling.of_an_account(link.account.email))
    _replace(session, link.account, new_hash, by=Actor(link.account_id), now=now)
    return link.account


def change(session: Session, new_hash: str, *, here: str, by: Actor, now: datetime) -> None:
    """Give one's own account another password; log every other device out.

    :param here: the token of the device on which it is done, which stays logged in.
    """
    by.must("profile", "edit")
    account = session.get_one(Account, by.id)
    _replace(session, account, new_hash, by=by, now=now, but=here)


def ask_to_move(
    session: Session, email: str, *, token: str, base_url: str, zone: ZoneInfo, by: Actor,
    now: datetime,
) -> None:  # fmt: skip
    """Mail a link to the address that shall become one's own, and a word to the one of today.

    :raises TooMany: too many were asked for.
    """
    by.must("profile", "edit")
    account, email = session.get_one(Account, by.id), folded(email)
    throttling.count(session, [throttling.of_a_reset(account.email)], now=now)
    link = _link(session, account, ADDRESS, token, now=now, address=email)
    letter = letters.new_address(
        account.locale, link=f"{base_url}/address/new/{token}", until=link.expires_at, zone=zone
    )
    _post(session, account, email, letter, f"move:{link.id}", now)
    told = letters.address_asked(account.locale, address=email)
    _post(session, account, account.email, told, f"move-told:{link.id}", now)
    audit.tell(session, "account.ask-address", account, by=by, now=now)


def move(session: Session, link_id: UUID, *, by: Actor, now: datetime) -> Account:
    """Give one's own account the address that was confirmed.

    :raises NotFound: no such link, or it is somebody else's.
    :raises Gone: as :func:`by_token`.
    :raises Conflict: somebody else has the address by now.
    """
    link = by_id(session, link_id, ADDRESS, now=now)
    if link.account_id != by.id:
        raise NotFound(f"link {link_id}")
    _use(session, link, now)
    link.account.email = link.address
    try:
        session.flush()
    except IntegrityError as clash:
        raise Conflict(f"the address of link {link_id} has an account") from clash
    audit.tell(session, "account.move", link.account, by=by, now=now)
    return link.account


def _link(
    session: Session, account: Account, purpose: str, token: str, *, now: datetime,
    address: str = "",
) -> AccountLink:  # fmt: skip
    link = AccountLink(
        token_digest=digest_of(token), account=account, purpose=purpose, address=address,
        made_of=_made_of(account), created_at=now, expires_at=now + GOOD_FOR,
    )  # fmt: skip
    session.add(link)
    session.flush()
    return link


def _made_of(account: Account) -> str:
    return digest_of(f"{account.email}\x1f{account.password_hash}")


def _good(link: AccountLink | None, now: datetime) -> AccountLink:
    if link is None:
        raise NotFound("link")
    account = link.account
    is_void = link.made_of != _made_of(account) or account.suspended_at is not None
    if link.used_at is not None or link.expires_at <= now or is_void:
        raise Gone(f"link {link.id}")
    return link


def _use(session: Session, link: AccountLink, now: datetime) -> None:
    used = session.connection().execute(
        update(AccountLink)
        .where(AccountLink.id == link.id, AccountLink.used_at.is_(None))
        .values(used_at=now)
    )
    if not used.rowcount:  # two browsers used it in one instant
        raise Gone(f"link {link.id}")


def _replace(
    session: Session, account: Account, new_hash: str, *, by: Actor, now: datetime, but: str = ""
) -> None:
    account.password_hash = new_hash
    session.execute(
        update(LoginSession)
        .where(
            LoginSession.account_id == account.id,
            LoginSession.ended_at.is_(None),
            LoginSession.token_digest != digest_of(but),
        )
        .values(ended_at=now)
    )
    told = letters.password_changed(account.locale)
    _post(session, account, account.email, told, f"password:{account.id}:{now.isoformat()}", now)
    audit.tell(session, "account.replace-password", account, by=by, now=now)


def _post(
    session: Session, account: Account, to: str, letter: letters.Letter, key: str, now: datetime
) -> None:
    outbox.post(
        session, unique_key=key, recipient=to, locale=account.locale, subject=letter.subject,
        text=letter.text, now=now,
    )  # fmt: skip
