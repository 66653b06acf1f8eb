"""The indicators that stand here: by dataset, and each with its values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from app.core.access import Actor
from app.core.errors import NotFound
from app.models import Dataset, Indicator, Observation, Pole, Territory


@dataclass(frozen=True, slots=True)
class Extent:
    """How much stands behind an indicator."""

    observations: int
    with_value: int
    territories: int
    first: str
    """The earliest period that has a value; empty where none has."""

    last: str


@dataclass(frozen=True, slots=True)
class Series:
    """One territory's values: ``territory`` is None where we do not hold its code."""

    geo: str
    territory: Territory | None
    observations: tuple[Observation, ...]


def datasets(session: Session, *, by: Actor) -> Sequence[Dataset]:
    """Return the datasets of the installation and of this person's poles, by name."""
    found = session.scalars(
        select(Dataset)
        .where(or_(Dataset.pole_id.is_(None), Dataset.pole_id.in_(by.poles)))
        .order_by(Dataset.producer, Dataset.code, Dataset.imported_at)
        .options(selectinload(Dataset.indicators))
    )
    return found.all()


def poles_to_import_for(session: Session, *, by: Actor) -> Sequence[Pole]:
    """Return the poles for which this person may read a file in."""
    poles = [pole for pole in by.poles if by.may("indicator", "import", pole=pole)]
    return session.scalars(select(Pole).where(Pole.id.in_(poles)).order_by(Pole.federation)).all()


def extents(session: Session, indicators: Sequence[Indicator]) -> dict[UUID, Extent]:
    """Return the extent of each indicator, in one statement."""
    rows = session.execute(
        select(
            Observation.indicator_id,
            func.count(),
            func.count(Observation.value),
            func.count(Observation.geo.distinct()),
            func.min(Observation.period).filter(Observation.value.is_not(None)),
            func.max(Observation.period).filter(Observation.value.is_not(None)),
        )
        .where(Observation.indicator_id.in_([one.id for one in indicators]))
        .group_by(Observation.indicator_id)
    )
    return {id: Extent(n, values, places, a or "", z or "") for id, n, values, places, a, z in rows}


def one(session: Session, indicator_id: UUID, *, by: Actor) -> Indicator:
    """Return an indicator with its dataset.

    :raises NotFound: there is none, or another pole read it.
    """
    found = session.get(Indicator, indicator_id, options=[joinedload(Indicator.dataset)])
    if found is None or not (found.dataset.pole_id is None or found.dataset.pole_id in by.poles):
        raise NotFound(f"indicator {indicator_id}")
    return found


def series(session: Session, indicator: Indicator) -> list[Series]:
    """Return the values of an indicator by territory, the codes in alphabetical order."""
    rows = session.execute(
        select(Observation, Territory)
        .outerjoin(Territory, Territory.id == Observation.territory_id)
        .where(Observation.indicator_id == indicator.id)
        .order_by(Observation.geo, Observation.period)
    )
    places: dict[str, Territory | None] = {}
    values: dict[str, list[Observation]] = {}
    for observation, territory in rows:
        places[observation.geo] = territory
        values.setdefault(observation.geo, []).append(observation)
    return [Series(geo, places[geo], tuple(seen)) for geo, seen in values.items()]
