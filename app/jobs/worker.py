"""The worker: claims a job, does it, commits, and looks for the next."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from app.core.access import Actor, Grant, Role
from app.core.errors import Refusal
from app.jobs import queue
from app.jobs.queue import Claim, Superseded
from app.jobs.work import Again, Errand, Jobs
from app.models import Account, Document

log = logging.getLogger(__name__)

LOOK = 1.0
"""Seconds between two looks at a table in which nothing waits."""

BEAT = 15.0
"""Seconds between two signs of life."""

SWEEP = timedelta(minutes=1)
HOUSE = Actor(id=None)
"""On whose behalf a job runs that nobody asked for."""


class Worker:
    """Does the jobs of one table of kinds, one at a time."""

    def __init__(self, engine: Engine, jobs: Jobs, *, clock: Callable[[], datetime]) -> None:
        self.engine, self.jobs, self.clock = engine, jobs, clock
        self.swept_at: datetime | None = None

    def run(self, stop: threading.Event) -> None:
        """Work until told to stop; what is under way then is finished first.

        A database that cannot be reached is waited for: the worker outlives a restart of it.
        """
        while not stop.is_set():
            try:
                self.sweep()
                worked = self.work_once()
            except SQLAlchemyError:
                log.exception("the queue cannot be read; trying again")
                stop.wait(5)
                continue
            if not worked:
                stop.wait(LOOK)

    def work_once(self) -> bool:
        """Do the job that has waited longest; tell whether there was one."""
        with Session(self.engine) as session, session.begin():
            claim = queue.claim(session, tuple(self.jobs), now=self.clock())
        if claim is None:
            return False
        with self._alive(claim):
            try:
                self._do(claim)
            except Superseded:
                log.warning("job %s was given to another worker", claim.id)
            except Refusal as refusal:
                self._settle(claim, refusal, for_good=True)
            except Exception as fault:  # a bug, or the world: it may work later
                log.exception("job %s (%s) failed", claim.id, claim.kind)
                self._settle(claim, fault, for_good=False)
        return True

    def sweep(self) -> None:
        """Give back what dead workers left, once a minute."""
        now = self.clock()
        if self.swept_at and now - self.swept_at < SWEEP:
            return
        self.swept_at = now
        with Session(self.engine) as session, session.begin():
            if swept := queue.sweep(session, now=now):
                log.warning("%d jobs were left by workers that died", swept)

    def _do(self, claim: Claim) -> None:
        work = self.jobs[claim.kind]
        if not isinstance(work, Errand):
            with Session(self.engine) as session, session.begin():
                by = actor_of(session, claim)
                result = work(session, claim.parameters, by=by, now=self.clock())
                self._conclude(session, claim, result)
            return
        with Session(self.engine) as session, session.begin():
            by = actor_of(session, claim)
            matter = work.begin(session, claim.parameters, by=by, now=self.clock())
        outcome = None if matter is None else work.carry_out(matter)
        with Session(self.engine) as session, session.begin():
            result = None
            if matter is not None:
                result = work.end(session, claim.parameters, outcome, by=by, now=self.clock())
            self._conclude(session, claim, result)

    def _conclude(self, session: Session, claim: Claim, result: Document | Again | None) -> None:
        if isinstance(result, Again):
            queue.again(session, claim, result.error, now=self.clock())
        else:
            queue.finish(session, claim, result, now=self.clock())

    def _settle(self, claim: Claim, error: Exception, *, for_good: bool) -> None:
        said = f"{type(error).__name__}: {error}"
        settle = queue.fail if for_good else queue.again
        try:
            with Session(self.engine) as session, session.begin():
                settle(session, claim, said, now=self.clock())
        except Superseded:
            log.warning("job %s was given to another worker", claim.id)

    @contextmanager
    def _alive(self, claim: Claim) -> Iterator[None]:
        """Give signs of life while the block runs."""
        done = threading.Event()

        def beat() -> None:
            while not done.wait(BEAT):
                try:
                    with Session(self.engine) as session, session.begin():
                        queue.heartbeat(session, claim, now=self.clock())
                except Superseded:
                    return
                except SQLAlchemyError:
                    log.warning("no sign of life could be given for job %s", claim.id)

        thread = threading.Thread(target=beat, daemon=True)
        thread.start()
        try:
            yield
        finally:
            done.set()
            thread.join()


def actor_of(session: Session, claim: Claim) -> Actor:
    """Return whoever asked for the job, with the roles that they have now."""
    account = session.get(Account, claim.asked_by_id) if claim.asked_by_id else None
    if account is None or account.suspended_at is not None:
        return HOUSE
    return Actor(
        account.id,
        frozenset(
            Grant(Role(place.role), pole=place.pole_id, enterprise=place.enterprise_id)
            for place in account.memberships
        ),
    )
