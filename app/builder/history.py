"""The history of a draft: each edit with who made it and what it changed, and a way back to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.builder import drafts, library, opened
from app.core.access import Actor
from app.core.errors import NotFound
from app.core.questionnaire import log
from app.core.questionnaire.codec import decode
from app.core.questionnaire.definition import Definition
from app.core.questionnaire.differences.transition import transition
from app.core.questionnaire.operations import Several
from app.models import Account, Questionnaire, QuestionnaireVersion
from app.models import Operation as Entry

AT_ONCE = 15
"""Edits of one page."""


@dataclass(frozen=True, slots=True)
class Done:
    """One edit."""

    entry: Entry
    name: str
    """Of the person who made it."""

    old: Definition
    new: Definition


def edits(
    session: Session, questionnaire_id: UUID, *, until: int | None, by: Actor
) -> tuple[Questionnaire, Sequence[Done]]:
    """Return the latest edits of a draft up to a revision (None: all), the latest first.

    :raises NotFound, NotAllowed: as :func:`app.builder.library.one`.
    """
    questionnaire = library.one(session, questionnaire_id, by=by)
    last = questionnaire.revision if until is None else min(until, questionnaire.revision)
    definition = opened.definition_of(questionnaire)
    if last < questionnaire.revision:
        definition = drafts.as_of(session, questionnaire, max(last, 1))
    found = (
        select(Entry, Account.name)
        .join(Account, Account.id == Entry.by_id)
        .where(Entry.questionnaire_id == questionnaire.id, Entry.revision <= last)
        .order_by(Entry.revision.desc())
        .limit(AT_ONCE)
    )
    done = []
    for entry, name in session.execute(found):
        before = log.decode(entry.inverse).apply(definition)
        done.append(Done(entry, name, before, definition))
        definition = before
    return questionnaire, done


def restore(
    session: Session,
    questionnaire_id: UUID,
    *,
    to: int,
    revision: int,
    by: Actor,
    now: datetime,
) -> Questionnaire:
    """Bring a draft to what it said at an earlier revision, as one edit that can be taken back.

    :param revision: the revision of the page on which the person asked for it.
    :raises NotFound, NotAllowed, Overtaken, Locked: as :func:`app.builder.drafts.edit`; or there
        never was such a revision.
    """
    questionnaire = drafts.to_edit(session, questionnaire_id, by=by, to_change=True)
    wanted = drafts.as_of(session, questionnaire, to)
    return _bring(session, questionnaire, wanted, revision=revision, by=by, now=now)


def restore_version(
    session: Session,
    questionnaire_id: UUID,
    *,
    number: int,
    revision: int,
    by: Actor,
    now: datetime,
) -> Questionnaire:
    """Bring a draft to what a published version says; see :func:`restore`."""
    questionnaire = drafts.to_edit(session, questionnaire_id, by=by, to_change=True)
    document = session.scalar(
        select(QuestionnaireVersion.definition).where(
            QuestionnaireVersion.questionnaire_id == questionnaire.id,
            QuestionnaireVersion.number == number,
        )
    )
    if document is None:
        raise NotFound(f"version {number} of {questionnaire_id}")
    return _bring(session, questionnaire, decode(document), revision=revision, by=by, now=now)


def _bring(
    session: Session,
    questionnaire: Questionnaire,
    wanted: Definition,
    *,
    revision: int,
    by: Actor,
    now: datetime,
) -> Questionnaire:
    head = opened.definition_of(questionnaire)
    steps = transition(head, wanted)
    if not steps:
        return questionnaire
    return drafts.edit(session, questionnaire.id, Several(steps), revision=revision, by=by, now=now)
