"""Whom a sheet is about: the name, the legal form, the place and the area on the map."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.core.racines.territory import Level
from app.core.sheets.content import LOCALES, Band
from app.core.text import NO_TEXT, LocalizedText, text_of
from app.models import Enterprise, Pole, PoleEnterprise, Sheet, Site, Territory
from app.models.base import Names
from app.records import territories

AROUND = frozenset({Level.PROVINCE.value, Level.DEPARTMENT.value})
"""The levels that name where a commune lies."""

ON_THE_MAP = frozenset({Level.ARRONDISSEMENT.value, Level.DEPARTMENT.value})
"""The levels that the map can fill: NUTS 3 on either side of the border."""

DAY_OF_THE_MAP = date(2021, 12, 31)
"""The map shows the areas of NUTS 2021, whatever the year of the answers."""


def band_of(session: Session, sheet: Sheet, pole: Pole, year: int) -> Band:
    if sheet.enterprise_id is None:
        return _of_pole(session, pole, year)
    enterprise = session.get_one(Enterprise, sheet.enterprise_id)
    seat = _seat(session, enterprise, year)
    ladder = _around(session, seat, date(year, 12, 31))
    drawn = _around(session, seat, DAY_OF_THE_MAP)
    return Band(
        name=text_of(fr=enterprise.name, nl=enterprise.name),
        pole=_text(pole.names),
        year=year,
        legal_form=_text(enterprise.legal_form),
        place=_place(ladder),
        commune=_text(ladder[0].names) if ladder else NO_TEXT,
        nuts=" ".join(each.nuts for each in drawn if each.level in ON_THE_MAP and each.nuts),
    )


def _of_pole(session: Session, pole: Pole, year: int) -> Band:
    members = select(func.count()).where(PoleEnterprise.pole_id == pole.id)
    count = session.scalar(members) or 0
    return Band(
        name=_text(pole.names),
        pole=text_of(fr=pole.federation, nl=pole.federation),
        year=year,
        place=text_of(fr=f"{count} entreprises", nl=f"{count} ondernemingen")
        if count > 1
        else NO_TEXT,
    )


def _seat(session: Session, enterprise: Enterprise, year: int) -> Site | None:
    """Return the seat in that year; one that was entered with a later day stands for it too."""
    day = date(year, 12, 31)
    return session.scalar(
        select(Site)
        .where(Site.enterprise_id == enterprise.id)
        .where(Site.until.is_(None) | (Site.until > day))
        .order_by(Site.is_head.desc(), (Site.since <= day).desc(), Site.since)
        .limit(1)
    )


def _around(session: Session, seat: Site | None, day: date) -> Sequence[Territory]:
    """Return the commune of the seat on that day, and all that contains it."""
    return territories.ladder(session, seat.territory_id, day) if seat else ()


def _place(ladder: Sequence[Territory]) -> LocalizedText:
    """Return the commune and what it lies in: ``Mouscron, Hainaut``."""
    wider = [each for each in ladder if each.level in AROUND][:1]
    named = [*ladder[:1], *wider]
    return text_of(
        **{
            locale: ", ".join(territories.name_in(each, locale) for each in named)
            for locale in LOCALES
        }
    )


def _text(names: Names) -> LocalizedText:
    """Return names by language as a text that has both languages where it has one."""
    some = next(iter(names.values()), "")
    return text_of(**{locale: names.get(locale) or some for locale in LOCALES}) if some else NO_TEXT
