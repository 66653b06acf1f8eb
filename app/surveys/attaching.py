"""Files that answers bring: stored with their response, found again, gathered for the pole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.core.access import Actor
from app.core.attachments import taking
from app.core.attachments.taking import Fit
from app.core.errors import Unsound
from app.core.problems import Place, Problem
from app.core.questionnaire import answers as answering
from app.core.questionnaire.definition import Question
from app.documents.store import Store
from app.models import Attachment, Campaign, Response, Submission
from app.records import audit, versions
from app.surveys import unused_attachments
from app.surveys.campaigns import campaign_of
from app.surveys.locking import to_write


@dataclass(frozen=True, slots=True)
class Brought:
    """A file as a page sends it."""

    question: Question
    place: Place
    """Of its question."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Gathered:
    """One file of a campaign's answers, as it is handed to the pole."""

    path: str
    """Where it stands in the archive: the receipt, and the name of its question before its own."""

    digest: str


def keep(
    session: Session, store: Store, response_id: UUID, brought: Brought, *, by: Actor, now: datetime
) -> Attachment:
    """Store a file with a response, before any answer names it.  The same file a second time is
    the attachment that is there (A145).

    :raises AlreadySent, Closed: the response may not change any more.
    :raises Unsound: the file cannot be taken; the problem stands at its question.
    """
    response = to_write(session, response_id, by=by, now=now)
    fit = taking.taken(brought.question.kind, brought.name, brought.data, brought.place)
    if isinstance(fit, Problem):
        raise Unsound([fit])
    digest = store.put(brought.data)
    known = _known(session, response.id, digest)
    if known is not None:
        return known
    _must_have_room(session, response, brought)
    return _kept(session, response, fit, digest, len(brought.data), by=by, now=now)


def found(session: Session, response_id: UUID, digest: str) -> Mapping[str, Any] | None:
    """Return a file that a response has stored, as an answer names it; None where there is none."""
    one = _known(session, response_id, digest)
    if one is None:
        return None
    return {"digest": one.digest, "name": one.name, "type": one.type, "size": one.size}


def gathered(session: Session, campaign_id: UUID, *, by: Actor) -> Sequence[Gathered]:
    """Return every file that was handed in to a campaign, each under a name of its own.

    :raises NotFound, NotAllowed: as :func:`~app.surveys.campaigns.campaign_of`.
    """
    campaign = _readable(session, campaign_id, by=by)
    sent = session.execute(
        select(Response.id, Submission.answers, Submission.receipt, Response.version_id)
        .join(Response, Response.id == Submission.response_id)
        .where(Response.campaign_id == campaign.id)
        .order_by(Submission.submitted_at, Submission.id)
    ).all()
    own = select(Attachment.response_id, Attachment.digest).join(Response)
    stored = set(map(tuple, session.execute(own.where(Response.campaign_id == campaign.id))))
    found = []
    for response_id, said, receipt, version in sent:
        questions = versions.plan_of(session, version).questions
        for number, (path, value) in enumerate(_with_files(said), 1):
            if (response_id, value["digest"]) not in stored:
                continue
            about = questions[path[-1]].name if path[-1] in questions else path[-1]
            name = f"{receipt}/{number:02}-{about}-{value['name']}"
            found.append(Gathered(name, str(value["digest"])))
    return found


def _with_files(said: answering.Answers) -> Iterator[tuple[answering.Path, Mapping[str, Any]]]:
    for path, value in answering.paths(said):
        if isinstance(value, dict) and isinstance(value.get("digest"), str):
            yield path, value


def _readable(session: Session, campaign_id: UUID, *, by: Actor) -> Campaign:
    campaign = campaign_of(session, campaign_id, by=by, action="read")
    by.must("response", "read", pole=campaign.pole_id)
    return campaign


def _known(session: Session, response_id: UUID, digest: str) -> Attachment | None:
    return session.scalar(
        select(Attachment).where(Attachment.response_id == response_id, Attachment.digest == digest)
    )


def _must_have_room(session: Session, response: Response, brought: Brought) -> None:
    campaign = session.get_one(Campaign, response.campaign_id)
    stored = (
        select(func.coalesce(func.sum(Attachment.size), 0))
        .join(Response, Response.id == Attachment.response_id)
    )  # fmt: skip
    of_enterprise = session.scalar(stored.where(Response.enterprise_id == response.enterprise_id))
    of_pole = session.scalar(
        stored.join(Campaign, Campaign.id == Response.campaign_id).where(
            Campaign.pole_id == campaign.pole_id
        )
    )
    problem = taking.within_quota(
        len(brought.data),
        enterprise=int(of_enterprise or 0),
        pole=int(of_pole or 0),
        place=brought.place,
    )
    if problem:
        raise Unsound([problem])


def _kept(
    session: Session,
    response: Response,
    fit: Fit,
    digest: str,
    size: int,
    *,
    by: Actor,
    now: datetime,
) -> Attachment:
    attached = Attachment(
        id=uuid4(), response_id=response.id, digest=digest, name=fit.name, type=fit.type,
        size=size, stored_at=now, stored_by_id=by.id,
    )  # fmt: skip
    session.add(attached)
    session.flush()
    campaign = session.get_one(Campaign, response.campaign_id)
    audit.tell(
        session, "attachment.keep", attached, by=by, now=now, pole=campaign.pole_id,
        facts={"digest": digest, "size": size},
    )  # fmt: skip
    unused_attachments.look_later(session, attached, pole=campaign.pole_id, now=now)
    return attached
