"""The way of one response through its version, as it stands."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from app.core.opening import HOME
from app.core.questionnaire.answers import Answers
from app.core.questionnaire.flow import Plan
from app.core.questionnaire.kinds import Hidden
from app.core.questionnaire.walking import Walk, walk
from app.models import Response
from app.surveys import waves


def walk_of(
    session: Session,
    plan: Plan,
    response: Response,
    *,
    now: datetime,
    locale: str = "",
    zone: ZoneInfo = HOME,
    answers: Answers | None = None,
    first: bool = False,
) -> Walk:
    """Return the way of a response; made once for a request.

    :param plan: of the version that the response answers.
    :param now: what ``today()`` is about.
    :param locale: of the reader; that of the response where nothing is said.
    :param answers: what stands instead of the answers of the response.
    :param first: whether the response begins now, so that defaults apply.
    """
    return walk(
        plan,
        response.answers if answers is None else answers,
        now=now,
        locale=locale or response.locale,
        zone=zone,
        seed=str(response.id),
        first=first,
        last_saved=waves.last_saved(session, response, plan),
    )


def of_itself(plan: Plan, now: datetime, zone: ZoneInfo, *moments: str) -> Mapping[str, Any]:
    """Return the values that the clock gives and no person: ``start``, ``end``, ``today``.

    :param moments: which of them are due now.
    """
    local = now.astimezone(zone)
    said = {"today": local.date().isoformat()}
    return {
        question.id: said.get(question.kind.what, f"{local:%Y-%m-%dT%H:%M}")
        for question in plan.definition.questions
        if isinstance(question.kind, Hidden) and question.kind.what in moments
    }
