"""Taking over a list of enterprises: looked through line by line, and added once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.accounts import enterprises
from app.accounts.enterprises import Details
from app.core.access import Actor
from app.core.errors import NotFound
from app.core.problems import Problem
from app.core.questionnaire import contacts, registers
from app.core.racines.territory import folded as folded_place
from app.interchange.address_book import Line, folded, language_of, lines_of
from app.models import Enterprise, Pole, PoleEnterprise, Territory
from app.records import audit, tenancy, territories

_CODE = re.compile(r"(BE|FR)[ -]([0-9AB]{5})(?: .*)?", re.ASCII)
"""A commune by its code, as our own sentences name it: ``BE 53046 Lens``."""

REGISTERS = ("BCE", "SIREN", "SIRET")


class Outcome(StrEnum):
    """What becomes of a line."""

    NEW = "new"
    THERE = "there"
    TWICE = "twice"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Looked:
    """One line, looked through."""

    line: Line
    outcome: Outcome
    details: Details | None
    """None where something is wrong."""

    commune: Territory | None
    problems: tuple[Problem, ...] = ()
    same_as: str = ""
    """The enterprise that it is, or the line; empty where it is new."""


def look(
    session: Session, pole_id: UUID, text: str, *, locale: str, by: Actor, now: datetime
) -> tuple[Looked, ...]:
    """Return what would become of each line of a list.  Nothing is written.

    :param locale: of the enterprises whose line names no language.
    :raises NotFound, NotAllowed: no such pole of the actor's, or no right to add there.
    :raises Unsound: the list cannot be read as one.
    """
    pole = tenancy.fetch(session, Pole, pole_id, by=by)
    by.must("enterprise", "edit", pole=pole.id)
    return tuple(_looked(session, pole, lines_of(text), locale, now.date()))


def take(
    session: Session, pole_id: UUID, text: str, *, locale: str, by: Actor, now: datetime
) -> Sequence[Looked]:
    """Add the enterprises of a list that are new and sound, and return every line looked through.
    A second time adds nothing.

    :raises NotFound, NotAllowed, Unsound: as :func:`look`.
    """
    found = look(session, pole_id, text, locale=locale, by=by, now=now)
    new = [one for one in found if one.outcome is Outcome.NEW and one.details]
    for one in new:
        assert one.details  # noqa: S101  the line above has looked
        enterprises.add(session, pole_id, one.details, by=by, now=now)
    pole = session.get_one(Pole, pole_id)
    audit.tell(
        session, "enterprise.import", pole, by=by, now=now, pole=pole_id,
        facts={"added": len(new), "lines": len(found)},
    )  # fmt: skip
    return found


def _looked(
    session: Session, pole: Pole, lines: Sequence[Line], locale: str, today: date
) -> Iterator[Looked]:
    known = _known(session, pole)
    seen: dict[str, int] = {}
    places = _Places(session, today)
    for line in lines:
        problems: list[Problem] = []
        details, commune = _details(line, locale, places, problems)
        keys = _keys(details.name, details.email, details.number)
        there = next((known[key] for key in keys if key in known), "")
        twice = next((seen[key] for key in keys if key in seen), 0)
        for key in keys:
            seen.setdefault(key, line.number)
        if problems:
            yield Looked(line, Outcome.WRONG, None, commune, tuple(problems))
        elif there:
            yield Looked(line, Outcome.THERE, details, commune, same_as=there)
        elif twice:
            yield Looked(line, Outcome.TWICE, details, commune, same_as=str(twice))
        else:
            yield Looked(line, Outcome.NEW, details, commune)


def _known(session: Session, pole: Pole) -> dict[str, str]:
    """Return the enterprises of the pole by whatever tells them, in one statement."""
    rows = session.execute(
        select(Enterprise.name, Enterprise.email, Enterprise.number)
        .join(PoleEnterprise, PoleEnterprise.enterprise_id == Enterprise.id)
        .where(PoleEnterprise.pole_id == pole.id)
    )
    return {key: name for name, email, number in rows for key in _keys(name, email, number)}


def _keys(name: str, email: str, number: str) -> list[str]:
    """Return by what an enterprise is known again: its number, or its name with its address."""
    with_number = [f"number:{number[:9] if len(number) == 14 else number}"] if number else []
    return [*with_number, f"name:{folded(name)}|{email.casefold()}"]


def _details(
    line: Line, locale: str, places: _Places, problems: list[Problem]
) -> tuple[Details, Territory | None]:
    name, email = line.get("name"), contacts.email(line.get("email"))
    if not name:
        problems.append(Problem("address-book.no-name"))
    if email is None:
        problems.append(Problem("address-book.no-address", facts={"address": line.get("email")}))
    language = language_of(line.get("locale")) or locale
    if line.get("locale") and not language_of(line.get("locale")):
        problems.append(Problem("address-book.language", facts={"words": line.get("locale")}))
    commune = places.find(line.get("commune"), problems)
    return Details(
        name=name,
        legal_form={},
        activity={language: line.get("activity")} if line.get("activity") else {},
        number=_number(line.get("number"), problems),
        locale=language,
        email=email or "",
        commune=commune.id if commune else None,
    ), commune


def _number(typed: str, problems: list[Problem]) -> str:
    if not typed:
        return ""
    found = registers.read(typed, REGISTERS, ())
    if isinstance(found, Problem):
        problems.append(Problem("address-book.number", facts={"number": typed}))
        return ""
    return found.partition("-")[2]


@dataclass(slots=True)
class _Places:
    """Finds communes by what people write, each once."""

    session: Session
    today: date

    def find(self, words: str, problems: list[Problem]) -> Territory | None:
        if not words:
            return None
        if coded := _CODE.fullmatch(words):
            with suppress(NotFound):
                return territories.resolve(self.session, coded[1], coded[2], self.today)[0]
        found = territories.search(self.session, words, self.today)
        wanted = folded_place(words)
        exact = [one for one in found if f"|{wanted}|" in one.folded] or list(found)
        if len(exact) == 1:
            return exact[0]
        code = "address-book.several-communes" if exact else "address-book.no-commune"
        names = "; ".join(f"{one.country} {one.code} {one.names['fr']}" for one in exact[:4])
        problems.append(Problem(code, facts={"words": words, "names": names}))
        return None
