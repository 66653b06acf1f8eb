"""Answering: beginning, saving a page, handing in.

A save quotes the revision of the answers on which its page was made.  Whoever comes late gets
what can stand beside the other's work saved, and the rest shown in both wordings.
Handing in is one transaction, and doing it twice is doing it once.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.core.access import Actor
from app.core.errors import Conflict, NotFound, Unsound
from app.core.opening import HOME
from app.core.problems import Problem
from app.core.questionnaire import answers, saving, submitting, validation
from app.core.questionnaire.answers import Changes, Path
from app.core.questionnaire.merging import Clash, merged
from app.core.questionnaire.walking import Walk
from app.documents import letters
from app.models import Response, Submission
from app.records import audit, outbox, versions
from app.surveys import correcting, walks
from app.surveys.entering import Entry, entry
from app.surveys.locking import AlreadySent, Closed, campaign_in_time, locked, to_write
from app.surveys.revisions import Stale, answers_at, keep
from app.surveys.walks import walk_of

log = logging.getLogger(__name__)


class OtherVersion(Conflict):
    """The page was made for another version of the questionnaire."""


class Hides(Conflict):
    """Saving would hide answers that count now, and nobody has said that they know."""

    def __init__(self, hidden: Sequence[Path]) -> None:
        super().__init__(f"{len(hidden)} answers")
        self.hidden = tuple(hidden)


class Clashes(Stale):
    """Somebody else answered the same questions differently since the page was made."""

    def __init__(self, clashes: Sequence[Clash]) -> None:
        super().__init__(f"{len(clashes)} questions")
        self.clashes = tuple(clashes)


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save left."""

    response: Response
    problems: tuple[Problem, ...]
    """What is still wrong or missing on the page."""

    walk: Walk
    """The way as it is now, for whoever goes on."""

    hidden: tuple[Path, ...] = ()
    """The answers that counted before and are kept aside now, since another one changed."""

    others: tuple[str, ...] = ()
    """What was sent as its page showed it, and stands otherwise since somebody else wrote it."""


def begin(
    session: Session,
    campaign_id: UUID,
    enterprise_id: UUID,
    *,
    locale: str,
    by: Actor,
    now: datetime,
    zone: ZoneInfo = HOME,
) -> Response:
    """Return the response of an enterprise to a campaign, which is begun if it was not yet.
    Answers that have a default are given with it.

    :raises NotFound: as :func:`~app.surveys.entering.entry`.
    :raises Closed: there is none, and the campaign takes no new ones now.
    """
    found = entry(session, campaign_id, enterprise_id, by=by)
    if found.response is not None:
        return found.response
    if not found.takes_answers(now):
        raise Closed(f"campaign {campaign_id}")
    response = Response(
        campaign_id=campaign_id,
        enterprise_id=enterprise_id,
        version_id=found.campaign.version_id,
        answers={},
        revision=0,
        passed=[],
        state="draft",
        locale=locale,
        started_at=now,
        changed_at=now,
    )
    try:
        with session.begin_nested():
            session.add(response)
    except IntegrityError:
        # Two colleagues pressed "begin" in one instant; uq_response_campaign_id_enterprise_id
        # let one of them through, and the other finds that one's response.
        return _present(entry(session, campaign_id, enterprise_id, by=by))
    start = walks.of_itself(found.plan, now, zone, "start", "today")
    walk = walk_of(session, found.plan, response, now=now, zone=zone, answers=start, first=True)
    if given := {**start, **walk.filling.settled()}:
        keep(session, response, given, by=by, now=now)
    audit.tell(session, "response.begin", response, by=by, now=now, pole=found.pole.id)
    return response


def save_page(
    session: Session,
    response_id: UUID,
    page_id: str,
    given: Changes,
    *,
    version_id: UUID,
    revision: int,
    locale: str,
    going_on: bool,
    by: Actor,
    now: datetime,
    zone: ZoneInfo = HOME,
    asks: bool = False,
) -> Saved:
    """Save what was answered on one page.

    What was sent for a question that is hidden, worked out or only to be read is left out, and
    logged.  An answer that the save hides is kept, and counts no more until it is shown again.

    :param given: by question id, or by the id of a group that repeats, the value, or None where
        the field was left empty; a question whose field could not be read is absent, and keeps
        the answer it has.
    :param revision: of the answers on which the page was made.
    :param going_on: whether the person means to be done with the page.
    :param asks: whether the person is to be asked before answers are hidden.
    :raises Clashes: others answered some of the questions differently meanwhile; save nothing.
    :raises Hides: other answers would count no more, and the person is to be asked; save nothing.
    :raises Closed, AlreadySent, OtherVersion: as their names say.
    :raises Unsound: the page does not ask one of the questions.
    """
    response = to_write(session, response_id, by=by, now=now)
    if response.version_id != version_id:
        raise OtherVersion(f"response {response_id}")
    plan = versions.plan_of(session, response.version_id)
    if not plan.may_send(page_id, given):
        raise Unsound([Problem("answer.unknown-field")])

    base = answers_at(session, response, revision)
    changes, clashes = merged(base, response.answers, given)
    if clashes:
        raise Clashes(clashes)
    others = _written_meanwhile(base, response.answers, given)
    walk = walk_of(session, plan, response, now=now, zone=zone, locale=locale)
    taken = saving.take(walk, changes)
    if taken.hidden and asks:
        raise Hides(taken.hidden)
    if taken.ignored:
        log.warning("response %s: ignored %s", response.id, ["/".join(p) for p in taken.ignored])
    if taken.changes:
        keep(session, response, taken.changes, by=by, now=now)
    response.locale = locale
    step = walk.step(page_id)
    problems = tuple(validation.of_page(walk, step)) if step else ()
    passed = set(response.passed) - {page_id} | ({page_id} if going_on and not problems else set())
    if passed != set(response.passed):
        response.passed = sorted(passed)
    return Saved(response, problems, walk, taken.hidden, others)


