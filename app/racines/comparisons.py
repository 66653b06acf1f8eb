"""Comparisons of a pole: begun by a person, listed, opened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.core.access import Actor
from app.core.errors import NotFound, Unsound
from app.core.problems import Problem
from app.core.questionnaire import codec
from app.core.questionnaire.definition import Definition, choices_of
from app.core.questionnaire.kinds import Integer
from app.core.racines import measure as measures
from app.core.racines.measure import Measure, ShareOfChoice, ShareOfCounts
from app.core.racines.territory import Level, rung_of
from app.models import (
    Campaign,
    Comparison,
    Dataset,
    Enterprise,
    Indicator,
    Names,
    Pole,
    Site,
    Territory,
)
from app.records import audit, territories


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What somebody wants to see beside what."""

    measure: Measure
    indicator_id: UUID
    enterprise_id: UUID | None
    """None for the whole campaign; ``territory_id`` then says whose figure stands beside it."""

    territory_id: UUID | None
    titles: Names
    notes: Names
    same_universe: bool


def campaigns(session: Session, *, by: Actor) -> Sequence[Campaign]:
    """Return the campaigns that this person may set beside statistics, the latest first."""
    poles = [pole for pole in by.poles if by.may("comparison", "edit", pole=pole)]
    found = session.scalars(
        select(Campaign)
        .where(Campaign.pole_id.in_(poles))
        .order_by(Campaign.reference_year.desc(), Campaign.opens_at.desc(), Campaign.id)
    )
    return found.all()


def campaign(session: Session, campaign_id: UUID, *, by: Actor) -> Campaign:
    """Return a campaign with its version.

    :raises NotFound, NotAllowed: of another pole; the right to compare is missing.
    """
    found = session.get(Campaign, campaign_id, options=[joinedload(Campaign.version)])
    if found is None or found.pole_id not in by.poles:
        raise NotFound(f"campaign {campaign_id}")
    by.must("comparison", "edit", pole=found.pole_id)
    return found


def list_of(session: Session, *, by: Actor) -> Sequence[Comparison]:
    """Return the comparisons that this person may read, by campaign and then by age."""
    poles = [pole for pole in by.poles if by.may("comparison", "read", pole=pole)]
    found = session.scalars(
        select(Comparison)
        .join(Comparison.campaign)
        .where(Comparison.pole_id.in_(poles))
        .order_by(Campaign.reference_year.desc(), Campaign.id, Comparison.created_at, Comparison.id)
        .options(joinedload(Comparison.campaign))
    )
    return found.all()


def one(session: Session, comparison_id: UUID, *, by: Actor) -> Comparison:
    """Return a comparison.

    :raises NotFound, NotAllowed: of another pole; the right to read it is missing.
    """
    found = session.get(Comparison, comparison_id)
    if found is None or found.pole_id not in by.poles:
        raise NotFound(f"comparison {comparison_id}")
    by.must("comparison", "read", pole=found.pole_id)
    return found


def beside(session: Session, comparison: Comparison) -> Sequence[Comparison]:
    """Return the other comparisons of the same campaign and the same enterprise."""
    found = session.scalars(
        select(Comparison)
        .where(
            Comparison.campaign_id == comparison.campaign_id,
            Comparison.enterprise_id == comparison.enterprise_id,
            Comparison.id != comparison.id,
        )
        .order_by(Comparison.created_at, Comparison.id)
    )
    return found.all()


def drafted(
    session: Session, campaign_id: UUID, asked: Asked, *, by: Actor, now: datetime
) -> Comparison:
    """Return a comparison as it would be, without keeping it.

    :raises NotFound, NotAllowed: as :func:`campaign`; the indicator is another pole's.
    :raises Unsound: the questions are not of this campaign, or no territory can be found.
    """
    about = campaign(session, campaign_id, by=by)
    definition = codec.decode(about.version.definition)
    problems = [*_unfit(asked.measure, definition), *_unnamed(asked.titles)]
    indicator = _indicator(session, asked.indicator_id, by=by)
    if indicator.unit != "percent":
        problems.append(Problem("comparison.no-share", ("indicator",)))
    territory = _territory(session, asked, about, problems)
    if problems or territory is None:
        raise Unsound(problems)
    return Comparison(
        id=uuid4(),
        pole_id=about.pole_id,
        campaign_id=about.id,
        indicator_id=indicator.id,
        enterprise_id=asked.enterprise_id,
        titles=asked.titles,
        measure=measures.encode(asked.measure),
        territory_id=territory,
        notes=asked.notes,
        same_universe=asked.same_universe,
        created_at=now,
        created_by_id=by.id,
    )


