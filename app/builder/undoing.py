"""Taking back one's own edits, and repeating them, across sessions (decision 20)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.builder import drafts, journal, opened
from app.core.access import Actor
from app.core.errors import Conflict
from app.core.questionnaire import locks, log
from app.core.questionnaire.operations import Operation, unplaced
from app.core.questionnaire.parts import Missing
from app.models import Operation as Entry
from app.models import Questionnaire


@dataclass(frozen=True, slots=True)
class Steps:
    """What a person could take back and repeat now; None where there is nothing."""

    back: Entry | None
    forth: Entry | None


def steps(session: Session, questionnaire: Questionnaire, *, by: Actor) -> Steps:
    """Return the edit of this person that is next to take back, and the one next to repeat."""
    own = select(Entry).where(
        Entry.questionnaire_id == questionnaire.id, Entry.by_id == by.id, Entry.effect == "edit"
    )
    back = own.where(Entry.undone.is_(False)).order_by(Entry.revision.desc()).limit(1)
    latest = (
        select(func.coalesce(func.max(Entry.revision), 0))
        .where(
            Entry.questionnaire_id == questionnaire.id,
            Entry.by_id == by.id,
            Entry.effect == "edit",
            Entry.undone.is_(False),
        )
        .scalar_subquery()
    )
    forth = own.where(Entry.undone, Entry.revision > latest).order_by(Entry.revision).limit(1)
    return Steps(session.scalar(back), session.scalar(forth))


def undo(
    session: Session, questionnaire_id: UUID, *, of: int, by: Actor, now: datetime
) -> Questionnaire:
    """Take back the latest edit of this person that is not taken back yet.

    :param of: the revision of that edit, as the page showed it.
    :raises NotFound, NotAllowed: as :func:`app.builder.drafts.to_edit`.
    :raises Conflict: another edit is the latest by now.
    :raises Overtaken: somebody changed since what the edit had changed.
    """
    questionnaire = drafts.to_edit(session, questionnaire_id, by=by, to_change=True)
    entry = steps(session, questionnaire, by=by).back
    if entry is None or entry.revision != of:
        raise Conflict(f"edit {of} is not the latest of this person")
    done, inverse = log.decode(entry.operation), log.decode(entry.inverse)
    _write(session, questionnaire, inverse, done, effect="undo", by=by, now=now)
    entry.undone = True
    session.flush()
    return questionnaire


def redo(
    session: Session, questionnaire_id: UUID, *, of: int, by: Actor, now: datetime
) -> Questionnaire:
    """Repeat the edit that this person took back last.

    :raises NotFound, NotAllowed, Conflict, Overtaken: as :func:`undo`.
    """
    questionnaire = drafts.to_edit(session, questionnaire_id, by=by, to_change=True)
    entry = steps(session, questionnaire, by=by).forth
    if entry is None or entry.revision != of:
        raise Conflict(f"edit {of} is not the next to repeat")
    done, inverse = log.decode(entry.operation), log.decode(entry.inverse)
    _write(session, questionnaire, done, inverse, effect="redo", by=by, now=now)
    entry.undone = False
    session.flush()
    return questionnaire


def _write(
    session: Session,
    questionnaire: Questionnaire,
    operation: Operation,
    counterpart: Operation,
    *,
    effect: journal.Effect,
    by: Actor,
    now: datetime,
) -> None:
    """Apply ``operation``, unless what ``counterpart`` once changed was changed again since."""
    head = opened.definition_of(questionnaire)
    try:
        if unplaced(operation.inverse(head)) != unplaced(counterpart):
            raise drafts.Overtaken(operation, questionnaire)
        if not locks.is_of_the_library(operation):
            drafts.must_be_free(questionnaire, head, operation)
        journal.write(session, questionnaire, operation, by=by, now=now, effect=effect)
    except Missing as gone:
        raise drafts.Overtaken(operation, questionnaire) from gone
