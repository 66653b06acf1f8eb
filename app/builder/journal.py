"""The operation log of a draft: written with each edit, read to undo and to compare."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Literal, TypeAlias

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.builder import module_uses, opened
from app.core.access import Actor
from app.core.questionnaire import log
from app.core.questionnaire.codec import encode
from app.core.questionnaire.definition import Definition
from app.core.questionnaire.operations import Operation
from app.core.questionnaire.parts import Touched
from app.models import Operation as Entry
from app.models import Questionnaire

Effect: TypeAlias = Literal["edit", "undo", "redo"]


def write(
    session: Session,
    questionnaire: Questionnaire,
    operation: Operation,
    *,
    by: Actor,
    now: datetime,
    effect: Effect = "edit",
) -> Entry:
    """Apply an operation to the draft, as its next revision, and append it to the log.

    :raises Missing: the draft has no such part.
    """
    head = opened.definition_of(questionnaire)
    inverse = operation.inverse(head)
    draft = operation.apply(head)
    questionnaire.draft = encode(draft)
    questionnaire.changed_at = now
    session.flush()
    opened.keep(questionnaire, draft)
    module_uses.note(session, questionnaire, head, draft)
    entry = Entry(
        questionnaire_id=questionnaire.id,
        revision=questionnaire.revision,
        operation=log.encode(operation),
        inverse=log.encode(inverse),
        effect=effect,
        by_id=by.id,
        at=now,
    )
    session.add(entry)
    session.flush()
    return entry


def since(session: Session, questionnaire: Questionnaire, revision: int) -> Sequence[Entry]:
    """Return what was done after a revision, the latest first."""
    if revision >= questionnaire.revision:
        return ()
    found = (
        select(Entry)
        .where(Entry.questionnaire_id == questionnaire.id, Entry.revision > revision)
        .order_by(Entry.revision.desc())
    )
    return session.scalars(found).all()


def touched(head: Definition, entries: Sequence[Entry]) -> Touched:
    """Return what these edits, the latest first, changed on the way to ``head``."""
    all_of_it: Touched = frozenset()
    for entry in entries:
        inverse = log.decode(entry.inverse)
        all_of_it |= inverse.touches(head)
        head = inverse.apply(head)
    return all_of_it
