"""The enterprises of a pole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from sqlalchemy.orm import Session

from app.accounts import enterprises
from app.accounts.enterprises import Details
from app.core.access import Role
from app.core.errors import NotAllowed, NotFound
from app.extensions import db
from app.models import Account, AuditEvent, Enterprise, Pole, Site, Territory
from tests.clients import ClientFor
from tests.make import NOW, a_pole, an_account, an_actor, an_enterprise

DETAILS = Details(
    name="Le Fil d’Ariane",
    legal_form={"fr": "SCIC"},
    activity={"nl": "naaiatelier"},
    number="",
    locale="nl",
    email="ariane@example.org",
    commune=None,
)


def a_lead(session: Session, role: Role = Role.POLE_LEAD) -> tuple[Pole, Account]:
    pole = a_pole()
    session.add(pole)
    session.flush()
    lead = an_account(role, pole=pole)
    session.add(lead)
    session.flush()
    return pole, lead


def a_commune(session: Session, name: str, code: str, level: str = "commune") -> Territory:
    commune = Territory(
        id=uuid4(),
        country="BE",
        level=level,
        code=code,
        names={"fr": name},
        locatives={},
        folded=name.lower(),
        since=date(2019, 1, 1),
    )
    session.add(commune)
    session.flush()
    return commune


def seats(session: Session, enterprise: Enterprise) -> list[tuple[str, date, date | None]]:
    rows = (
        session.query(Territory.code, Site.since, Site.until)
        .join(Site, Site.territory_id == Territory.id)
        .filter(Site.enterprise_id == enterprise.id)
        .order_by(Site.since)
    )
    return [(code, since, until) for code, since, until in rows]


def test_an_enterprise_stands_in_the_pole_that_added_it_and_the_audit_says_so(
    session: Session,
) -> None:
    pole, lead = a_lead(session)
    commune = a_commune(session, "Tournai", "57081")

    added = enterprises.add(
        session, pole.id, replace(DETAILS, commune=commune.id), by=an_actor(lead), now=NOW
    )
    session.flush()

    assert [(one.name, place and place.code) for one, place in enterprises.listed(
        session, by=an_actor(lead))] == [("Le Fil d’Ariane", "57081")]  # fmt: skip
    assert seats(session, added) == [("57081", date(2019, 1, 1), None)]
    assert [event.action for event in session.query(AuditEvent)] == ["enterprise.add"]


def test_an_enterprise_that_moves_keeps_where_it_was(session: Session) -> None:
    pole, lead = a_lead(session)
    old, new = a_commune(session, "Tournai", "57081"), a_commune(session, "Kortrijk", "34022")
    by = an_actor(lead)
    added = enterprises.add(session, pole.id, replace(DETAILS, commune=old.id), by=by, now=NOW)

    later = NOW + timedelta(days=1)
    enterprises.edit(session, added.id, replace(DETAILS, commune=new.id), by=by, now=later)
    session.flush()

    assert seats(session, added) == [
        ("57081", date(2019, 1, 1), later.date()),
        ("34022", later.date(), None),
    ]


def test_a_move_that_was_a_slip_of_the_same_day_leaves_no_trace(session: Session) -> None:
    pole, lead = a_lead(session)
    a, b, c = (a_commune(session, name, name) for name in ("a", "b", "c"))
    by = an_actor(lead)
    added = enterprises.add(session, pole.id, replace(DETAILS, commune=a.id), by=by, now=NOW)
    for commune in (b, c):
        enterprises.edit(session, added.id, replace(DETAILS, commune=commune.id), by=by, now=NOW)
        session.flush()

    assert [code for code, _since, _until in seats(session, added)] == ["a", "c"]


def test_a_seat_is_a_commune_and_nothing_wider(session: Session) -> None:
    pole, lead = a_lead(session)
    province = a_commune(session, "Hainaut", "50000", level="province")

    with pytest.raises(NotFound):
        enterprises.add(
            session, pole.id, replace(DETAILS, commune=province.id), by=an_actor(lead), now=NOW
        )


def test_an_enterprise_of_another_pole_is_not_found(session: Session) -> None:
    _, lead = a_lead(session)
    elsewhere, _ = a_lead(session)
    theirs = an_enterprise(elsewhere)
    session.add(theirs)
    session.flush()

    with pytest.raises(NotFound):
        enterprises.edit(session, theirs.id, DETAILS, by=an_actor(lead), now=NOW)


def test_a_pole_in_which_one_only_communicates_is_no_place_to_add_an_enterprise(
    session: Session,
) -> None:
    pole, officer = a_lead(session, Role.COMMUNICATION_OFFICER)

    with pytest.raises(NotAllowed):
        enterprises.add(session, pole.id, DETAILS, by=an_actor(officer), now=NOW)


def test_searching_for_a_commune_keeps_what_was_typed_and_saves_nothing(
    client_for: ClientFor,
) -> None:
    _, lead = a_lead(db.session())
    client = client_for(lead)

    page = client.submit("/enterprises/new", name="Le Fil", search="Tourn", find="1")

    assert (page.status_code, 'value="Le Fil"' in page.text) == (200, True)
    assert db.session.query(Enterprise).count() == 0


def test_a_refused_enterprise_comes_back_with_what_was_typed(client_for: ClientFor) -> None:
    _, lead = a_lead(db.session())

    page = client_for(lead).submit("/enterprises/new", name="Le Fil", email="nobody", locale="fr")

    assert (page.status_code, 'value="Le Fil"' in page.text) == (422, True)
    assert "name@example.org" in page.text
