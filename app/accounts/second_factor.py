"""The second factor: six digits that an app draws anew each half minute, and codes for its loss.

The secret is sealed under the key of the installation.  No digits are taken twice, and five
wrong ones make the next try wait.
"""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import pyotp
from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from app.accounts import logging_in, sealing
from app.accounts.logging_in import folded
from app.core.access import Actor
from app.core.chance import digest_of
from app.core.errors import Conflict, NotFound, Unsound
from app.core.problems import Problem
from app.models import Account, LoginSession, RecoveryCode
from app.records import audit, throttling

PURPOSE = "second-factor"
STEP = 30
"""Seconds for which the same digits stand."""

EITHER_WAY = 1
"""Steps by which the clock of a telephone may be wrong."""

CODES = 10
"""How many codes a person gets."""

ISSUER = "VISES"


def address_of(secret: str, email: str) -> str:
    """Return what the QR code of the set-up holds."""
    return pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name=ISSUER)


def set_up(
    session: Session, secret: str, digits: str, *, codes: Sequence[str], here: str,
    keys: Sequence[str],
    by: Actor, now: datetime,
) -> None:  # fmt: skip
    """Begin to ask for a second factor, once the app has shown that it draws the right digits.

    :param codes: the recovery codes that the person is shown once; only digests are kept.
    :param here: the token of this device, which has thereby given the factor.
    :param keys: the secret keys of the installation.
    :raises Unsound: the digits are not those of the secret.
    """
    account = session.get_one(Account, by.id)
    step = _step_of(secret, digits, now)
    if step is None:
        raise Unsound([Problem("second-factor.wrong", ("digits",))])
    account.second_factor = sealing.seal(secret, keys=keys, purpose=PURPOSE)
    account.second_factor_step = step
    session.execute(delete(RecoveryCode).where(RecoveryCode.account_id == account.id))
    session.add_all(
        RecoveryCode(account_id=account.id, code_digest=digest_of(plain(code))) for code in codes
    )
    _confirm(session, here, now)
    audit.tell(session, "account.set-up-second-factor", account, by=by, now=now)


def confirm(
    session: Session, given: str, *, here: str, account_id: UUID, keys: Sequence[str], now: datetime
) -> int | None:
    """Take the digits, or a recovery code, for the device whose token is ``here``.

    The caller commits whatever comes of it: a wrong try is counted.

    :return: how many recovery codes are left, where one was taken; None where digits were.
    :raises TooMany: too many were wrong.
    :raises Unsound: they are not right, or were taken before.
    """
    throttling.count(session, [throttling.of_a_second_factor(account_id)], now=now)
    account = session.get_one(Account, account_id, with_for_update=True)
    if not account.second_factor:
        raise Conflict(f"account {account_id} has no second factor")
    left: int | None = None
    if not _takes_digits(account, given, keys, now):
        left = _take_code(session, account, given, now)
        if left is None:
            raise Unsound([Problem("second-factor.wrong", ("digits",))])
    throttling.forget(session, throttling.of_a_second_factor(account_id))
    _confirm(session, here, now)
    audit.tell(
        session, "account.confirm", account, by=Actor(account_id), now=now,
        facts={"by": "digits" if left is None else "recovery-code"},
    )  # fmt: skip
    return left


def take_away(session: Session, *, by: Actor, now: datetime) -> None:
    """Ask for no second factor any more: the caller has measured the password."""
    by.must("profile", "edit")
    account = session.get_one(Account, by.id)
    if not account.second_factor:
        raise NotFound("second factor")
    _drop(session, account)
    audit.tell(session, "account.take-second-factor-away", account, by=by, now=now)


def forget(session: Session, email: str, *, now: datetime) -> None:
    """Take the second factor of somebody away who has lost it and every code: they set it up
    anew at their next log-in.  From the command line, by whoever knows that it is they.

    :raises NotFound: nobody has that address.
    """
    account = session.scalar(select(Account).where(Account.email == folded(email)))
    if account is None:
        raise NotFound(f"account {email}")
    lose(session, account, by=Actor(None), now=now)


def lose(session: Session, account: Account, *, by: Actor, now: datetime) -> None:
    """Take the second factor of somebody else away, and log all their devices out."""
    _drop(session, account)
    logging_in.end_all(session, account.id, now=now)
    audit.tell(session, "account.take-second-factor-away", account, by=by, now=now)


def codes_left(session: Session, account_id: UUID) -> int:
    """Return how many recovery codes a person has not used."""
    left = select(func.count()).where(
        RecoveryCode.account_id == account_id, RecoveryCode.used_at.is_(None)
    )
    return session.scalar(left) or 0


def plain(given: str) -> str:
    """Return digits or a code without what people put between its signs."""
    return "".join(sign for sign in given.upper() if sign.isalnum())


def _drop(session: Session, account: Account) -> None:
    account.second_factor, account.second_factor_step = "", 0
    session.execute(delete(RecoveryCode).where(RecoveryCode.account_id == account.id))


def _takes_digits(account: Account, given: str, keys: Sequence[str], now: datetime) -> bool:
    secret = sealing.unseal(account.second_factor, keys=keys, purpose=PURPOSE)
    step = _step_of(secret, given, now)
    if step is None or step <= account.second_factor_step:
        return False
    account.second_factor_step = step
    account.second_factor = sealing.seal(secret, keys=keys, purpose=PURPOSE)  # the key of today
    return True


def _step_of(secret: str, given: str, now: datetime) -> int | None:
    """Return the half minute of which these are the digits, None where of none around now."""
    digits, at = plain(given), int(now.timestamp()) // STEP
    app = pyotp.TOTP(secret)
    for step in range(at - EITHER_WAY, at + EITHER_WAY + 1):
        if hmac.compare_digest(app.at(step * STEP).encode(), digits.encode()):
            return step
    return None


def _take_code(session: Session, account: Account, given: str, now: datetime) -> int | None:
    taken = session.connection().execute(
        update(RecoveryCode)
        .where(
            RecoveryCode.account_id == account.id,
            RecoveryCode.code_digest == digest_of(plain(given)),
            RecoveryCode.used_at.is_(None),
        )
        .values(used_at=now)
    )
    return codes_left(session, account.id) if taken.rowcount else None


def _confirm(session: Session, here: str, now: datetime) -> None:
    session.execute(
        update(LoginSession)
        .where(LoginSession.token_digest == digest_of(here))
        .values(confirmed_at=now)
    )
