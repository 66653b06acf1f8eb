"""The lists in files that a questionnaire chooses from: which it needs, and bringing one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from app.builder import drafts, opened
from app.core.access import Actor
from app.core.errors import NotFound
from app.core.questionnaire import from_files
from app.core.questionnaire.belongings import SetList
from app.core.questionnaire.definition import Definition, Question
from app.interchange import list_files


@dataclass(frozen=True, slots=True)
class Needed:
    """One list that questions choose from."""

    name: str
    questions: tuple[Question, ...]
    columns: tuple[str, ...]
    """Those that its file must have."""

    entries: int
    """0 as long as nobody has brought it."""


def needed(definition: Definition) -> Iterator[Needed]:
    """Give the lists that the questions choose from, in reading order."""
    brought = {one.name: len(one.choices) for one in definition.lists}
    for name, questions in from_files.asking(definition).items():
        columns = tuple(sorted(from_files.columns_needed(questions)))
        yield Needed(name, questions, columns, brought.get(name, 0))


def bring(
    session: Session,
    questionnaire_id: UUID,
    name: str,
    data: bytes,
    *,
    revision: int,
    by: Actor,
    now: datetime,
) -> int:
    """Take the entries of a list into the draft, in place of those it had; return how many.

    :param name: of the list, as :func:`needed` gives it.
    :raises NotFound, NotAllowed: as :func:`app.builder.drafts.to_edit`; or no question asks it.
    :raises Unsound: the file cannot be taken, or a lock forbids it.
    :raises Overtaken: somebody brought another one meanwhile.
    """
    questionnaire = drafts.to_edit(session, questionnaire_id, by=by, to_change=True)
    definition = opened.definition_of(questionnaire)
    questions = from_files.asking(definition).get(name)
    if not questions:
        raise NotFound(f"list {name[:40]}")
    rows = list_files.read(data, needs=from_files.columns_needed(questions))
    listed = from_files.list_of(name, rows, definition.locales)
    others = [one.name for one in definition.lists if one.name != name]
    edit = SetList(name, others[-1] if others else "", listed)
    drafts.edit(session, questionnaire_id, edit, revision=revision, by=by, now=now)
    return len(listed.choices)
