"""Freezing a draft into a version that answers can be given to, for ever."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.builder import opened
from app.core.access import Actor
from app.core.errors import Conflict, Unsound
from app.core.problems import Problem
from app.core.questionnaire import review
from app.core.questionnaire.codec import encode
from app.core.questionnaire.linting import linter
from app.models import Questionnaire, QuestionnaireVersion
from app.records import audit, questionnaires


def questionnaire_to_publish(
    session: Session, questionnaire_id: UUID, *, by: Actor
) -> Questionnaire:
    """Return a questionnaire of one's own pole.

    :raises NotFound: it stands in none of the actor's poles.
    :raises NotAllowed: the actor may not publish there.
    """
    found = questionnaires.questionnaire(session, questionnaire_id, by=by)
    by.must("questionnaire", "publish", pole=found.pole_id)
    return found


def publish(
    session: Session,
    questionnaire_id: UUID,
    *,
    by: Actor,
    now: datetime,
    note: str = "",
    accept_open_points: bool = False,
    revision: int | None = None,
) -> QuestionnaireVersion:
    """Freeze the draft of a questionnaire into its next version.

    :param accept_open_points: the person read what an import left open, and said so.
    :param revision: the revision that the person looked at; None where nobody looked.
    :raises NotFound, NotAllowed: as :func:`questionnaire_to_publish`.
    :raises Unsound: the draft has problems, or open points that nobody accepted.
    :raises Conflict: somebody else published it in the same instant, or changed it since.
    """
    questionnaire = questionnaire_to_publish(session, questionnaire_id, by=by)
    if revision not in {None, questionnaire.revision}:
        raise Conflict(f"the draft is at revision {questionnaire.revision}")
    definition = opened.definition_of(questionnaire)
    open_points = review.open_points(definition)
    problems = linter.stops(definition)
    if open_points and not accept_open_points:
        problems.append(Problem("review.not-accepted", ("accept",), {"points": len(open_points)}))
    if problems:
        raise Unsound(problems)

    version = QuestionnaireVersion(
        questionnaire=questionnaire,
        number=_latest(session, questionnaire) + 1,
        definition=encode(definition),
        note=note,
        accepted={"problems": [_as_document(point) for point in open_points]},
        published_at=now,
        published_by_id=by.id,
    )
    session.add(version)
    try:
        session.flush()
    except IntegrityError as clash:
        # Two leads can both count the same versions; uq_questionnaire_version_… lets one through.
        raise Conflict(f"version {version.number} of {questionnaire_id}") from clash
    audit.tell(
        session,
        "questionnaire.publish",
        version,
        by=by,
        now=now,
        pole=questionnaire.pole_id,
        facts={"number": version.number, "accepted": len(open_points)},
    )
    return version


def _latest(session: Session, questionnaire: Questionnaire) -> int:
    found = select(func.max(QuestionnaireVersion.number)).where(
        QuestionnaireVersion.questionnaire_id == questionnaire.id
    )
    return session.scalar(found) or 0


def _as_document(point: Problem) -> dict[str, object]:
    return {"code": point.code, "place": list(point.place), "facts": dict(point.facts)}
