"""Reading what was sent: asking about single answers, validating, locking, reopening."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.core.access import Actor
from app.core.chance import digest_of
from app.core.errors import Conflict, NotFound
from app.core.questionnaire.flow import Plan
from app.models import (
    Account,
    AnswerQuery,
    AuditEvent,
    Campaign,
    CampaignDoor,
    Correction,
    DoorKey,
    Enterprise,
    Response,
)
from app.records import audit, versions
from app.surveys import campaign_mail, correcting
from app.surveys.campaigns import campaign_of
from app.surveys.correcting import Locked, Thread

REOPENED_FOR = timedelta(days=14)
"""How long an enterprise may correct what was reopened, whenever the campaign closes."""

DECISIONS = ("lock", "unlock", "reopen", "withdraw")


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to a response."""

    at: datetime
    action: str
    who: str
    """Empty where it came by the personal link, or by the house."""

    reason: str


@dataclass(frozen=True, slots=True)
class Review:
    """One response in front of somebody of its pole."""

    campaign: Campaign
    response: Response
    enterprise: Enterprise
    plan: Plan
    threads: Sequence[Thread]
    corrections: Sequence[Correction]
    history: Sequence[Event]

    @property
    def by_path(self) -> Mapping[str, Sequence[Thread]]:
        """The threads by the path of their answer, written with ``/``."""
        found: dict[str, list[Thread]] = {}
        for thread in self.threads:
            found.setdefault(thread.query.path, []).append(thread)
        return found


@dataclass(frozen=True, slots=True)
class Post:
    """With what a mail to the enterprise leaves."""

    token: str
    base_url: str
    zone: ZoneInfo


def review(session: Session, campaign_id: UUID, response_id: UUID, *, by: Actor) -> Review:
    """Return a response with what was asked about it, corrected in it and done with it.

    :raises NotFound: there is no such response to a campaign of this person's poles.
    :raises NotAllowed: they may not read answers.
    """
    campaign, response = _response(session, campaign_id, response_id, by=by, action="read")
    corrections = session.scalars(
        select(Correction).where(Correction.response_id == response.id).order_by(Correction.number)
    ).all()
    return Review(
        campaign, response, response.enterprise, versions.plan_of(session, response.version_id),
        correcting.threads_of(session, response.id), corrections, _history(session, response),
    )  # fmt: skip


def ask(
    session: Session, campaign_id: UUID, response_id: UUID, path: str, words: str, *,
    post: Post, by: Actor, now: datetime,
) -> None:  # fmt: skip
    """Ask an enterprise about one of its answers; it gets one mail a day, however much is asked.

    :param path: of the answer, written with ``/``.
    :raises NotFound: no such response, or no such answer in it.
    :raises Conflict: it was not sent yet.
    :raises Unsound: nothing is asked, or too much.
    """
    campaign, response = _response(session, campaign_id, response_id, by=by, action="validate")
    if response.state != "submitted":
        raise Conflict(f"response {response_id} is not handed in")
    plan = versions.plan_of(session, response.version_id)
    if path.rpartition("/")[2] not in plan.questions:
        raise NotFound(f"answer {path}")
    query = AnswerQuery(id=uuid4(), response_id=response.id, path=path, state="open", asked_at=now)
    session.add(query)
    session.flush()
    correcting.say(session, query, words, by_pole=True, by=by, now=now)
    _write(session, campaign, response, "query", f"{now:%Y-%m-%d}", post, now)
    audit.tell(session, "response.query", response, by=by, now=now, pole=campaign.pole_id)


def go_on(
    session: Session, campaign_id: UUID, response_id: UUID, query_id: UUID, words: str, *,
    by: Actor, now: datetime,
) -> None:  # fmt: skip
    """Say something more in a thread; without words it is settled.

    :raises NotFound: no such response or thread.
    """
    campaign, response = _response(session, campaign_id, response_id, by=by, action="validate")
    query = session.get(AnswerQuery, query_id)
    if query is None or query.response_id != response.id:
        raise NotFound(f"query {query_id}")
    if words.strip():
        query.state = "open"
        correcting.say(session, query, words, by_pole=True, by=by, now=now)
        return
    query.state = "settled"
    audit.tell(session, "response.settle", response, by=by, now=now, pole=campaign.pole_id)


