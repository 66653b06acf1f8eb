"""Finding territories: by words, by code and day, by NUTS code, and outwards from one of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from app.core.errors import NotFound
from app.core.racines.codes import Named
from app.core.racines.territory import LISTS_BEGIN, Level, folded, rung_of
from app.models import Territory, TerritoryChange, TerritoryParent

IN_ONE_STATEMENT = 500
MOST = 20
"""How many territories a search answers at most."""

COUNTRIES: Mapping[str, Mapping[str, str]] = {
    "BE": {"fr": "Belgique", "nl": "België", "en": "Belgium"},
    "FR": {"fr": "France", "nl": "Frankrijk", "en": "France"},
}


def resolve(session: Session, country: str, code: str, at: date) -> tuple[Territory, ...]:
    """Return what a commune's code means on a day: one commune, or several after a split.

    A code whose commune has ended by then gives its successors.

    :raises NotFound: no commune of that country ever had the code, or none had it yet.
    """
    known = session.scalars(
        select(Territory)
        .where(Territory.country == country, Territory.code == code)
        .where(Territory.level == Level.COMMUNE)
        .order_by(Territory.since.desc())
    )
    for commune in known:
        if commune.since <= _day_of_lists(country, at):
            return what_became_of(session, commune, at)
    raise NotFound(f"{country} {code} on {at}")


def what_became_of(session: Session, territory: Territory, at: date) -> tuple[Territory, ...]:
    """Return what stands on a day where a territory was: itself, its successor, or the parts."""
    if territory.until is None or territory.until > at:
        return (territory,)
    heirs = session.scalars(
        select(Territory)
        .join(TerritoryChange, TerritoryChange.new_id == Territory.id)
        .where(TerritoryChange.old_id == territory.id)
        .order_by(Territory.population.desc().nulls_last(), Territory.code)
    ).all()
    if not heirs:
        return (territory,)
    return tuple(
        dict.fromkeys(last for heir in heirs for last in what_became_of(session, heir, at))
    )


def ladder(session: Session, territory_id: UUID, at: date) -> tuple[Territory, ...]:
    """Return the territory and all that contained it on a day, from the nearest to the widest.

    A territory that has ended by then is read as its successor, and one that came later under
    another code as what it was then.

    :raises NotFound: there is no such territory.
    """
    return ladders(session, [territory_id], at)[territory_id]


def ladders(
    session: Session, territory_ids: Iterable[UUID], at: date
) -> Mapping[UUID, tuple[Territory, ...]]:
    """Return the :func:`ladder` of each of several territories, by its id.

    :raises NotFound: there is no such territory.
    :cost: one statement for each level and country, however many territories there are.
    """
    wanted = set(territory_ids)
    known = session.scalars(select(Territory).where(Territory.id.in_(wanted)))
    starts = {territory.id: _as_of(session, territory, at) for territory in known}
    if missing := wanted - set(starts):
        raise NotFound(f"territories {sorted(missing)}")
    days: dict[date, set[Territory]] = {}
    for start in starts.values():
        day = max(_day_of_lists(start.country, at), start.since)
        days.setdefault(day, set()).add(start)
    found = {
        start: _widened(start, containing)
        for day, some in days.items()
        for containing in [_containing(session, some, day)]
        for start in some
    }
    return {id: found[start] for id, start in starts.items()}


def _containing(
    session: Session, starts: Iterable[Territory], day: date
) -> Mapping[UUID, list[Territory]]:
    """Return what directly contains each territory on the way up from ``starts``, by its id."""
    above: dict[UUID, list[Territory]] = {}
    edge = {start.id for start in starts}
    while edge:
        pairs = session.execute(
            select(TerritoryParent.child_id, Territory)
            .join(Territory, TerritoryParent.parent_id == Territory.id)
            .where(TerritoryParent.child_id.in_(edge), _valid_on(TerritoryParent, day))
        ).all()
        above |= {id: [] for id in edge}
        for child_id, parent in pairs:
            above[child_id].append(parent)
        edge = {parent.id for _child_id, parent in pairs} - set(above)
    return above


def _widened(start: Territory, above: Mapping[UUID, list[Territory]]) -> tuple[Territory, ...]:
    reached, waiting = {start.id: start}, [start]
    while waiting:
        for wider in above[waiting.pop().id]:
            if wider.id not in reached:
                reached[wider.id] = wider
                waiting.append(wider)
    return tuple(sorted(reached.values(), key=lambda each: rung_of(each.country, each.level)))


def search(
    session: Session, words: str, at: date, *, levels: Iterable[Level] = (Level.COMMUNE,)
) -> tuple[Territory, ...]:
    """Return the territories with a name, postcode or code that begins with the words.

    Accents, case and hyphens do not count, and every name counts in every language; names
    that are the words themselves come first, larger places before smaller ones.
    """
    wanted = folded(words)
    if len(wanted) < 2:
        return ()
    pattern = wanted.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_")
    found = session.scalars(
        select(Territory)
        .where(Territory.level.in_([level.value for level in levels]), _listed_on(at))
        .where(Territory.folded.like(f"%|{pattern}%", escape="\\"))
        .order_by(
            Territory.folded.like(f"%|{pattern}|%", escape="\\").desc(),
            Territory.population.desc().nulls_last(),
            Territory.code,
        )
        .limit(MOST)
    )
    return tuple(found)


def by_nuts(session: Session, codes: Iterable[str]) -> Mapping[str, Territory]:
    """Return the territory of each NUTS code, of whatever vintage, that we hold."""
    wanted = set(codes)
    held = session.scalars(select(Territory).where(Territory.nuts != ""))
    return {
        code: territory for territory in held for code in territory.nuts.split() if code in wanted
    }


def by_names(
    session: Session, wanted: Iterable[tuple[Named, int]]
) -> Mapping[tuple[Named, int], Territory]:
    """Return the territory that each code meant in a year, where we hold it.

    :param wanted: a code with the year of its list, or else of its figure.
    :cost: one statement for five hundred codes.
    """
    asked = set(wanted)
    found: dict[tuple[str, str, str], list[Territory]] = {}
    codes = sorted({named.code for named, _year in asked})
    for start in range(0, len(codes), IN_ONE_STATEMENT):
        some = codes[start : start + IN_ONE_STATEMENT]
        for one in session.scalars(select(Territory).where(Territory.code.in_(some))):
            found.setdefault((one.country, one.level, one.code), []).append(one)
    return {
        (named, year): territory
        for named, year in asked
        if (territory := _valid_in(year, found.get((named.country, named.level, named.code), [])))
    }


def _valid_in(year: int, known: Iterable[Territory]) -> Territory | None:
    """Return which of the territories that bore one code bore it at the end of a year."""
    in_order = sorted(known, key=lambda one: one.since)
    for one in in_order:
        day = _day_of_lists(one.country, date(year, 12, 31))
        if one.since <= day and (one.until is None or day < one.until):
            return one
    return None


def label(session: Session, territory: Territory, locale: str, at: date) -> str:
    """Return the name by which nobody confuses two places: ``Lens, Pas-de-Calais (France)``."""
    country = COUNTRIES[territory.country].get(locale, COUNTRIES[territory.country]["fr"])
    own = name_in(territory, locale)
    if territory.level == Level.COUNTRY:
        return own
    for wider in ladder(session, territory.id, at):
        if wider.id != territory.id and wider.level in {Level.DEPARTMENT, Level.PROVINCE}:
            return f"{own}, {name_in(wider, locale)} ({country})"
    return f"{own} ({country})"


def name_in(territory: Territory, locale: str) -> str:
    """Return the name in the reader's language, in French where it has none there."""
    return territory.names.get(locale) or territory.names["fr"]


def _as_of(session: Session, territory: Territory, at: date) -> Territory:
    if territory.until is not None and territory.until <= at:
        return what_became_of(session, territory, at)[0]
    if _day_of_lists(territory.country, at) < territory.since:
        return _before(session, territory, at)
    return territory


def _before(session: Session, territory: Territory, at: date) -> Territory:
    """Go back to the one territory that this one was; a merger of several stays itself."""
    origins = session.scalars(
        select(Territory)
        .join(TerritoryChange, TerritoryChange.old_id == Territory.id)
        .where(TerritoryChange.new_id == territory.id)
        .limit(2)
    ).all()
    return _as_of(session, origins[0], at) if len(origins) == 1 else territory


def _day_of_lists(country: str, at: date) -> date:
    return max(at, LISTS_BEGIN[country])


def _listed_on(at: date) -> ColumnElement[bool]:
    return or_(
        *(
            and_(Territory.country == country, _valid_on(Territory, _day_of_lists(country, at)))
            for country in LISTS_BEGIN
        )
    )


def _valid_on(table: type[Territory] | type[TerritoryParent], day: date) -> ColumnElement[bool]:
    return and_(table.since <= day, or_(table.until.is_(None), table.until > day))
