"""Fetching a questionnaire through the pole that owns it."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.access import Actor
from app.core.errors import NotFound
from app.models import Questionnaire


def questionnaire(
    session: Session, questionnaire_id: UUID, *, by: Actor, to_change: bool = False
) -> Questionnaire:
    """Return a questionnaire of one of the actor's poles.

    :param to_change: take the row for oneself until the end of the transaction.
    :raises NotFound: there is none, or it stands in a pole that the actor has no role in.
    """
    wanted = select(Questionnaire).where(
        Questionnaire.id == questionnaire_id, Questionnaire.pole_id.in_(by.poles)
    )
    if to_change:
        wanted = wanted.with_for_update().execution_options(populate_existing=True)
    found = session.scalar(wanted)
    if found is None:
        raise NotFound(f"questionnaire {questionnaire_id}")
    return found