def submit(
    session: Session,
    response_id: UUID,
    *,
    key: str,
    revision: int,
    receipt: str,
    by: Actor,
    now: datetime,
    signed_by: str = "",
    reason: str = "",
    zone: ZoneInfo = HOME,
) -> Submission:
    """Hand a response in, once.  The same key with the same body finds the same submission.
    What was reopened is handed in as a correction, which keeps what stood before.

    :param key: drawn with the page that was sent, so that sending it again is no second time.
    :param revision: of the answers that the person has read through.
    :param receipt: a new reference for the enterprise to keep; a correction keeps the first.
    :param reason: why it is corrected; empty where it is handed in for the first time.
    :raises Conflict: the key came before with another body.
    :raises AlreadySent: it was handed in under another key.
    :raises Stale: the answers changed since the person read them.
    :raises Closed: the campaign has closed.
    :raises Unsound: an answer is missing or cannot be handed in.
    """
    response = locked(session, response_id, by=by, action="submit")
    digest = answers.digest(response.answers, str(response.id), str(revision), signed_by)
    former = response.submission
    if former is not None and (former.key == key or response.state != "draft"):
        return _same(former, key, digest)
    campaign = campaign_in_time(session, response, now)
    if response.revision != revision:
        raise Stale(f"response {response_id}")
    plan = versions.plan_of(session, response.version_id)
    end = walks.of_itself(plan, now, zone, "end")
    walk = walk_of(session, plan, response, now=now, zone=zone, answers={**response.answers, **end})
    if problems := tuple(validation.of_walk(walk)):
        raise Unsound(problems)
    if former is not None:
        correcting.keep_former(session, former, reason=reason, by=by, now=now)
    submission = former or Submission(response=response, receipt=receipt)
    submission.key, submission.body_digest = key, digest
    submission.answers, submission.signed_by = submitting.handed_in(walk), signed_by
    submission.submitted_at, submission.submitted_by_id = now, by.id
    session.add(submission)
    response.state = "submitted"
    try:
        session.flush()
    except IntegrityError as taken:
        # The lock keeps this response to one submission; the key is that of another response.
        raise Conflict(f"submission key of response {response_id}") from taken
    _confirm(session, entry(session, campaign.id, response.enterprise_id, by=by), submission, zone)
    facts: dict[str, object] = {"revision": revision, "late": now > campaign.closes_at}
    facts |= {"reason": reason} if reason else {}
    audit.tell(
        session, "response.correct" if former else "response.submit", response, by=by, now=now,
        pole=campaign.pole_id, facts=facts,
    )  # fmt: skip
    return submission


def _written_meanwhile(
    base: answers.Answers, theirs: answers.Answers, given: Changes
) -> tuple[str, ...]:
    """Return the questions and groups that a page left as it showed them, and that are otherwise
    now."""
    return tuple(
        id
        for id, value in given.items()
        if id != answers.MEANT and theirs.get(id) not in (base.get(id), value)
    )


def _same(former: Submission, key: str, digest: str) -> Submission:
    """Return what was handed in under this key.

    :raises AlreadySent, Conflict: it was under another key, or with another body.
    """
    if former.key != key:
        raise AlreadySent(f"response {former.response_id}")
    if former.body_digest != digest:
        raise Conflict(f"submission key of response {former.response_id} with another body")
    return former


def _confirm(session: Session, found: Entry, submission: Submission, zone: ZoneInfo) -> None:
    titles, enterprise = found.campaign.titles, found.enterprise
    letter = letters.receipt(
        enterprise.locale,
        campaign=titles.get(enterprise.locale) or next(iter(titles.values())),
        enterprise=enterprise.name,
        federation=found.pole.federation,
        contact=found.pole.contact,
        receipt=submission.receipt,
        submitted_at=submission.submitted_at,
        zone=zone,
    )
    outbox.post(
        session,
        unique_key=f"receipt:{submission.response_id}",
        recipient=enterprise.email,
        locale=enterprise.locale,
        subject=letter.subject,
        text=letter.text,
        pole=found.pole.id,
        now=submission.submitted_at,
    )


def _present(found: Entry) -> Response:
    if found.response is None:
        raise NotFound("response")
    return found.response
