"""The two campaigns: one that closed with every answer in, one that is open now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from app.core.access import Actor, Grant, Role
from app.core.opening import END_OF_DAY, HOME
from app.core.questionnaire.answers import Value
from app.core.questionnaire.codec import decode
from app.core.questionnaire.definition import Definition, Question
from app.core.questionnaire.kinds import Multiple, Single
from app.demonstration.enterprises import DRAFT, ENTERPRISES, Invented
from app.models import Campaign, Enterprise, QuestionnaireVersion, Response
from app.surveys import answering, campaigns, invitations

OPENS = datetime(2018, 3, 5, 8, 0, tzinfo=UTC)
CLOSES = datetime.combine(date(2018, 5, 31), END_OF_DAY, HOME)
ANSWERED = datetime(2018, 4, 16, 8, 30, tzinfo=UTC)
"""When the first enterprise hands in; each further one a day and a bit later."""


def closed_campaign(
    session: Session,
    version: QuestionnaireVersion,
    enterprises: Mapping[str, Enterprise],
    *,
    tokens: Iterator[str],
    base_url: str,
    by: Actor,
) -> Campaign:
    """Ask about 2017, and have everybody answer."""
    campaign = campaigns.open_campaign(
        session,
        version.id,
        titles={"fr": "Notre impact en 2017", "nl": "Onze impact in 2017"},
        reference_year=2017,
        opens_at=OPENS,
        closes_at=CLOSES,
        by=by,
        now=OPENS - timedelta(days=3),
    )
    invitations.invite(
        session, campaign.id, tokens=tokens, base_url=base_url, by=by, now=OPENS - timedelta(days=2)
    )
    for number, each in enumerate(ENTERPRISES):
        at = ANSWERED + number * timedelta(days=1, hours=2, minutes=7)
        enterprise = enterprises[each.slug]
        response = _fill(session, campaign, version, enterprise, each, each.answers, at=at)
        answering.submit(
            session,
            response.id,
            key=next(tokens),
            revision=response.revision,
            receipt=f"2017-{each.slug.upper()}",
            by=_owner(enterprise),
            now=at + timedelta(minutes=9),
        )
    return campaign


def open_campaign(
    session: Session,
    version: QuestionnaireVersion,
    enterprises: Mapping[str, Enterprise],
    *,
    tokens: Iterator[str],
    base_url: str,
    by: Actor,
    now: datetime,
) -> Campaign:
    """Ask about the year that ended last, with one enterprise half-way."""
    year, morning = now.year - 1, now.replace(hour=8, minute=0, second=0, microsecond=0)
    campaign = campaigns.open_campaign(
        session,
        version.id,
        titles={"fr": f"Notre impact en {year}", "nl": f"Onze impact in {year}"},
        reference_year=year,
        opens_at=morning - timedelta(days=9),
        closes_at=datetime.combine(morning + timedelta(days=60), END_OF_DAY, HOME),
        by=by,
        now=morning - timedelta(days=10),
    )
    opened = morning - timedelta(days=9)
    invitations.invite(session, campaign.id, tokens=tokens, base_url=base_url, by=by, now=opened)
    each, names = DRAFT
    begun = {name: each.answers[name] for name in names}
    _fill(
        session,
        campaign,
        version,
        enterprises[each.slug],
        each,
        begun,
        at=morning - timedelta(days=2),
    )
    return campaign


def _fill(
    session: Session,
    campaign: Campaign,
    version: QuestionnaireVersion,
    enterprise: Enterprise,
    each: Invented,
    answers: Mapping[str, Any],
    *,
    at: datetime,
) -> Response:
    """Answer page by page, as a person does."""
    owner, definition = _owner(enterprise), decode(version.definition)
    response = answering.begin(
        session, campaign.id, enterprise.id, locale=each.locale, by=owner, now=at
    )
    for page in definition.pages:
        given = {
            question.id: _value(question, answers[question.name])
            for question in page.questions
            if question.name in answers
        }
        if given:
            response = answering.save_page(
                session,
                response.id,
                page.id,
                given,
                version_id=version.id,
                revision=response.revision,
                locale=each.locale,
                going_on=True,
                by=owner,
                now=at,
            ).response
    return response


def _value(question: Question, said: Any) -> Value:
    """Return what the tables keep of an answer that is written down by the names of choices."""
    match question.kind:
        case Single(choices):
            return next(choice.id for choice in choices if choice.name == said)
        case Multiple(choices):
            return [choice.id for choice in choices if choice.name in said]
        case _:
            return said  # type: ignore[no-any-return]


def _owner(enterprise: Enterprise) -> Actor:
    """Whoever holds the personal link of an enterprise: nobody by name, with its rights."""
    return Actor(None, frozenset({Grant(Role.ENTERPRISE_OWNER, enterprise=enterprise.id)}))


def question_of(definition: Definition, name: str) -> str:
    """Return the id of the question of that name."""
    return next(question.id for question in definition.questions if question.name == name)
