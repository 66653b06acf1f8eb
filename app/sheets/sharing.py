"""Links by which somebody sees a sheet before the public does, until a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.access import Actor
from app.core.chance import digest_of
from app.core.errors import Gone, NotFound, Unsound
from app.core.sheets.content import Content
from app.models import SharedSheet, Sheet
from app.records import audit
from app.sheets import auditing, composing, drafting

DAYS = (1, 7, 30)
"""How long a link may last."""

LONGEST_PURPOSE = 120
"""Characters."""


def share(
    session: Session, sheet_id: UUID, *, purpose: str, days: int, token: str, by: Actor,
    now: datetime,
) -> SharedSheet:  # fmt: skip
    """Make a link to a sheet as it stands at each moment.

    :param token: a new secret; only its digest is kept, so that the link is shown once.
    :raises NotFound, NotAllowed: another pole's; the right is missing.
    """
    sheet = drafting.fetch(session, sheet_id, "share", by=by)
    shared = SharedSheet(
        id=uuid4(), sheet_id=sheet.id, token_digest=digest_of(token),
        purpose=purpose.strip()[:LONGEST_PURPOSE], created_at=now, created_by_id=by.id,
        expires_at=now + timedelta(days=days if days in DAYS else min(DAYS)),
    )  # fmt: skip
    session.add(shared)
    session.flush()
    facts = {"days": days}
    audit.tell(session, "sheet.share", shared, by=by, now=now, pole=sheet.pole_id, facts=facts)
    return shared


def shares_of(session: Session, sheet_id: UUID, *, now: datetime) -> Sequence[SharedSheet]:
    """Return the links that still lead somewhere, the newest first."""
    return session.scalars(
        select(SharedSheet)
        .where(
            SharedSheet.sheet_id == sheet_id,
            SharedSheet.revoked_at.is_(None),
            SharedSheet.expires_at > now,
        )
        .order_by(SharedSheet.created_at.desc())
    ).all()


def unshare(session: Session, sheet_id: UUID, shared_id: UUID, *, by: Actor, now: datetime) -> None:
    """Let a link lead nowhere from now on.

    :raises NotFound, NotAllowed: it is no link to this sheet; as :func:`share`.
    """
    sheet = drafting.fetch(session, sheet_id, "share", by=by)
    shared = session.get(SharedSheet, shared_id)
    if shared is None or shared.sheet_id != sheet.id:
        raise NotFound(f"shared sheet {shared_id}")
    shared.revoked_at = now
    audit.tell(session, "sheet.unshare", shared, by=by, now=now, pole=sheet.pole_id)


def shown_to(session: Session, token: str, *, base_url: str, now: datetime) -> Content:
    """Return what whoever holds a link sees: the sheet as it stands.

    :raises NotFound, Gone: as :func:`shared_by`.
    :raises Unsound: it would give a secret away, and is shown to nobody.
    """
    sheet = shared_by(session, token, now=now)
    composed = composing.compose(session, sheet, base_url=base_url)
    if problems := auditing.problems(session, sheet, composed):
        raise Unsound(problems)
    return composed.content


def shared_by(session: Session, token: str, *, now: datetime) -> Sheet:
    """Return the sheet to which a link leads.

    :raises NotFound: nobody was given that link.
    :raises Gone: its time is over, or it was taken back.
    """
    shared = session.scalar(select(SharedSheet).where(SharedSheet.token_digest == digest_of(token)))
    if shared is None:
        raise NotFound("link to a sheet")
    if shared.revoked_at is not None or shared.expires_at <= now:
        raise Gone(f"shared sheet {shared.id}")
    return session.get_one(Sheet, shared.sheet_id)
