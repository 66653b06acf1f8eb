"""Helping a member who lost the second step, suspending an account, and working in one role."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from flask import Flask

from app.accounts import helping, passwords, people
from app.core.access import Role
from app.core.clock import utcnow
from app.core.errors import Conflict, NotAllowed, NotFound
from app.extensions import db
from app.models import Account, AuditEvent, Invitation, Mail, Membership, Pole
from tests import make
from tests.clients import ClientFor

PASSWORD = "quatre mots sans rapport"
HASH = passwords.keep(PASSWORD)


@dataclass(frozen=True)
class Scene:
    pole: Pole
    elsewhere: Pole
    lead: Account
    member: Account


@pytest.fixture
def scene(app: Flask) -> Scene:
    pole, elsewhere = make.a_pole(), make.a_pole(names={"fr": "Ailleurs"})
    db.session.add_all([pole, elsewhere])
    db.session.flush()
    lead = make.an_account(Role.POLE_LEAD, pole=pole, password_hash=HASH, name="Lien Voorbeeld")
    member = make.an_account(
        Role.POLE_MEMBER, pole=pole, second_factor="sealed", name="Tom Exemple"
    )
    db.session.add_all([lead, member])
    db.session.commit()
    return Scene(pole, elsewhere, lead, member)


def also(account: Account, role: Role, pole: Pole | None = None) -> Membership:
    one = Membership(account_id=account.id, role=role.value, pole_id=pole.id if pole else None)
    db.session.add(one)
    db.session.commit()
    return one


def test_a_lead_takes_the_second_step_of_a_member_away_and_both_are_told(
    scene: Scene, client_for: ClientFor
) -> None:
    theirs = client_for(scene.member)
    door = f"/people/{scene.member.id}/"

    answer = client_for(scene.lead).submit(f"{door}second-factor", at=door, current=PASSWORD)

    told = db.session.query(Mail).one()
    event = db.session.query(AuditEvent).filter_by(action="account.take-second-factor-away").one()
    assert answer.status_code == 303
    assert scene.member.second_factor == ""
    assert theirs.get("/account/").status_code == 302
    assert (told.recipient, "Lien Voorbeeld" in told.text) == (scene.member.email, True)
    assert (event.actor_id, event.subject_id) == (scene.lead.id, scene.member.id)


def test_a076_nobody_takes_it_away_at_a_screen_that_was_left_open(
    scene: Scene, client_for: ClientFor
) -> None:
    door = f"/people/{scene.member.id}/"

    answer = client_for(scene.lead).submit(f"{door}second-factor", at=door, current="a guess")

    assert (answer.status_code, scene.member.second_factor) == (422, "sealed")


def test_the_lead_of_one_pole_does_not_weaken_the_door_of_another(scene: Scene) -> None:
    also(scene.member, Role.POLE_LEAD, scene.elsewhere)

    with pytest.raises(NotAllowed):
        helping.reset_second_factor(
            db.session(), scene.member.id, by=make.an_actor(scene.lead), now=utcnow()
        )


def test_somebody_of_another_pole_is_not_there(scene: Scene) -> None:
    stranger = make.an_account(Role.POLE_LEAD, pole=scene.elsewhere)
    db.session.add(stranger)
    db.session.commit()

    with pytest.raises(NotFound):
        helping.person(db.session(), scene.member.id, by=make.an_actor(stranger))


def test_a079_a_suspended_account_is_out_at_once_with_its_links_and_invitations(
    scene: Scene, client_for: ClientFor
) -> None:
    theirs = client_for(scene.member)
    offered = Invitation(
        token_digest="x", email="an@example.org", role="researcher", pole_id=scene.pole.id,
        locale="fr", invited_by_id=scene.member.id, created_at=make.NOW,
        expires_at=make.NOW.replace(year=make.NOW.year + 100),
    )  # fmt: skip
    db.session.add(offered)
    administrator = make.an_account(Role.PLATFORM_ADMINISTRATOR)
    door = f"/people/{scene.member.id}/"

    answer = client_for(administrator).submit(f"{door}suspend", at=door, reason="stolen laptop")

    event = db.session.query(AuditEvent).filter_by(action="account.suspend").one()
    db.session.refresh(offered)
    assert (answer.status_code, theirs.get("/account/").status_code) == (303, 302)
    assert offered.expires_at <= utcnow()
    assert event.facts == {"reason": "stolen laptop"}


def test_whoever_is_let_back_has_the_roles_of_before(scene: Scene, client_for: ClientFor) -> None:
    administrator = make.an_account(Role.PLATFORM_ADMINISTRATOR)
    db.session.add(administrator)
    db.session.commit()
    actor = make.an_actor(administrator)
    helping.suspend(db.session(), scene.member.id, reason="a", by=actor, now=utcnow())

    helping.let_back(db.session(), scene.member.id, by=actor, now=utcnow())

    assert client_for(scene.member).get("/questionnaires/").status_code == 200


@pytest.mark.parametrize("role", [Role.POLE_LEAD, Role.ENTERPRISE_OWNER])
def test_the_last_who_looks_after_a_place_keeps_the_role(scene: Scene, role: Role) -> None:
    enterprise = make.an_enterprise(scene.pole)
    db.session.add(enterprise)
    db.session.flush()
    owner = make.an_account(Role.ENTERPRISE_OWNER, enterprise=enterprise)
    db.session.add(owner)
    db.session.commit()
    last = {Role.POLE_LEAD: scene.lead, Role.ENTERPRISE_OWNER: owner}[role].memberships[0]

    with pytest.raises(Conflict):
        people.remove(db.session(), last.id, by=make.an_actor(scene.lead), now=utcnow())


def test_a_lead_is_the_last_where_the_other_is_suspended(scene: Scene) -> None:
    db.session.add(make.an_account(Role.POLE_LEAD, pole=scene.pole, suspended_at=make.NOW))
    db.session.commit()

    assert people.is_last(db.session(), scene.lead.memberships[0])


def test_a_role_in_one_pole_takes_no_role_in_another(scene: Scene) -> None:
    also(scene.lead, Role.RESEARCHER, scene.elsewhere)
    theirs = make.an_account(Role.POLE_MEMBER, pole=scene.elsewhere)
    db.session.add(theirs)
    db.session.commit()
    db.session.refresh(scene.lead)

    with pytest.raises(NotAllowed):
        people.remove(
            db.session(), theirs.memberships[0].id, by=make.an_actor(scene.lead), now=utcnow()
        )


def test_who_has_several_roles_works_in_the_one_that_they_choose(
    scene: Scene, client_for: ClientFor
) -> None:
    elsewhere = also(scene.lead, Role.RESEARCHER, scene.elsewhere)
    client = client_for(scene.lead)
    before = client.get("/questionnaires/").status_code

    client.submit("/account/place", at="/account/", place=str(elsewhere.id))

    page = client.get("/").text
    assert (before, client.get("/questionnaires/").status_code) == (200, 404)
    assert 'bar__place"><strong>Ailleurs</strong>Researcher' in page


def test_nobody_works_in_a_role_that_is_not_theirs(scene: Scene, client_for: ClientFor) -> None:
    client = client_for(scene.member)

    client.submit("/account/place", at="/account/", place=str(scene.lead.memberships[0].id))

    with client.session_transaction() as cookie:
        assert "place" not in cookie
