"""What changed between two versions of a questionnaire, or since the last one, with its effect."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.builder import opened
from app.core.access import Actor
from app.core.errors import NotFound
from app.core.questionnaire.codec import decode
from app.core.questionnaire.definition import Definition
from app.core.questionnaire.differences.comparing import compare
from app.core.questionnaire.differences.weighing import Difference
from app.core.questionnaire.parts import walk
from app.models import Questionnaire, QuestionnaireVersion
from app.records import questionnaires
from app.records.answers_in_use import answers_in_use


@dataclass(frozen=True, slots=True)
class Changes:
    """Two states of a questionnaire beside each other."""

    since: int
    """The number of the earlier version."""

    until: int | None
    """The number of the later version; None for the draft."""

    old: Definition
    new: Definition
    differences: Sequence[Difference]
    under_way: int
    """Responses that were begun and not handed in."""

    handed_in: int


def changes(
    session: Session,
    questionnaire_id: UUID,
    *,
    by: Actor,
    since: int | None = None,
    until: int | None = None,
) -> Changes | None:
    """Return what changed from one version to another; None where nothing was published yet.

    :param since: the number of a version; None for the latest one before ``until``.
    :param until: the number of a version; None for the draft.
    :raises NotFound: the questionnaire is in none of the actor's poles, or has no such version.
    :raises NotAllowed: the actor may not read questionnaires there.
    """
    found = questionnaires.questionnaire(session, questionnaire_id, by=by)
    by.must("questionnaire", "read", pole=found.pole_id)
    numbers = _numbers(session, found)
    if since is None:
        since = max((one for one in numbers if until is None or one < until), default=None)
        if since is None:
            return None
    if since not in numbers or until not in {None, *numbers}:
        raise NotFound(f"version {since} or {until} of {questionnaire_id}")
    old = _definition(session, found, since)
    new = opened.definition_of(found) if until is None else _definition(session, found, until)
    options = {at for at, _part in walk(old) if len(at) > 1}
    in_use = answers_in_use(session, found, options)
    differences = compare(old, new, in_use.counts)
    return Changes(since, until, old, new, differences, in_use.under_way, in_use.handed_in)


def _numbers(session: Session, questionnaire: Questionnaire) -> list[int]:
    wanted = select(QuestionnaireVersion.number).where(
        QuestionnaireVersion.questionnaire_id == questionnaire.id
    )
    return list(session.scalars(wanted))


def _definition(session: Session, questionnaire: Questionnaire, number: int) -> Definition:
    wanted = select(QuestionnaireVersion.definition).where(
        QuestionnaireVersion.questionnaire_id == questionnaire.id,
        QuestionnaireVersion.number == number,
    )
    return decode(session.scalars(wanted).one())
