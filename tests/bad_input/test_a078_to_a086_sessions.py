"""A067, A078–A084, A086: sessions, their cookies, and links that are guessed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from app.accounts import logging_in, passwords, sealing
from app.config import Settings
from app.core.access import Role
from app.core.chance import digest_of
from app.core.clock import utcnow
from app.core.errors import TooMany
from app.extensions import db
from app.factory import create_app
from app.models import Account, CampaignDoor, LoginSession, Mail
from app.records import throttling
from tests.clients import ClientFor, FormClient
from tests.make import (
    NOW,
    a_campaign,
    a_pole,
    a_questionnaire,
    a_version,
    an_account,
    an_enterprise,
)

PASSWORD = "quatre mots sans rapport"
HASH = passwords.keep(PASSWORD)
BRUSSELS = ZoneInfo("Europe/Brussels")


@pytest.fixture
def lead(app: Flask) -> Account:
    pole = a_pole()
    db.session.add(pole)
    db.session.flush()
    account = an_account(Role.POLE_LEAD, pole=pole, password_hash=HASH)
    db.session.add(account)
    db.session.commit()
    return account


@pytest.fixture
def owner(app: Flask) -> Account:
    enterprise = an_enterprise()
    db.session.add(enterprise)
    db.session.flush()
    account = an_account(Role.ENTERPRISE_OWNER, enterprise=enterprise, password_hash=HASH)
    db.session.add(account)
    db.session.commit()
    return account


def browser(app: Flask) -> FormClient:
    client = app.test_client()
    assert isinstance(client, FormClient)
    return client


def seen(client: FormClient, at: datetime) -> None:
    """Make it so that the last page of this browser was read at that instant."""
    with client.session_transaction() as cookie:
        cookie["seen"] = int(at.timestamp())


def began(account: Account, at: datetime) -> None:
    db.session.query(LoginSession).filter_by(account_id=account.id).update({"started_at": at})
    db.session.commit()


def test_a067_the_owner_is_told_once_that_somebody_guesses(session: Session) -> None:
    account = an_account()
    session.add(account)
    session.flush()

    for tries in range(5):
        logging_in.knock(
            session, account.email, peer="::1", zone=BRUSSELS, now=NOW + timedelta(seconds=tries)
        )

    assert [mail.recipient for mail in session.query(Mail)] == [account.email]


def test_a068_one_password_on_many_accounts_from_many_places_is_slowed_down(
    session: Session,
) -> None:
    everybody = throttling.of_everybody()

    throttling.add(session, [everybody] * everybody.free, now=NOW)

    with pytest.raises(TooMany):
        logging_in.knock(session, "a@b.example", peer="203.0.113.9", zone=BRUSSELS, now=NOW)


def test_a078_logging_in_draws_another_session_and_ends_the_one_before(
    app: Flask, owner: Account
) -> None:
    client = browser(app)
    tokens = []
    for _ in range(2):
        client.submit("/log-in", at="/password/forgotten", email=owner.email, password=PASSWORD)
        with client.session_transaction() as cookie:
            tokens.append(cookie["_user_id"])

    ended = {one.token_digest: bool(one.ended_at) for one in db.session.query(LoginSession)}
    assert ended == {digest_of(tokens[0]): True, digest_of(tokens[1]): False}


def test_a079_a_role_that_is_taken_away_is_gone_with_the_next_request(
    lead: Account, client_for: ClientFor
) -> None:
    client = client_for(lead)
    assert client.get("/questionnaires/").status_code == 200

    db.session.delete(lead.memberships[0])

    assert client.get("/questionnaires/").status_code == 404


def test_a080_a_cookie_under_another_key_is_nobodys_unless_the_key_is_one_of_before(
    owner: Account, client_for: ClientFor, settings: Settings
) -> None:
    client = client_for(owner)
    client.get("/account/")
    cookie = client.get_cookie("vises")
    assert cookie
    fresh = "another key of thirty-two characters, drawn anew"
    answers = {}
    for name, before in {"rotated": (settings.secret_key,), "foreign": ()}.items():
        app = create_app(replace(settings, secret_key=fresh, secret_keys_before=before))
        later = app.test_client()
        later.set_cookie("vises", cookie.value)
        answers[name] = later.get("/account/").status_code
        with app.app_context():
            db.engine.dispose()

    assert answers == {"rotated": 200, "foreign": 302}


def test_a080_a_cookie_that_was_changed_is_nobodys(owner: Account, client_for: ClientFor) -> None:
    client = client_for(owner)
    client.get("/account/")
    cookie = client.get_cookie("vises")
    assert cookie

    client.set_cookie("vises", cookie.value[:-2] + cookie.value[-2:].swapcase() + "x")

    assert client.get("/account/").status_code == 302


def test_b36_a_sealed_secret_is_read_under_the_key_of_before() -> None:
    sealed = sealing.seal("JBSWY3DP", keys=("old",), purpose="second-factor")

    assert sealing.unseal(sealed, keys=("new", "old"), purpose="second-factor") == "JBSWY3DP"


def test_a081_the_cookie_of_a_session_has_every_guard(settings: Settings) -> None:
    app = create_app(replace(settings, https=True, base_url="https://localhost"))

    answer = app.test_client().get("/log-in", base_url="https://localhost")

    name, *attributes = answer.headers["Set-Cookie"].split("; ")
    kept = {each for each in attributes if not each.startswith("Expires=")}
    assert (name.split("=")[0], kept) == (
        "__Host-vises", {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"},
    )  # fmt: skip
    with app.app_context():
        db.engine.dispose()


def test_a082_staff_who_left_their_screen_are_logged_out_and_come_back_to_their_page(
    lead: Account, client_for: ClientFor
) -> None:
    client = client_for(lead)
    began(lead, utcnow() - timedelta(hours=2))
    seen(client, utcnow() - timedelta(minutes=31))

    answer = client.get("/questionnaires/")

    assert (answer.status_code, answer.location) == (302, "/log-in?next=/questionnaires/")


def test_a082_staff_who_read_a_page_now_and_then_stay(lead: Account, client_for: ClientFor) -> None:
    client = client_for(lead)
    began(lead, utcnow() - timedelta(hours=2))
    seen(client, utcnow() - timedelta(minutes=29))

    assert [client.get("/questionnaires/").status_code for _ in range(2)] == [200, 200]


def test_a082_a_respondent_who_types_for_hours_stays(owner: Account, client_for: ClientFor) -> None:
    client = client_for(owner)
    began(owner, utcnow() - timedelta(hours=11))
    seen(client, utcnow() - timedelta(hours=10))

    assert client.get("/account/").status_code == 200


def test_a082_nobody_stays_longer_than_twelve_hours(owner: Account, client_for: ClientFor) -> None:
    client = client_for(owner)
    began(owner, utcnow() - timedelta(hours=12, minutes=1))

    assert client.get("/account/").status_code == 302


def test_a083_every_session_is_listed_and_each_can_be_ended(
    owner: Account, client_for: ClientFor
) -> None:
    clients = [client_for(owner) for _ in range(6)]

    page = clients[-1].get("/account/").text

    assert page.count("/account/sessions/") == 6  # five others, and all of them at once


def test_a084_nobody_is_logged_in_by_another_site(app: Flask, owner: Account) -> None:
    client = browser(app)
    data = {**client.token_at("/log-in"), "email": owner.email, "password": PASSWORD, "_end": "1"}

    without_token = client.post("/log-in", data={**data, "csrf_token": ""})
    from_elsewhere = client.post("/log-in", data=data, headers={"Origin": "https://evil.example"})

    assert (without_token.status_code, from_elsewhere.status_code) == (400, 403)
    assert db.session.query(LoginSession).count() == 0


def test_a086_whoever_guesses_links_waits_before_even_a_good_one(app: Flask, lead: Account) -> None:
    client = browser(app)

    answers = [client.get(f"/i/{guess}").status_code for guess in range(21)]

    assert answers == [404] * 20 + [429]
    assert client.get("/invitations/whatever").status_code == 429


def test_a086_where_everybody_guesses_a_good_link_still_opens(app: Flask, open_door: str) -> None:
    throttling.add(db.session(), [throttling.of_links()] * 200, now=utcnow())
    db.session.commit()
    client = browser(app)

    answers = client.get("/i/a-guess").status_code, client.get(f"/i/{open_door}").status_code

    assert answers == (429, 303)


@pytest.fixture
def open_door(lead: Account) -> str:
    """The token of a personal link to a campaign."""
    pole = lead.memberships[0].pole
    assert pole
    enterprise, questionnaire = an_enterprise(pole), a_questionnaire(pole, lead)
    db.session.add_all([enterprise, questionnaire])
    db.session.flush()
    version = a_version(questionnaire, lead)
    db.session.add(version)
    db.session.flush()
    campaign = a_campaign(pole, version, lead)
    db.session.add(campaign)
    db.session.flush()
    db.session.add(
        CampaignDoor(
            campaign_id=campaign.id, enterprise_id=enterprise.id, created_at=NOW,
            token_digest=digest_of("a-good-link"),
        )
    )  # fmt: skip
    db.session.commit()
    return "a-good-link"
