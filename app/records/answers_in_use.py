"""What the answers to a questionnaire use of it, counted over every response there is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Set
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.questionnaire.differences.using import uses_in
from app.core.questionnaire.parts import Address
from app.models import Questionnaire, QuestionnaireVersion, Response

AT_ONCE = 500
"""Responses held in memory at a time."""


@dataclass(frozen=True, slots=True)
class InUse:
    """What there are of answers to any version of a questionnaire."""

    counts: Mapping[Address, int]
    """Answers by question ``(id,)``, and by the choice or row ``(question, id)`` they use."""

    under_way: int
    """Responses that were begun and not handed in."""

    handed_in: int


def answers_in_use(session: Session, questionnaire: Questionnaire, options: Set[Address]) -> InUse:
    """Return what the responses use.  The caller fetched the questionnaire through its tenant.

    :param options: the addresses of the choices and rows that are counted.
    """
    found = (
        select(Response.answers, Response.state)
        .join(QuestionnaireVersion, QuestionnaireVersion.id == Response.version_id)
        .where(QuestionnaireVersion.questionnaire_id == questionnaire.id)
        .execution_options(yield_per=AT_ONCE)
    )
    counts: Counter[Address] = Counter()
    states: Counter[str] = Counter()
    for answers, state in session.execute(found):
        counts.update(uses_in(answers, options))
        states[state] += 1
    return InUse(counts, states["draft"], states["submitted"])
