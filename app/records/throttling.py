"""Slowing down whoever guesses: counters in a table, so that all workers count together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import case, delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.core.chance import digest_of
from app.core.errors import TooMany
from app.models import Attempt


@dataclass(frozen=True, slots=True)
class Counter:
    """What is counted, how many failures are free, and after how long they are forgotten."""

    key: str
    free: int
    forgotten_after: timedelta
    first_wait: int = 30
    """Seconds after the last free failure; each further one doubles it."""

    longest_wait: int = 3_600
    """Seconds."""

    def wait_after(self, failures: int) -> int:
        """Return for how many seconds the door stays shut after so many failures."""
        if failures < self.free:
            return 0
        return int(min(self.first_wait * 2 ** min(failures - self.free, 20), self.longest_wait))


def of_an_account(email: str) -> Counter:
    """Count the tries on one address, whether it has an account or not."""
    return Counter(f"log-in:account:{digest_of(email)}", 5, timedelta(hours=24))


def of_a_peer(peer: str) -> Counter:
    """Count the tries from one network address; an office of many people shares one."""
    return Counter(f"log-in:peer:{peer}", 30, timedelta(hours=1))


def of_a_reset(email: str) -> Counter:
    """Count the links asked for one address, whether it has an account or not."""
    return Counter(f"reset:account:{digest_of(email)}", 3, timedelta(hours=1), first_wait=1_200)


def of_resets_from(peer: str) -> Counter:
    """Count the links asked for from one network address, for whomever."""
    return Counter(f"reset:peer:{peer}", 20, timedelta(hours=1), first_wait=600)


def of_a_second_factor(account: UUID) -> Counter:
    """Count the tries to confirm a log-in of one account."""
    return Counter(f"second-factor:account:{account}", 5, timedelta(hours=1), first_wait=60)


def of_everybody() -> Counter:
    """Count the log-ins that everybody fails together: one password on ten thousand accounts,
    from as many places.  Far above what people forget, and short, for it keeps everybody out."""
    return Counter("log-in:everybody", 600, timedelta(minutes=10), longest_wait=60)


def of_own_password(account: UUID) -> Counter:
    """Count the tries to give one's own password again, at a screen that was left open."""
    return Counter(f"own-password:account:{account}", 5, timedelta(hours=1), first_wait=60)


def of_links_from(peer: str) -> Counter:
    """Count the links that lead nowhere, from one network address."""
    return Counter(f"link:peer:{peer}", 20, timedelta(minutes=1), first_wait=60, longest_wait=60)


def of_links() -> Counter:
    """Count the links that lead nowhere, from everywhere."""
    return Counter("link:everybody", 200, timedelta(minutes=1), first_wait=60, longest_wait=60)


def count(session: Session, counters: Sequence[Counter], *, now: datetime) -> None:
    """Count one try on each counter, before it is known whether it is a good one.

    Counted first, so that a hundred tries at the same instant are a hundred tries.

    :raises TooMany: one of the counters is full; nothing was counted.
    """
    for counter in counters:
        _refuse_when_full(session, counter, now, hold=True)
    for counter in counters:
        _add_one(session, counter, now)


def must_not_be_full(session: Session, counters: Sequence[Counter], *, now: datetime) -> None:
    """Refuse where one of the counters is full; count nothing.

    :raises TooMany: one of them is.
    """
    for counter in counters:
        _refuse_when_full(session, counter, now, hold=False)


def add(session: Session, counters: Sequence[Counter], *, now: datetime) -> None:
    """Count one failure on each counter, in a transaction that has read nothing yet."""
    for counter in counters:
        _add_one(session, counter, now)


def failures_of(session: Session, counter: Counter) -> int:
    """Return how many failures are counted."""
    return session.scalar(select(Attempt.failures).where(Attempt.key == counter.key)) or 0


def forgive(session: Session, whole: Counter, once: Sequence[Counter]) -> None:
    """Forget the failures of the account that was entered, and this one try of its peer and of
    everybody.

    The other tries stay: one right guess does not pay for a thousand wrong ones.
    """
    session.execute(delete(Attempt).where(Attempt.key == whole.key))
    keys = [counter.key for counter in once]
    session.execute(
        update(Attempt)
        .where(Attempt.key.in_(keys), Attempt.failures > 0)
        .values(failures=Attempt.failures - 1)
    )


def forget(session: Session, counter: Counter) -> None:
    """Forget what was counted: the right answer was given."""
    session.execute(delete(Attempt).where(Attempt.key == counter.key))


def _refuse_when_full(session: Session, counter: Counter, now: datetime, *, hold: bool) -> None:
    asked = select(Attempt).where(Attempt.key == counter.key)
    kept = session.scalar(asked.with_for_update() if hold else asked)
    if kept is None or kept.last_at <= now - counter.forgotten_after:
        return
    shut_until = kept.last_at + timedelta(seconds=counter.wait_after(kept.failures))
    if now < shut_until:
        raise TooMany(int((shut_until - now).total_seconds()) + 1)


def _add_one(session: Session, counter: Counter, now: datetime) -> None:
    forgotten = Attempt.last_at <= now - counter.forgotten_after
    one_more = (
        update(Attempt)
        .where(Attempt.key == counter.key)
        .values(failures=case((forgotten, 1), else_=Attempt.failures + 1), last_at=now)
        .execution_options(synchronize_session=False)
    )
    if session.connection().execute(one_more).rowcount:
        return
    try:
        with session.begin_nested():
            session.add(Attempt(key=counter.key, failures=1, last_at=now))
    except IntegrityError:  # another worker wrote the first row in the same instant
        session.connection().execute(one_more)