def validate(
    session: Session, campaign_id: UUID, response_id: UUID, *, by: Actor, now: datetime
) -> None:
    """Say that the pole has read the answers and takes them as they are.

    :raises NotFound: no such response.
    :raises Conflict: it was not sent, or something about it is still asked.
    """
    campaign, response = _response(session, campaign_id, response_id, by=by, action="validate")
    asked = select(AnswerQuery.id).where(
        AnswerQuery.response_id == response.id, AnswerQuery.state != "settled"
    )
    if response.state != "submitted" or session.scalars(asked).first():
        raise Conflict(f"response {response_id} is not handed in, or asked about")
    if not response.review:
        response.review = "validated"
        audit.tell(session, "response.validate", response, by=by, now=now, pole=campaign.pole_id)


def decide(
    session: Session, campaign_id: UUID, response_id: UUID, decision: str, *,
    reason: str, post: Post, by: Actor, now: datetime,
) -> None:  # fmt: skip
    """Lock a response, unlock it, open it again for corrections, or withdraw it.

    :param decision: one of ``DECISIONS``.
    :raises NotFound: no such response.
    :raises Locked: it is locked, and has to be unlocked first.
    :raises Conflict: it does not stand so that this could be done.
    :raises Unsound: no reason is given.
    """
    campaign, response = _response(session, campaign_id, response_id, by=by, action="reopen")
    if response.review == "locked" and decision != "unlock":
        raise Locked(f"response {response_id}")
    if decision == "withdraw":
        correcting.take_back(session, response, reason=reason, by=by, now=now)
        return
    if response.state != "submitted":
        raise Conflict(f"response {response_id} is not handed in")
    facts = {"reason": correcting.sound(reason, "reason")} if decision == "reopen" else {}
    match decision:
        case "lock":
            response.review = "locked"
        case "unlock":
            response.review = "validated"
        case "reopen":
            response.state, response.review = "draft", ""
            response.reopened_until = now + REOPENED_FOR
            _write(session, campaign, response, "reopened", str(uuid4()), post, now)
        case _:
            raise NotFound(f"decision {decision}")
    audit.tell(
        session, f"response.{decision}", response, by=by, now=now, pole=campaign.pole_id,
        facts=facts,
    )  # fmt: skip


def _response(
    session: Session, campaign_id: UUID, response_id: UUID, *, by: Actor, action: str
) -> tuple[Campaign, Response]:
    campaign = campaign_of(session, campaign_id, by=by, action="read")
    by.must("response", action, pole=campaign.pole_id)
    response = session.scalar(
        select(Response)
        .where(Response.id == response_id, Response.campaign_id == campaign.id)
        .options(joinedload(Response.submission), joinedload(Response.enterprise))
    )
    if response is None:
        raise NotFound(f"response {response_id}")
    return campaign, response


def _history(session: Session, response: Response) -> list[Event]:
    rows = session.execute(
        select(AuditEvent.at, AuditEvent.action, Account.name, AuditEvent.facts)
        .outerjoin(Account, Account.id == AuditEvent.actor_id)
        .where(AuditEvent.subject_id == response.id)
        .order_by(AuditEvent.at, AuditEvent.id)
    )
    return [
        Event(at, action, name or "", facts.get("reason", "")) for at, action, name, facts in rows
    ]


def _write(
    session: Session, campaign: Campaign, response: Response, kind: str, once: str, post: Post,
    now: datetime,
) -> None:  # fmt: skip
    """Write to the enterprise with a link of its own, where it was invited by one."""
    door = session.scalar(
        select(CampaignDoor).where(
            CampaignDoor.campaign_id == campaign.id,
            CampaignDoor.enterprise_id == response.enterprise_id,
        )
    )
    if door is None or not response.enterprise.email:
        return
    sender = campaign_mail.sender_of(
        session, campaign, base_url=post.base_url, zone=post.zone, now=now, per_minute=60
    )
    session.add(DoorKey(door_id=door.id, token_digest=digest_of(post.token), created_at=now))
    key = f"campaign-{kind}:{response.id}:{once}"
    campaign_mail.post(session, sender, kind, response.enterprise, post.token, key=key)
