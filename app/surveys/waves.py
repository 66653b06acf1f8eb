"""Waves: a campaign asked again a year later, and the answers of the wave before beside the new."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.core.access import Actor
from app.core.questionnaire import carrying
from app.core.questionnaire.answers import Answers, Value
from app.core.questionnaire.definition import Definition
from app.core.questionnaire.flow import Plan
from app.models import Campaign, Names, QuestionnaireVersion, Response, Submission
from app.records import versions
from app.surveys.campaigns import campaign_of


@dataclass(frozen=True, slots=True)
class Before:
    """What an enterprise said in the wave before, as far as it can be said again."""

    year: int
    """The year of which it spoke."""

    ago: int
    """How many years before the year of this wave."""

    answers: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a campaign would be that asks the same again."""

    version_id: UUID
    titles: Names
    reference_year: int
    opens_at: datetime
    closes_at: datetime


def before(session: Session, campaign: Campaign, enterprise_id: UUID, plan: Plan) -> Before | None:
    """Return what the enterprise handed in to the wave before; None where there was none.

    :param plan: of the version that is answered now.
    """
    found = _handed_in(session, campaign, enterprise_id)
    if found is None:
        return None
    year, asked, answers = found
    said = carrying.carried(asked, plan.definition, answers)
    return Before(year, campaign.reference_year - year, said)


def last_saved(session: Session, response: Response, plan: Plan) -> Answers:
    """Return what ``${last-saved#name}`` stands for in a response, by question id.  Where the
    version never says it, nothing is asked of the database.

    :param plan: of the version that the response answers.
    """
    if not plan.compiled.last_saved:
        return {}
    campaign = session.get_one(Campaign, response.campaign_id)
    found = _handed_in(session, campaign, response.enterprise_id)
    if found is None:
        return {}
    _year, asked, answers = found
    return carrying.last_saved(asked, plan.definition, answers)


def _handed_in(
    session: Session, campaign: Campaign, enterprise_id: UUID
) -> tuple[int, Definition, Answers] | None:
    """Return what the enterprise handed in to the wave before: the year of which it spoke, what
    was asked, and its answers."""
    if campaign.follows_id is None:
        return None
    found = session.execute(
        select(Campaign.reference_year, Response.version_id, Submission.answers)
        .join(Response, Response.campaign_id == Campaign.id)
        .join(Submission, Submission.response_id == Response.id)
        .where(Campaign.id == campaign.follows_id, Response.enterprise_id == enterprise_id)
        .where(Response.state == "submitted")
    ).one_or_none()
    if found is None:
        return None
    year, version_id, answers = found
    return year, versions.plan_of(session, version_id).definition, answers


def proposal(
    session: Session, campaign_id: UUID, *, by: Actor, now: datetime, zone: ZoneInfo
) -> Proposal:
    """Return the same campaign a year later, with the last version of its questionnaire; so many
    years later that it has not closed yet.

    :raises NotFound, NotAllowed: as :func:`~app.surveys.campaigns.campaign_of`.
    """
    campaign = campaign_of(session, campaign_id, by=by, action="edit")
    years = 1
    while _later(campaign.closes_at, years, zone) <= now:
        years += 1
    year = campaign.reference_year
    return Proposal(
        version_id=_last_version(session, campaign),
        titles={
            locale: title.replace(str(year), str(year + years))
            for locale, title in campaign.titles.items()
        },
        reference_year=year + years,
        opens_at=_later(campaign.opens_at, years, zone),
        closes_at=_later(campaign.closes_at, years, zone),
    )


def _last_version(session: Session, campaign: Campaign) -> UUID:
    of_the_questionnaire = QuestionnaireVersion.questionnaire_id == (
        select(QuestionnaireVersion.questionnaire_id)
        .where(QuestionnaireVersion.id == campaign.version_id)
        .scalar_subquery()
    )
    last = select(func.max(QuestionnaireVersion.number)).where(of_the_questionnaire)
    return session.scalars(
        select(QuestionnaireVersion.id).where(
            of_the_questionnaire, QuestionnaireVersion.number == last.scalar_subquery()
        )
    ).one()


def _later(at: datetime, years: int, zone: ZoneInfo) -> datetime:
    """Return the same day and time on the clocks of ``zone``, some years later."""
    local = at.astimezone(zone)
    day = 28 if (local.month, local.day) == (2, 29) else local.day
    return local.replace(year=local.year + years, day=day)
