"""Inviting somebody, and taking the role."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from app.accounts import accepting, inviting, people
from app.core.access import Role
from app.core.errors import Conflict, Gone, NotAllowed, NotFound
from app.extensions import db
from app.models import Account, AuditEvent, Invitation, Mail, Membership, Pole
from tests.clients import ClientFor, FormClient
from tests.make import NOW, a_pole, an_account, an_actor, an_enterprise

HERE = ZoneInfo("Europe/Brussels")


def a_lead(session: Session) -> tuple[Pole, Account]:
    pole = a_pole()
    session.add(pole)
    session.flush()
    lead = an_account(Role.POLE_LEAD, pole=pole)
    session.add(lead)
    session.flush()
    return pole, lead


def invited(session: Session, lead: Account, key: str, **fields: Any) -> Invitation:
    return inviting.invite(
        session,
        key,
        **{
            "email": "New@Example.org",
            "locale": "nl",
            "token": "a-token",
            "base_url": "https://vises.example",
            "zone": HERE,
            "by": an_actor(lead),
            "now": NOW,
            **fields,
        },
    )


def test_an_administrator_is_invited_to_the_platform_and_to_nothing_by_default(
    session: Session,
) -> None:
    session.add(administrator := an_account(Role.PLATFORM_ADMINISTRATOR))
    session.add(a_pole())
    session.flush()

    offers = inviting.offers(session, by=an_actor(administrator))
    invited(session, administrator, offers[-1].key)

    assert offers[-1].role is Role.PLATFORM_ADMINISTRATOR
    assert "VISES: beheer van het platform." in session.query(Mail).one().text


def test_an_invitation_is_one_row_one_mail_in_the_readers_language_and_one_word_in_the_audit(
    session: Session,
) -> None:
    pole, lead = a_lead(session)

    invitation = invited(session, lead, f"pole-member:{pole.id}")

    mail = session.query(Mail).one()
    assert (mail.recipient, mail.locale, mail.pole_id) == ("new@example.org", "nl", pole.id)
    assert "https://vises.example/invitations/a-token" in mail.text
    assert "Pool Inschakeling" in mail.subject
    assert invitation.token_digest not in mail.text
    assert [event.action for event in session.query(AuditEvent)] == ["member.invite"]


def test_a_lead_offers_the_roles_of_the_pole_and_of_its_enterprises_and_no_more(
    session: Session,
) -> None:
    pole, lead = a_lead(session)
    elsewhere, _ = a_lead(session)
    inside, outside = an_enterprise(pole), an_enterprise(elsewhere)
    session.add_all([inside, outside])
    session.flush()

    keys = {offer.key for offer in inviting.offers(session, by=an_actor(lead))}

    assert keys == {
        f"pole-lead:{pole.id}",
        f"pole-member:{pole.id}",
        f"communication-officer:{pole.id}",
        f"researcher:{pole.id}",
        f"enterprise-owner:{inside.id}",
    }


@pytest.mark.parametrize("key", ["platform-administrator:", "pole-lead:{other}", "contributor:x"])
def test_nobody_offers_a_role_above_their_own_or_elsewhere(session: Session, key: str) -> None:
    _, lead = a_lead(session)
    other, _ = a_lead(session)

    with pytest.raises(NotAllowed):
        invited(session, lead, key.format(other=other.id))


def test_whoever_has_the_role_is_not_invited_to_it_again(session: Session) -> None:
    pole, lead = a_lead(session)

    with pytest.raises(Conflict):
        invited(session, lead, f"pole-lead:{pole.id}", email=lead.email)


def test_an_invitation_makes_one_account_and_works_once(session: Session) -> None:
    pole, lead = a_lead(session)
    invitation = invited(session, lead, f"researcher:{pole.id}")

    account = accepting.accept_anew(
        session, invitation.id, name="An", password_hash="x", locale="nl", now=NOW
    )

    assert (account.email, account.locale) == ("new@example.org", "nl")
    assert [(one.role, one.pole_id) for one in session.query(Membership).filter_by(
        account_id=account.id)] == [("researcher", pole.id)]  # fmt: skip
    session.expire_all()
    with pytest.raises(Gone):
        accepting.by_token(session, "a-token", now=NOW)


def test_an_invitation_runs_out(session: Session) -> None:
    pole, lead = a_lead(session)
    invited(session, lead, f"researcher:{pole.id}")

    with pytest.raises(Gone):
        accepting.by_token(session, "a-token", now=NOW + timedelta(days=14))


def test_a_withdrawn_invitation_is_gone(session: Session) -> None:
    pole, lead = a_lead(session)
    invitation = invited(session, lead, f"researcher:{pole.id}")

    inviting.withdraw(session, invitation.id, by=an_actor(lead), now=NOW)

    with pytest.raises(Gone):
        accepting.by_token(session, "a-token", now=NOW)


def test_a_lead_of_another_pole_cannot_know_of_it(session: Session) -> None:
    pole, lead = a_lead(session)
    _, stranger = a_lead(session)
    invitation = invited(session, lead, f"researcher:{pole.id}")

    with pytest.raises(NotFound):
        inviting.withdraw(session, invitation.id, by=an_actor(stranger), now=NOW)


def test_the_last_lead_of_a_pole_cannot_be_removed(session: Session) -> None:
    pole, lead = a_lead(session)
    only = session.query(Membership).filter_by(pole_id=pole.id).one()

    with pytest.raises(Conflict):
        people.remove(session, only.id, by=an_actor(lead), now=NOW)


def test_a_role_that_was_removed_counts_no_more_from_the_next_request_on(
    app: Flask, client_for: ClientFor
) -> None:
    pole, lead = a_lead(db.session())
    colleague = an_account(Role.POLE_LEAD, pole=pole)
    gone = client_for(colleague)
    membership = db.session.query(Membership).filter_by(account_id=colleague.id).one()
    before = gone.get("/people/").status_code

    client_for(lead).submit(f"/people/memberships/{membership.id}/remove", at="/people/")

    assert (before, gone.get("/people/").status_code) == (200, 404)


def test_somebody_is_invited_chooses_a_password_and_is_in(
    app: Flask, client_for: ClientFor
) -> None:
    pole, lead = a_lead(db.session())
    answer = client_for(lead).submit(
        "/people/invite",
        email="an@example.org",
        offer=f"communication-officer:{pole.id}",
        locale="nl",
    )
    text = db.session.query(Mail).one().text
    link = next(word for word in text.split() if "/invitations/" in word)
    newcomer = app.test_client()
    assert isinstance(newcomer, FormClient)

    newcomer.get(link.partition("8000")[2])
    welcome = newcomer.submit("/invitations/", name="An", password="drie woorden of vier")

    assert (answer.status_code, welcome.status_code) == (303, 303)
    assert "Account van An" in newcomer.get("/").text
