"""The questionnaires of the poles that a person works for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, undefer

from app.builder import opened
from app.core.access import Actor
from app.core.questionnaire import completeness
from app.core.questionnaire.definition import Definition
from app.core.text import Locale
from app.models import Account, Pole, Questionnaire, QuestionnaireVersion
from app.records import questionnaires


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the list."""

    id: UUID
    pole: Pole
    definition: Definition
    changed_at: datetime
    versions: int
    """How often it was published: the number of its latest version, 0 where there is none."""

    def missing(self) -> Mapping[Locale, int]:
        """Return how many texts wait for each language."""
        return completeness.missing(self.definition)


@dataclass(frozen=True, slots=True)
class Published:
    """One line of the history of a questionnaire."""

    version: QuestionnaireVersion
    name: str
    """Of the person who published it."""


def poles(session: Session, *, by: Actor, action: str = "read") -> list[Pole]:
    """Return the poles in which the actor may do this with questionnaires, by federation."""
    own = [pole for pole in by.poles if by.may("questionnaire", action, pole=pole)]
    found = select(Pole).where(Pole.id.in_(own)).order_by(Pole.federation, Pole.id)
    return list(session.scalars(found))


def questionnaires_of(session: Session, *, by: Actor) -> list[Listed]:
    """Return the questionnaires that the actor may read, the latest changed first."""
    own = [pole for pole in by.poles if by.may("questionnaire", "read", pole=pole)]
    latest = (
        select(func.max(QuestionnaireVersion.number))
        .where(QuestionnaireVersion.questionnaire_id == Questionnaire.id)
        .scalar_subquery()
    )
    found = (
        select(Questionnaire, Pole, latest)
        .join(Pole, Pole.id == Questionnaire.pole_id)
        .where(Questionnaire.pole_id.in_(own))
        .options(undefer(Questionnaire.draft))
        .order_by(Questionnaire.changed_at.desc(), Questionnaire.id)
    )
    return [
        Listed(one.id, pole, opened.definition_of(one), one.changed_at, number or 0)
        for one, pole, number in session.execute(found)
    ]


def one(session: Session, questionnaire_id: UUID, *, by: Actor) -> Questionnaire:
    """Return a questionnaire to read.

    :raises NotFound: as :func:`app.records.questionnaires.questionnaire`.
    :raises NotAllowed: the actor's roles in its pole do not let it read questionnaires.
    """
    found = questionnaires.questionnaire(session, questionnaire_id, by=by)
    by.must("questionnaire", "read", pole=found.pole_id)
    return found


def history(session: Session, questionnaire: Questionnaire) -> list[Published]:
    """Return the versions of a questionnaire with who published them, the latest first."""
    found = (
        select(QuestionnaireVersion, Account.name)
        .join(Account, Account.id == QuestionnaireVersion.published_by_id)
        .where(QuestionnaireVersion.questionnaire_id == questionnaire.id)
        .order_by(QuestionnaireVersion.number.desc())
    )
    return [Published(version, name) for version, name in session.execute(found)]
