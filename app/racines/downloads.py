"""Files of statistics that are fetched from their producer: asked for, fetched later, kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, TypeAlias
from uuid import UUID, uuid4

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.core.access import Actor
from app.core.errors import TooMany, Unsound
from app.core.problems import Problem
from app.core.racines import producers
from app.interchange.fetching import public
from app.interchange.fetching.public import Allowed, Fetched, Known, TryLater
from app.interchange.indicators import sdmx_ml
from app.jobs import queue
from app.jobs.work import Again, Errand, Jobs
from app.models import Document, Download
from app.racines import importing
from app.records import audit

KIND = "dataset.download"
ALLOWED = Allowed(producers.HOSTS, producers.WITHOUT_TLS)

Outcome: TypeAlias = Fetched | TryLater | Unsound


def ask(
    session: Session, address: str, *, pole: UUID, every: str, by: Actor, now: datetime
) -> Download:
    """Ask for a file of a producer; it is fetched by a job, in the background.

    :param every: a name of ``producers.EVERY``.
    :raises NotAllowed: the right to import is missing.
    :raises Unsound: the address is not one that we ask.
    :raises TooMany: the pole has asked for too many in an hour.
    """
    importing.must_import(by, pole)
    public.judged(address, ALLOWED)
    lately = select(func.count()).where(
        Download.pole_id == pole, Download.asked_at > now - producers.AN_HOUR
    )
    if (session.scalar(lately) or 0) >= producers.MOST_IN_AN_HOUR:
        raise TooMany(int(producers.AN_HOUR.total_seconds()))
    download = Download(
        id=uuid4(),
        pole_id=pole,
        address=address.strip(),
        every_days=producers.EVERY[every],
        asked_at=now,
        asked_by_id=by.id,
    )
    session.add(download)
    session.flush()
    audit.tell(session, "dataset.download", download, by=by, now=now, pole=pole)
    _fetch_at(session, download, now, by=by, now=now)
    return download


def list_of(session: Session, *, by: Actor) -> Sequence[Download]:
    """Return the downloads of one's poles, the latest first."""
    poles = [pole for pole in by.poles if by.may("indicator", "import", pole=pole)]
    found = session.scalars(
        select(Download)
        .where(Download.pole_id.in_(poles))
        .order_by(Download.asked_at.desc(), Download.id)
        .limit(100)
    )
    return found.all()


def begin(
    session: Session, parameters: Document, *, by: Actor, now: datetime
) -> tuple[str, Known] | None:
    """Return what is to be fetched, and which version of it we have."""
    download = session.get(Download, UUID(parameters["download"]))
    if download is None:
        return None
    if download.later:
        return download.later, Known()
    return download.address, Known(download.tag, download.changed)


def carry_out(wanted: Any) -> Outcome:
    """Fetch it; no transaction is open meanwhile."""
    address, known = wanted
    return public.fetch_apart(address, ALLOWED, known)


def end(
    session: Session, parameters: Document, outcome: Outcome, *, by: Actor, now: datetime
) -> Document | Again | None:
    """Keep what was fetched, or why it was not; ask again where the answer is not ready yet."""
    download = session.get_one(Download, UUID(parameters["download"]))
    if isinstance(outcome, TryLater):
        return Again(str(outcome))
    if isinstance(outcome, Fetched) and (later := sdmx_ml.address_of_later(outcome.body)):
        return _wait(session, download, later, by=by, now=now)
    download.answered_at = now
    download.later, download.looks = "", 0
    if isinstance(outcome, Unsound):
        _refuse(download, outcome)
    elif outcome.is_unchanged:
        download.state, download.problem = "unchanged", None
    else:
        _keep(session, download, outcome, by=by, now=now)
    if download.every_days:
        again = now + timedelta(days=download.every_days)
        _fetch_at(session, download, again, by=by, now=now)
    return {"state": download.state}


def jobs() -> Jobs:
    """Return the jobs of this file."""
    return {KIND: Errand(begin, carry_out, end)}


def _keep(
    session: Session, download: Download, found: Fetched, *, by: Actor, now: datetime
) -> None:
    name = download.address.partition("?")[0].rstrip("/").rpartition("/")[2] or "download"
    try:
        file = importing.keep(session, found.body, name=name, pole=download.pole_id, by=by, now=now)
    except Unsound as unread:
        _refuse(download, unread)
        return
    download.state = "unchanged" if download.file_id == file.id else "fetched"
    download.problem, download.file_id = None, file.id
    download.tag, download.changed = found.version.tag, found.version.changed


def _refuse(download: Download, refusal: Unsound) -> None:
    problem = refusal.problems[0]
    download.state = "refused"
    download.problem = {"code": problem.code, "facts": dict(problem.facts)}


def _wait(
    session: Session, download: Download, later: str, *, by: Actor, now: datetime
) -> Document:
    """Look again in some minutes where the producer says that its answer will lie."""
    download.later, download.looks = later, download.looks + 1
    if download.looks > producers.MOST_LOOKS:
        _refuse(download, Unsound([Problem("fetch.gave-up", ("address",))]))
        return {"state": download.state}
    _fetch_at(session, download, now + producers.LATER, by=by, now=now)
    return {"state": "waiting"}


def _fetch_at(
    session: Session, download: Download, at: datetime, *, by: Actor, now: datetime
) -> None:
    queue.ask(
        session, KIND, {"download": str(download.id)},
        unique_key=f"{KIND}:{download.id}:{at.isoformat()}",
        by=by, pole=download.pole_id, run_at=at, now=now,
    )  # fmt: skip