def create(
    session: Session, campaign_id: UUID, asked: Asked, *, by: Actor, now: datetime
) -> Comparison:
    """Keep a comparison.  Its figures are computed whenever it is read.

    :raises NotFound, NotAllowed, Unsound: as :func:`drafted`.
    """
    comparison = drafted(session, campaign_id, asked, by=by, now=now)
    session.add(comparison)
    session.flush()
    audit.tell(
        session, "comparison.create", comparison, by=by, now=now, pole=comparison.pole_id,
        facts={"campaign": str(campaign_id), "indicator": str(asked.indicator_id)},
    )  # fmt: skip
    return comparison


def _unfit(measure: Measure, definition: Definition) -> list[Problem]:
    """List what makes a measure unfit for a questionnaire: unknown or of another kind."""
    questions = {question.id: question for question in definition.questions}
    match measure:
        case ShareOfChoice(question, choice):
            known = choices_of(questions[question]) if question in questions else ()
            if choice not in {one.id for one in known}:
                return [Problem("comparison.no-choice", ("choice",))]
        case ShareOfCounts(numerator, denominator):
            asked = {"numerator": numerator, "denominator": denominator}
            wrong = [
                field
                for field, id in asked.items()
                if id not in questions or not isinstance(questions[id].kind, Integer)
            ]
            if wrong or numerator == denominator:
                return [Problem("comparison.no-counts", (*wrong, "denominator")[:1])]
    return []


def _unnamed(titles: Names) -> list[Problem]:
    return [] if any(titles.values()) else [Problem("comparison.no-title", ("title_fr",))]


def _indicator(session: Session, indicator_id: UUID, *, by: Actor) -> Indicator:
    found = session.get(Indicator, indicator_id, options=[joinedload(Indicator.dataset)])
    if found is None or not is_readable(found.dataset, by):
        raise NotFound(f"indicator {indicator_id}")
    return found


def is_readable(dataset: Dataset, by: Actor) -> bool:
    """Tell whether it is the installation's, or of a pole of this person."""
    return dataset.pole_id is None or dataset.pole_id in by.poles


def _territory(
    session: Session, asked: Asked, about: Campaign, problems: list[Problem]
) -> UUID | None:
    """Return where the ladder begins: the commune of the enterprise, or what was chosen."""
    if asked.enterprise_id is None:
        known = asked.territory_id and session.get(Territory, asked.territory_id)
        if not known:
            problems.append(Problem("comparison.no-territory", ("territory",)))
            return None
        return known.id
    enterprise = session.get(Enterprise, asked.enterprise_id)
    if enterprise is None or about.pole_id not in {pole.id for pole in enterprise.poles}:
        raise NotFound(f"enterprise {asked.enterprise_id}")
    day = date(about.reference_year, 12, 31)
    commune = commune_of(enterprise.sites, day)
    if commune is None:
        problems.append(Problem("comparison.no-site", ("enterprise",)))
    return commune


def commune_of(sites: Sequence[Site], day: date) -> UUID | None:
    """Return the commune of the seat on a day; of any site where no seat is known.

    A seat that was told later stands for the time before: enterprises seldom tell it twice.
    """
    standing = [site for site in sites if site.until is None or site.until > day]
    ranked = sorted(standing, key=lambda site: (site.since > day, not site.is_head, site.since))
    return ranked[0].territory_id if ranked else None


def enterprises_in(session: Session, about: Campaign) -> Sequence[Enterprise]:
    """Return the enterprises of the pole of a campaign, by name."""
    found = session.scalars(
        select(Enterprise)
        .where(Enterprise.poles.any(Pole.id == about.pole_id))
        .order_by(Enterprise.name)
    )
    return found.all()


def territories_of(session: Session, about: Campaign) -> list[Territory]:
    """Return the territories that can stand for a whole pole: those around its enterprises."""
    day = date(about.reference_year, 12, 31)
    sites = session.scalars(
        select(Site).join(Site.enterprise).where(Enterprise.poles.any(Pole.id == about.pole_id))
    )
    found = territories.ladders(session, {site.territory_id for site in sites}, day)
    wider = {
        territory.id: territory
        for ladder in found.values()
        for territory in ladder
        if territory.level not in {Level.COMMUNE, Level.EPCI}
    }
    return sorted(
        wider.values(), key=lambda one: (one.country, -rung_of(one.country, one.level), one.code)
    )


def enterprises_of(session: Session, listed: Sequence[Comparison]) -> dict[UUID, Enterprise]:
    """Return the enterprises that comparisons are about, by id."""
    ids = {one.enterprise_id for one in listed if one.enterprise_id}
    found = session.scalars(select(Enterprise).where(Enterprise.id.in_(ids)))
    return {one.id: one for one in found}


def subject(session: Session, comparison: Comparison) -> Enterprise | None:
    """Return the enterprise that a comparison is about; None for the whole pole."""
    if comparison.enterprise_id is None:
        return None
    return session.get(Enterprise, comparison.enterprise_id)
