"""Opening a version of a questionnaire to the enterprises of its pole."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.core.access import Actor
from app.core.errors import NotFound, Unsound
from app.core.problems import Problem
from app.core.questionnaire import dates
from app.models import Campaign, Names, Questionnaire, QuestionnaireVersion
from app.records import audit


def open_campaign(
    session: Session,
    version_id: UUID,
    *,
    titles: Names,
    reference_year: int,
    opens_at: datetime,
    closes_at: datetime,
    follows: UUID | None = None,
    by: Actor,
    now: datetime,
) -> Campaign:
    """Open a published version between two instants.  Nobody is written to yet.

    :param titles: by language, at least one of them.
    :param reference_year: the year of which the answers speak.
    :param follows: the wave before, whose answers are offered to those who gave them.
    :raises NotFound: there is no such wave in the pole of the version.
    :raises Unsound: the title, the year or the two instants cannot be.
    """
    version = version_to_open(session, version_id, by=by)
    if problems := _problems(titles, reference_year, opens_at, closes_at, now):
        raise Unsound(problems)
    pole = version.questionnaire.pole_id
    before = campaign_of(session, follows, by=by, action="edit") if follows else None
    if before and before.pole_id != pole:
        raise NotFound(f"campaign {follows} in pole {pole}")
    campaign = Campaign(
        pole_id=pole,
        version_id=version.id,
        titles={locale: title.strip() for locale, title in titles.items() if title.strip()},
        reference_year=reference_year,
        opens_at=opens_at,
        closes_at=closes_at,
        letters=before.letters if before else {},
        follows_id=follows,
        created_at=now,
        created_by_id=by.id,
    )
    session.add(campaign)
    session.flush()
    audit.tell(
        session, "campaign.open", campaign, by=by, now=now, pole=campaign.pole_id,
        facts={"version": str(version.id), "number": version.number, "year": reference_year},
    )  # fmt: skip
    return campaign


def version_to_open(session: Session, version_id: UUID, *, by: Actor) -> QuestionnaireVersion:
    """Return a version that this person may open to enterprises.

    :raises NotFound: it is not, or it belongs to a pole in which this person has no role.
    """
    version = session.scalar(
        select(QuestionnaireVersion)
        .join(QuestionnaireVersion.questionnaire)
        .where(QuestionnaireVersion.id == version_id, Questionnaire.pole_id.in_(by.poles))
        .options(joinedload(QuestionnaireVersion.questionnaire))
    )
    if version is None:
        raise NotFound(f"version {version_id}")
    by.must("campaign", "edit", pole=version.questionnaire.pole_id)
    return version


def versions_to_open(session: Session, *, by: Actor) -> Sequence[QuestionnaireVersion]:
    """Return the versions from which this person may choose, the latest first."""
    poles = [pole for pole in by.poles if by.may("campaign", "edit", pole=pole)]
    return session.scalars(
        select(QuestionnaireVersion)
        .join(QuestionnaireVersion.questionnaire)
        .where(Questionnaire.pole_id.in_(poles))
        .options(joinedload(QuestionnaireVersion.questionnaire))
        .order_by(QuestionnaireVersion.published_at.desc(), QuestionnaireVersion.number.desc())
    ).all()


def campaign_of(session: Session, campaign_id: UUID, *, by: Actor, action: str) -> Campaign:
    """Return a campaign of a pole of this person, who has the right to ``action`` on it.

    :raises NotFound: it is not, or it belongs to a pole in which this person has no role.
    """
    campaign = session.scalar(
        select(Campaign).where(Campaign.id == campaign_id, Campaign.pole_id.in_(by.poles))
    )
    if campaign is None:
        raise NotFound(f"campaign {campaign_id}")
    by.must("campaign", action, pole=campaign.pole_id)
    return campaign


def _problems(
    titles: Names, year: int, opens_at: datetime, closes_at: datetime, now: datetime
) -> list[Problem]:
    problems = []
    if not any(title.strip() for title in titles.values()):
        problems.append(Problem("campaign.without-title", ("title_fr",)))
    if not dates.EARLIEST <= year <= now.year + 1:
        facts = {"earliest": str(dates.EARLIEST), "latest": str(now.year + 1)}
        problems.append(Problem("campaign.year-beyond", ("reference_year",), facts))
    if opens_at >= closes_at:
        problems.append(Problem("campaign.closes-before-it-opens", ("closes_on",)))
    elif closes_at <= now:
        problems.append(Problem("campaign.closes-in-the-past", ("closes_on",)))
    return problems
