"""Beginning a questionnaire, and changing its draft without losing anybody's words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from app.builder import journal, opened
from app.core.access import Actor
from app.core.errors import Conflict, NotFound, Unsound
from app.core.problems import Problem
from app.core.questionnaire import locks, log
from app.core.questionnaire.codec import encode
from app.core.questionnaire.definition import Definition
from app.core.questionnaire.operations import Operation, Replace
from app.core.questionnaire.parts import Missing
from app.core.questionnaire.wordings import with_sources
from app.models import Document, Questionnaire
from app.records import audit, questionnaires


class Overtaken(Conflict):
    """Somebody changed the same thing since the page was opened; nothing was saved.

    ``operation`` is what this person wanted, ``questionnaire`` holds the draft as it stands.
    """

    def __init__(self, operation: Operation, questionnaire: Questionnaire) -> None:
        super().__init__(f"the draft is at revision {questionnaire.revision}")
        self.operation, self.questionnaire = operation, questionnaire


class Locked(Unsound):
    """A lock forbids the edit; nothing was saved.

    ``operation`` is what this person wanted, ``questionnaire`` holds the draft as it stands.
    """

    def __init__(
        self, problems: Sequence[Problem], operation: Operation, questionnaire: Questionnaire
    ) -> None:
        super().__init__(problems)
        self.operation, self.questionnaire = operation, questionnaire


def create(
    session: Session,
    pole_id: UUID,
    definition: Definition,
    *,
    by: Actor,
    now: datetime,
    report: Document | None = None,
) -> Questionnaire:
    """Begin a questionnaire of a pole with what a person made, chose or imported.

    :param report: what an import kept, changed and left for review; None without an import.
    :raises NotFound: the pole is none of the actor's.
    :raises NotAllowed: the actor does not author in that pole.
    """
    if pole_id not in by.poles:
        raise NotFound(f"pole {pole_id}")
    by.must("questionnaire", "edit" if report is None else "import", pole=pole_id)
    questionnaire = Questionnaire(
        pole_id=pole_id,
        draft=encode(with_sources(definition)),
        report=report,
        created_at=now,
        created_by_id=by.id,
        changed_at=now,
    )
    session.add(questionnaire)
    session.flush()
    verb = "questionnaire.create" if report is None else "questionnaire.import"
    audit.tell(session, verb, questionnaire, by=by, now=now, pole=pole_id)
    return questionnaire


def to_edit(
    session: Session, questionnaire_id: UUID, *, by: Actor, to_change: bool = False
) -> Questionnaire:
    """Return a questionnaire of one's own pole, to write in.

    :raises NotFound: it stands in none of the actor's poles.
    :raises NotAllowed: the actor does not author there.
    """
    found = questionnaires.questionnaire(session, questionnaire_id, by=by, to_change=to_change)
    by.must("questionnaire", "edit", pole=found.pole_id)
    return found


def edit(
    session: Session,
    questionnaire_id: UUID,
    operation: Operation,
    *,
    revision: int,
    by: Actor,
    now: datetime,
    of_the_library: bool = False,
) -> Questionnaire:
    """Apply one edit to the draft, and write it into the log with what takes it back.

    :param revision: the revision of the page on which the person made the edit.
    :param of_the_library: an action of the library made the edit, which no lock stops.
    :raises NotFound, NotAllowed: as :func:`to_edit`.
    :raises Overtaken: somebody changed the same thing since that revision.
    :raises Locked: a lock forbids it, or it sets links or locks by hand.
    """
    questionnaire = to_edit(session, questionnaire_id, by=by, to_change=True)
    head = opened.definition_of(questionnaire)
    since = journal.since(session, questionnaire, revision)
    try:
        if since and log.meet(operation.touches(head), journal.touched(head, since)):
            raise Overtaken(operation, questionnaire)
        if not of_the_library:
            must_be_free(questionnaire, head, operation)
        journal.write(session, questionnaire, operation, by=by, now=now)
    except Missing as gone:
        raise Overtaken(operation, questionnaire) from gone
    return questionnaire


def must_be_free(questionnaire: Questionnaire, head: Definition, operation: Operation) -> None:
    """Raise :exc:`Locked` where a lock forbids the edit, or it sets links or locks by hand."""
    if locks.is_of_the_library(operation):
        raise Locked([Problem("lock.by-hand")], operation, questionnaire)
    if refusals := locks.refusals(head, operation):
        raise Locked(refusals, operation, questionnaire)


def save(
    session: Session,
    questionnaire_id: UUID,
    definition: Definition,
    *,
    revision: int,
    by: Actor,
    now: datetime,
) -> Questionnaire:
    """Set the whole draft at once.

    :raises NotFound, NotAllowed: as :func:`to_edit`.
    :raises Overtaken: anybody changed anything since that revision.
    """
    whole = Replace(with_sources(definition))
    return edit(session, questionnaire_id, whole, revision=revision, by=by, now=now)


def as_of(session: Session, questionnaire: Questionnaire, revision: int) -> Definition:
    """Return the draft as it stood at an earlier revision.

    :raises NotFound: there never was such a revision.
    """
    if not 1 <= revision <= questionnaire.revision:
        raise NotFound(f"revision {revision}")
    definition = opened.definition_of(questionnaire)
    for entry in journal.since(session, questionnaire, revision):
        definition = log.decode(entry.inverse).apply(definition)
    return definition
