"""Having a sheet approved: its facts are checked, then the enterprise that it is about is asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.core.access import Actor
from app.core.errors import Conflict, Unsound
from app.core.problems import Problem
from app.core.sheets import codec, soundness
from app.core.sheets.content import Content
from app.models import Agreement, Enterprise, FactCheck, Sheet
from app.records import audit
from app.sheets import asking, composing, drafting, reminding

LONGEST_WAIT = timedelta(days=90)
"""How far away the day may be until which an answer is hoped for."""


def check_facts(
    session: Session, sheet_id: UUID, *, names_nobody: bool, base_url: str, by: Actor, now: datetime
) -> FactCheck:
    """Say that every figure and word was held against its source.

    :param names_nobody: that no quotation holds a detail by which its speaker is recognised.
    :raises NotFound, NotAllowed: another pole's; the right is missing.
    :raises Unsound: the sheet is not complete, or nobody vouches for its quotations (E29).
    """
    sheet = drafting.fetch(session, sheet_id, "submit", by=by)
    content = composing.compose(session, sheet, base_url=base_url).content
    problems = list(soundness.problems(composing.draft_of(sheet)))
    if content.voices and not names_nobody:
        problems.append(Problem("sheet.detail-unread", ("names_nobody",)))
    if problems:
        raise Unsound(problems)
    check = FactCheck(
        id=uuid4(), sheet_id=sheet.id, fingerprint=codec.fingerprint(content), checked_at=now,
        checked_by_id=by.id,
    )  # fmt: skip
    session.add(check)
    session.flush()
    audit.tell(session, "sheet.check", sheet, by=by, now=now, pole=sheet.pole_id)
    return check


def ask(
    session: Session, sheet_id: UUID, *, due_on: date, token: str, base_url: str, by: Actor,
    now: datetime,
) -> Agreement:  # fmt: skip
    """Ask the enterprise whether the sheet, as it stands, may be published; write to it.

    An asking that was open gives way: nobody answers to what no longer stands.

    :param token: a new secret for the link; only its digest is kept.
    :raises NotFound, NotAllowed: another pole's; the right is missing.
    :raises Unsound: it is about no enterprise, its facts are not checked, the enterprise has no
        address, or the day is none to wait for.
    """
    sheet = drafting.fetch(session, sheet_id, "submit", by=by)
    content = composing.compose(session, sheet, base_url=base_url).content
    enterprise = session.get(Enterprise, sheet.enterprise_id) if sheet.enterprise_id else None
    if problems := _unaskable(session, sheet, content, enterprise, due_on, now):
        raise Unsound(problems)
    assert enterprise is not None  # noqa: S101  _unaskable has said so
    for earlier in open_askings(session, sheet.id):
        earlier.revoked_at = now
    agreement = Agreement(
        id=uuid4(), sheet_id=sheet.id, enterprise_id=enterprise.id,
        content=codec.encode(content), fingerprint=codec.fingerprint(content),
        asked_at=now, asked_by_id=by.id, due_on=due_on,
    )  # fmt: skip
    session.add(agreement)
    asking.write(session, agreement, token=token, base_url=base_url, again=False, now=now)
    reminding.ask_for(session, agreement, base_url=base_url, pole=sheet.pole_id, by=by, now=now)
    audit.tell(session, "sheet.ask", agreement, by=by, now=now, pole=sheet.pole_id)
    return agreement


def remind(
    session: Session, sheet_id: UUID, *, token: str, base_url: str, by: Actor, now: datetime
) -> Agreement:
    """Write to the enterprise again, with another link to the same question.

    :raises NotFound, NotAllowed: another pole's; the right is missing.
    :raises Conflict: nobody is waited for, or it was written to today already.
    """
    sheet = drafting.fetch(session, sheet_id, "submit", by=by)
    agreement = latest(session, sheet.id)
    if agreement is None or not is_waited_for(agreement):
        raise Conflict(f"nobody is waited for, for sheet {sheet_id}")
    if (agreement.reminded_at or agreement.asked_at) > now - timedelta(days=1):
        raise Conflict(f"agreement {agreement.id} was written for within a day")
    asking.write(session, agreement, token=token, base_url=base_url, again=True, now=now)
    audit.tell(session, "sheet.remind", agreement, by=by, now=now, pole=sheet.pole_id)
    return agreement


def call_back(session: Session, sheet_id: UUID, *, by: Actor, now: datetime) -> None:
    """Ask no longer: the links lead nowhere from now on.

    :raises NotFound, NotAllowed: another pole's; the right is missing.
    """
    sheet = drafting.fetch(session, sheet_id, "submit", by=by)
    for agreement in open_askings(session, sheet.id):
        agreement.revoked_at = now
        audit.tell(session, "sheet.call-back", agreement, by=by, now=now, pole=sheet.pole_id)


def latest(session: Session, sheet_id: UUID) -> Agreement | None:
    """Return the last asking that stands, whether it was answered or not."""
    return session.scalar(
        select(Agreement)
        .where(Agreement.sheet_id == sheet_id, Agreement.revoked_at.is_(None))
        .options(joinedload(Agreement.enterprise))
        .order_by(Agreement.asked_at.desc())
        .limit(1)
    )


def open_askings(session: Session, sheet_id: UUID) -> Sequence[Agreement]:
    """Return the askings that nobody has answered."""
    return session.scalars(
        select(Agreement).where(
            Agreement.sheet_id == sheet_id, Agreement.revoked_at.is_(None), Agreement.answer == ""
        )
    ).all()


def is_waited_for(agreement: Agreement) -> bool:
    return not agreement.answer and agreement.revoked_at is None


def is_checked(session: Session, sheet: Sheet, content: Content) -> bool:
    """Tell whether somebody has checked exactly this content."""
    found = select(FactCheck.id).where(
        FactCheck.sheet_id == sheet.id, FactCheck.fingerprint == codec.fingerprint(content)
    )
    return session.scalar(found.limit(1)) is not None


def in_the_way(session: Session, sheet: Sheet, content: Content) -> tuple[Problem, ...]:
    """Return what is missing before this content may be published."""
    found = [] if is_checked(session, sheet, content) else [Problem("sheet.not-checked")]
    if sheet.enterprise_id is None:
        return tuple(found)
    agreement = latest(session, sheet.id)
    if agreement is None or not agreement.answer:
        found.append(Problem("sheet.not-agreed"))
    elif agreement.answer == "refused" or agreement.name_withdrawn_at:
        found.append(Problem("sheet.refused"))
    elif agreement.fingerprint != codec.fingerprint(content):
        found.append(Problem("sheet.agreed-otherwise"))
    return tuple(found)


def agreed(session: Session, sheet: Sheet, content: Content) -> Content:
    """Return the content without the quotations that the enterprise did not accept."""
    agreement = latest(session, sheet.id)
    if agreement is None:
        return content
    return content.without({each.voice for each in agreement.quotations if not each.accepted})


def _unaskable(
    session: Session, sheet: Sheet, content: Content, enterprise: Enterprise | None, due_on: date,
    now: datetime,
) -> list[Problem]:  # fmt: skip
    if enterprise is None:
        return [Problem("sheet.nobody-to-ask", ("due_on",))]
    problems = []
    if not is_checked(session, sheet, content):
        problems.append(Problem("sheet.not-checked", ("due_on",)))
    if not enterprise.email:
        facts = {"enterprise": enterprise.name}
        problems.append(Problem("sheet.no-address", ("due_on",), facts))
    if not now.date() < due_on <= (now + LONGEST_WAIT).date():
        problems.append(Problem("sheet.day-not-ahead", ("due_on",), {"days": LONGEST_WAIT.days}))
    return problems
