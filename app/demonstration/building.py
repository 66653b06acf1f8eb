"""Building the demonstration, by the same actions that people use."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.accounts import passwords
from app.builder import drafts, module_publishing, publishing, seeding
from app.core.access import Actor, Grant, Role
from app.core.questionnaire.library.profiles import PROFILES
from app.demonstration import collecting, comparing, showing
from app.demonstration.enterprises import ENTERPRISES, Invented
from app.demonstration.people import CONTACT, FEDERATION, PARTNERS, PEOPLE, POLE, SOURCE, Person
from app.demonstration.questionnaire import QUESTIONNAIRE
from app.models import Account, Enterprise, Membership, Organisation, Pole, Questionnaire, Site
from app.records import territories, territory_lists

FOUNDED = datetime(2018, 2, 1, 9, 0, tzinfo=UTC)
"""When the pole of the demonstration begins: early enough to ask about 2017."""


class Refused(Exception):
    """The database holds accounts that are not of the demonstration."""


@dataclass(frozen=True, slots=True)
class Login:
    """Who may log in, and with what."""

    person: Person
    password: str


def build(
    session: Session, *, password: Callable[[], str], tokens: Iterator[str], base_url: str,
    now: datetime,
) -> list[Login]:  # fmt: skip
    """Fill an empty database with the demonstration; a second time, change nothing.

    :return: who may log in, with the password of each; empty where everything stood already.
    :raises Refused: there is an account that is not of the demonstration.
    """
    if session.scalar(select(Account.id).where(Account.is_demonstration.is_(False)).limit(1)):
        raise Refused
    territory_lists.load(session)
    if session.scalar(select(Pole.id).where(Pole.is_demonstration)):
        return []

    _partners(session)
    pole = _pole(session)
    enterprises = {each.slug: _enterprise(session, pole, each) for each in ENTERPRISES}
    logins = [Login(person, password()) for person in PEOPLE]
    actors = {login.person.login: _account(session, pole, enterprises, login) for login in logins}
    lead = actors["pilote"]
    questionnaire = drafts.create(session, pole.id, QUESTIONNAIRE, by=lead, now=FOUNDED)
    _library(session, questionnaire, by=lead)
    come_with_us = seeding.seed(session, pole.id, by=lead, now=FOUNDED)
    seeding.share(session, come_with_us, proposed_by=lead, by=actors["administration"], now=FOUNDED)
    version = publishing.publish(session, questionnaire.id, by=lead, now=FOUNDED)
    closed = collecting.closed_campaign(
        session, version, enterprises, tokens=tokens, base_url=base_url, by=lead
    )
    collecting.open_campaign(
        session, version, enterprises, tokens=tokens, base_url=base_url, by=lead, now=now
    )
    indicator = comparing.indicator(session, by=actors["administration"], now=now)
    compared = comparing.comparisons(session, closed, indicator, enterprises, by=lead, now=now)
    showing.sheet(
        session, closed, enterprises["navette"], compared, base_url=base_url,
        token=next(tokens), by=lead, now=now,
    )  # fmt: skip
    return logins


def _library(session: Session, questionnaire: Questionnaire, *, by: Actor) -> None:
    """Put each module into the library of the pole, so that its questions stay comparable."""
    for module in QUESTIONNAIRE.modules:
        module_publishing.publish(
            session,
            questionnaire.id,
            module.id,
            note="",
            restrictions=PROFILES["comparable"],
            revision=questionnaire.revision,
            by=by,
            now=FOUNDED,
        )


def _partners(session: Session) -> None:
    session.add_all(
        Organisation(name=each.name, about={"fr": each.fr, "nl": each.nl}, source=SOURCE)
        for each in PARTNERS
    )


def _pole(session: Session) -> Pole:
    pole = Pole(
        names=POLE,
        federation=FEDERATION,
        contact=CONTACT,
        is_demonstration=True,
        created_at=FOUNDED,
    )
    session.add(pole)
    session.flush()
    return pole


def _enterprise(session: Session, pole: Pole, each: Invented) -> Enterprise:
    commune = territories.resolve(session, each.country, each.commune, date.max)[0]
    enterprise = Enterprise(
        name=each.name,
        legal_form=dict(zip(("fr", "nl"), each.legal_form, strict=True)),
        activity=dict(zip(("fr", "nl"), each.activity, strict=True)),
        locale=each.locale,
        email=f"{each.slug}@example.org",
        is_demonstration=True,
        created_at=FOUNDED,
        poles=[pole],
        sites=[Site(territory_id=commune.id, is_head=True, since=commune.since)],
    )
    session.add(enterprise)
    session.flush()
    return enterprise


def _account(
    session: Session, pole: Pole, enterprises: dict[str, Enterprise], login: Login
) -> Actor:
    """Make the account of a person, and return whom its actions are done by."""
    person = login.person
    enterprise = enterprises[person.enterprise].id if person.enterprise else None
    of_pole = None if enterprise or person.role is Role.PLATFORM_ADMINISTRATOR else pole.id
    account = Account(
        email=f"{person.login}@example.org",
        name=person.name,
        password_hash=passwords.keep(login.password),
        locale=person.locale,
        is_demonstration=True,
        created_at=FOUNDED,
        memberships=[Membership(role=person.role.value, pole_id=of_pole, enterprise_id=enterprise)],
    )
    session.add(account)
    session.flush()
    return _actor(account.id, person.role, of_pole, enterprise)


def _actor(account: UUID, role: Role, pole: UUID | None, enterprise: UUID | None) -> Actor:
    return Actor(account, frozenset({Grant(role, pole=pole, enterprise=enterprise)}))
