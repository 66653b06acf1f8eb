"""A014, A087–A089, A091, A092, A096: links of invitations."""

from __future__ import annotations

import pytest
from flask import Flask

from app.accounts import accepting
from app.core.access import Role
from app.core.chance import digest_of
from app.core.errors import NotAllowed
from app.extensions import db
from app.models import Account, Invitation, LoginSession, Membership
from tests.bad_input.unharmed import rows_of
from tests.clients import ClientFor, FormClient
from tests.make import NOW, a_pole, an_account, an_actor

TOKEN = "Aa" + "kP9_xVn7-Zq3mTrB" * 2 + "hYc5sLw2dJe"
LATER = NOW.replace(year=NOW.year + 100)


@pytest.fixture
def invitation(app: Flask) -> Invitation:
    pole = a_pole()
    db.session.add(pole)
    db.session.flush()
    lead = an_account(Role.POLE_LEAD, pole=pole)
    db.session.add(lead)
    db.session.flush()
    offered = Invitation(
        token_digest=digest_of(TOKEN), email="an@example.org", role="pole-member", pole_id=pole.id,
        locale="fr", invited_by_id=lead.id, created_at=NOW, expires_at=LATER,
    )  # fmt: skip
    db.session.add(offered)
    db.session.commit()
    return offered


def browser(app: Flask) -> FormClient:
    client = app.test_client()
    assert isinstance(client, FormClient)
    return client


@pytest.mark.usefixtures("invitation")
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a014_opening_the_link_changes_nothing(app: Flask, method: str) -> None:
    client, before = browser(app), rows_of(app)

    answer = client.open(f"/invitations/{TOKEN}", method=method)
    page = client.get("/invitations/")

    assert (answer.status_code, page.status_code, rows_of(app)) == (303, 200, before)


@pytest.mark.usefixtures("invitation")
@pytest.mark.parametrize(
    "wrong", [TOKEN[:-1], TOKEN + "x", TOKEN.swapcase(), "%2525" + TOKEN, ".", "x" * 8_000]
)
def test_a087_a_link_that_is_not_exact_is_not_found(app: Flask, wrong: str) -> None:
    assert browser(app).get(f"/invitations/{wrong}").status_code == 404


@pytest.mark.usefixtures("invitation")
@pytest.mark.parametrize("end", [".", ")", ">", ",", ").", "»"])
def test_a087_a_mark_that_a_mail_program_added_is_forgiven(app: Flask, end: str) -> None:
    assert browser(app).get(f"/invitations/{TOKEN}{end}").status_code == 303


def test_a088_the_token_of_something_else_opens_no_invitation(
    app: Flask, client_for: ClientFor
) -> None:
    client = client_for(an_account(Role.PLATFORM_ADMINISTRATOR))
    with client.session_transaction() as cookie:
        token = cookie["_user_id"]

    assert db.session.query(LoginSession).filter_by(token_digest=digest_of(token)).count() == 1
    assert browser(app).get(f"/invitations/{token}").status_code == 404


def test_a088_the_page_without_a_cookie_is_not_found(app: Flask) -> None:
    assert browser(app).get("/invitations/").status_code == 404


def test_a089_a_forwarded_invitation_gives_nothing_to_another_account(
    invitation: Invitation,
) -> None:
    somebody = an_account()
    db.session.add(somebody)
    db.session.flush()

    with pytest.raises(NotAllowed):
        accepting.accept(db.session(), invitation.id, by=an_actor(somebody), now=NOW)


def test_a089_an_address_that_has_an_account_must_log_in_to_accept(
    app: Flask, invitation: Invitation
) -> None:
    db.session.add(an_account(email="an@example.org", password_hash="kept"))
    client = browser(app)
    client.get(f"/invitations/{TOKEN}")
    data = {**client.token_at("/log-in"), "name": "Thief", "password": "a new pass phrase"}

    answer = client.post("/invitations/", data={**data, "_end": "1"})

    assert answer.status_code == 409
    kept = db.session.query(Account).filter_by(email="an@example.org").one()
    assert (kept.password_hash, kept.memberships) == ("kept", [])


@pytest.mark.usefixtures("invitation")
def test_a091_the_token_leaves_the_address_at_once(app: Flask) -> None:
    answer = browser(app).get(f"/invitations/{TOKEN}")

    assert (answer.location, answer.headers["Referrer-Policy"]) == ("/invitations/", "same-origin")


def test_a092_the_tables_keep_no_token(invitation: Invitation) -> None:
    assert invitation.token_digest == digest_of(TOKEN) != TOKEN


def test_a096_nobody_gives_themselves_a_role_by_adding_a_field(
    app: Flask, invitation: Invitation
) -> None:
    client = browser(app)
    client.get(f"/invitations/{TOKEN}")

    client.submit(
        "/invitations/",
        name="An",
        password="a long pass phrase",
        role="platform-administrator",
        is_admin="1",
        email="other@example.org",
    )

    account = db.session.query(Account).filter_by(name="An").one()
    roles = db.session.query(Membership.role).filter_by(account_id=account.id).all()
    assert (account.email, roles) == ("an@example.org", [("pole-member",)])
