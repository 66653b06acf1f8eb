"""After the sending: correcting with a reason, answering what the pole asks, withdrawing.

A submission tells what stands; each correction keeps what stood before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from app.core.access import Actor
from app.core.errors import Conflict, NotFound, Unsound
from app.core.problems import Problem
from app.models import AnswerQuery, Campaign, Correction, QueryMessage, Response, Submission
from app.records import audit
from app.surveys.locking import locked

LONGEST_WORDS = 2_000
"""Characters of a message or of a reason."""


class Locked(Conflict):
    """The pole has locked the response: nothing in it changes any more."""


@dataclass(frozen=True, slots=True)
class Thread:
    """What the pole asked about one answer, and what was said since."""

    query: AnswerQuery
    messages: Sequence[QueryMessage]


def keep_former(
    session: Session, former: Submission, *, reason: str, by: Actor, now: datetime
) -> None:
    """Keep what a submission said before it is corrected."""
    corrected = select(func.count()).where(Correction.response_id == former.response_id)
    session.add(
        Correction(
            response_id=former.response_id,
            number=(session.scalar(corrected) or 0) + 1,
            reason=reason,
            key_before=former.key,
            before=former.answers,
            submitted_before=former.submitted_at,
            corrected_at=now,
            corrected_by_id=by.id,
        )
    )


def threads_of(session: Session, response_id: UUID) -> Sequence[Thread]:
    """Return what was asked about the answers of a response, in the order in which it was.  The
    caller fetched the response through its tenant."""
    found = session.scalars(
        select(AnswerQuery)
        .where(AnswerQuery.response_id == response_id)
        .options(selectinload(AnswerQuery.messages))
        .order_by(AnswerQuery.asked_at, AnswerQuery.id)
    )
    return [Thread(query, query.messages) for query in found]


def reply(
    session: Session, response_id: UUID, query_id: UUID, words: str, *, by: Actor, now: datetime
) -> None:
    """Answer what the pole asks about an answer.

    :raises NotFound: no such response of this person's enterprise, or no such question to it.
    :raises Unsound: nothing is said, or too much.
    """
    response = locked(session, response_id, by=by, action="answer")
    query = session.get(AnswerQuery, query_id)
    if query is None or query.response_id != response.id:
        raise NotFound(f"query {query_id}")
    query.state = "answered"
    say(session, query, words, by_pole=False, by=by, now=now)
    campaign = session.get_one(Campaign, response.campaign_id)
    audit.tell(session, "response.reply", response, by=by, now=now, pole=campaign.pole_id)


def say(
    session: Session, query: AnswerQuery, words: str, *, by_pole: bool, by: Actor, now: datetime
) -> None:
    """Add a message to a thread.

    :raises Unsound: nothing is said, or too much.
    """
    session.add(
        QueryMessage(
            query_id=query.id, words=sound(words, "words"), by_pole=by_pole, written_at=now,
            written_by_id=by.id,
        )
    )  # fmt: skip
    session.flush()


def withdraw(
    session: Session, response_id: UUID, *, reason: str, by: Actor, now: datetime
) -> Response:
    """Take the answers of an enterprise back: they count nowhere from now on.

    :raises NotFound, NotAllowed: no such response of this person's enterprise, or no right.
    :raises Locked: the pole has locked it.
    :raises Unsound: no reason is given.
    """
    response = locked(session, response_id, by=by, action="submit")
    take_back(session, response, reason=reason, by=by, now=now)
    return response


def take_back(
    session: Session, response: Response, *, reason: str, by: Actor, now: datetime
) -> None:
    """Mark a response as withdrawn, whoever withdraws it."""
    if response.review == "locked":
        raise Locked(f"response {response.id}")
    said = sound(reason, "reason")
    response.state = "withdrawn"
    campaign = session.get_one(Campaign, response.campaign_id)
    audit.tell(
        session, "response.withdraw", response, by=by, now=now, pole=campaign.pole_id,
        facts={"reason": said},
    )  # fmt: skip


def sound(words: str, field: str) -> str:
    """Return words without blanks around them.

    :raises Unsound: there are none, or too many.
    """
    said = words.replace("\r\n", "\n").strip()
    if not said:
        raise Unsound([Problem(f"review.without-{field}", (field,))])
    if len(said) > LONGEST_WORDS:
        raise Unsound([Problem("review.too-long", (field,), {"most": LONGEST_WORDS})])
    return said
