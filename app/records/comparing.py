"""The figures of a comparison, gathered from the tables and handed to the rules.

Rooms racines and sheets read them here alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeAlias
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from app.core.racines import measure as measures
from app.core.racines.comparison import Compared, Source
from app.core.racines.fallback import Place
from app.core.racines.indicator import Flag
from app.core.racines.indicator import Observation as Seen
from app.core.racines.measure import Answers, ShareOfCounts, tally
from app.core.racines.recipe import Recipe, compare
from app.models import (
    Campaign,
    CampaignDoor,
    Comparison,
    Indicator,
    Observation,
    Response,
    Submission,
    Territory,
)
from app.records import territories

Submitted: TypeAlias = Mapping[UUID, Mapping[UUID, Answers]]
"""The answers that were submitted, by campaign and by enterprise."""


def compared(session: Session, comparison: Comparison) -> Compared:
    """Return a comparison with its figures as they stand now."""
    return compared_each(session, [comparison])[0]


def compared_each(session: Session, comparisons: Sequence[Comparison]) -> list[Compared]:
    """Return several comparisons with their figures.

    :cost: a handful of statements, and one ladder for each territory and year.
    """
    campaigns = _campaigns(session, {one.campaign_id for one in comparisons})
    indicators = _indicators(session, {one.indicator_id for one in comparisons})
    submitted = _submitted(session, set(campaigns))
    invited = _invited(session, set(campaigns))
    ladders = _ladders(session, comparisons, campaigns)
    seen = _seen(session, set(indicators), ladders)
    found = []
    for one in comparisons:
        campaign, indicator = campaigns[one.campaign_id], indicators[one.indicator_id]
        recipe = _recipe(one, campaign, indicator)
        ladder = ladders[one.territory_id, campaign.reference_year]
        found.append(
            compare(
                recipe,
                tally(recipe.measure, _answers(one, submitted[campaign.id])),
                [_place(territory, seen[indicator.id, territory.id]) for territory in ladder],
                invited=_asked(one, invited.get(campaign.id)),
            )
        )
    return found


def source_of(indicator: Indicator) -> Source:
    """Return where the values of an indicator come from."""
    dataset = indicator.dataset
    return Source(
        producer=dataset.producer,
        dataset=dataset.code,
        titles=indicator.names,
        licence=dataset.licence,
        retrieved_on=dataset.retrieved_at.date(),
        geography=dataset.geography,
        names_are_official=indicator.names_are_official,
    )


def _recipe(one: Comparison, campaign: Campaign, indicator: Indicator) -> Recipe:
    return Recipe(
        titles=one.titles,
        notes=one.notes,
        measure=measures.decode(one.measure),
        reference_year=campaign.reference_year,
        is_percent=indicator.unit == "percent",
        same_universe=one.same_universe,
        is_survey=indicator.is_survey,
        is_structural=indicator.is_structural,
        source=source_of(indicator),
    )


def _answers(one: Comparison, submitted: Mapping[UUID, Answers]) -> list[Answers]:
    """Return the answers that count: of counted people an enterprise's own, else everybody's."""
    if one.enterprise_id and isinstance(measures.decode(one.measure), ShareOfCounts):
        return [submitted[one.enterprise_id]] if one.enterprise_id in submitted else []
    return list(submitted.values())


def _asked(one: Comparison, invited: int | None) -> int | None:
    own = one.enterprise_id and isinstance(measures.decode(one.measure), ShareOfCounts)
    return 1 if own else invited


def _place(territory: Territory, seen: Sequence[Observation]) -> Place:
    return Place(
        level=territory.level,
        names=territory.names,
        locatives=territory.locatives,
        population=territory.population,
        observations=tuple(
            Seen(one.geo, one.period, one.value, tuple(Flag(f) for f in one.flags), one.cell)
            for one in seen
        ),
    )


def _campaigns(session: Session, ids: set[UUID]) -> Mapping[UUID, Campaign]:
    return {one.id: one for one in session.scalars(select(Campaign).where(Campaign.id.in_(ids)))}


def _indicators(session: Session, ids: set[UUID]) -> Mapping[UUID, Indicator]:
    found = session.scalars(
        select(Indicator).where(Indicator.id.in_(ids)).options(joinedload(Indicator.dataset))
    )
    return {one.id: one for one in found}


def _submitted(session: Session, campaign_ids: set[UUID]) -> Submitted:
    found: dict[UUID, dict[UUID, Answers]] = defaultdict(dict)
    rows = session.execute(
        select(Response.campaign_id, Response.enterprise_id, Submission.answers)
        .join(Submission, Submission.response_id == Response.id)
        .where(Response.campaign_id.in_(campaign_ids), Response.state == "submitted")
    )
    for campaign_id, enterprise_id, answers in rows:
        found[campaign_id][enterprise_id] = answers
    return found


def _invited(session: Session, campaign_ids: set[UUID]) -> Mapping[UUID, int]:
    rows = session.execute(
        select(CampaignDoor.campaign_id, func.count())
        .where(CampaignDoor.campaign_id.in_(campaign_ids), CampaignDoor.revoked_at.is_(None))
        .group_by(CampaignDoor.campaign_id)
    )
    return {campaign_id: count for campaign_id, count in rows}


def _ladders(
    session: Session, comparisons: Sequence[Comparison], campaigns: Mapping[UUID, Campaign]
) -> Mapping[tuple[UUID, int], tuple[Territory, ...]]:
    """Return each ladder that is climbed, as it stood on the last day of its year."""
    wanted: dict[int, set[UUID]] = defaultdict(set)
    for one in comparisons:
        wanted[campaigns[one.campaign_id].reference_year].add(one.territory_id)
    return {
        (territory_id, year): ladder
        for year, ids in wanted.items()
        for territory_id, ladder in territories.ladders(session, ids, date(year, 12, 31)).items()
    }


def _seen(
    session: Session,
    indicator_ids: set[UUID],
    ladders: Mapping[tuple[UUID, int], tuple[Territory, ...]],
) -> Mapping[tuple[UUID, UUID], list[Observation]]:
    found: dict[tuple[UUID, UUID], list[Observation]] = defaultdict(list)
    places = {territory.id for ladder in ladders.values() for territory in ladder}
    for one in session.scalars(
        select(Observation).where(
            Observation.indicator_id.in_(indicator_ids), Observation.territory_id.in_(places)
        )
    ):
        if one.territory_id:
            found[one.indicator_id, one.territory_id].append(one)
    return found
