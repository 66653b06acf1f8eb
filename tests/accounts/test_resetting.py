"""A forgotten password, a new one, a new address: by links that are good once, for one thing."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from app.accounts import passwords
from app.core.access import Role
from app.core.clock import utcnow
from app.extensions import db
from app.models import Account, AccountLink, LoginSession, Mail
from tests import make
from tests.clients import ClientFor, FormClient

OLD, NEW = "quatre mots sans rapport", "paraplu fluit lantaarn koek"
HASH = passwords.keep(OLD)


@pytest.fixture
def person(app: Flask) -> Account:
    enterprise = make.an_enterprise()
    db.session.add(enterprise)
    db.session.flush()
    account = make.an_account(
        Role.ENTERPRISE_OWNER, enterprise=enterprise, password_hash=HASH, locale="en"
    )
    db.session.add(account)
    db.session.commit()
    return account


def a_browser(app: Flask) -> FormClient:
    client = app.test_client()
    assert isinstance(client, FormClient)
    with client.session_transaction() as cookie:
        cookie["lang"] = "en"
    return client


def links() -> list[str]:
    """The paths of the links in the mails, the latest first."""
    mails = db.session.scalars(select(Mail).order_by(Mail.created_at.desc())).all()
    return [
        found.group(1)
        for mail in mails
        if (found := re.search(r"http://127\.0\.0\.1:8000(/\S+)", mail.text))
    ]


def asked(app: Flask, person: Account) -> str:
    """Ask for a new password; return the path of the link."""
    assert a_browser(app).submit("/password/forgotten", email=person.email).status_code == 303
    return links()[0]


def test_a070_the_page_says_the_same_whether_anybody_has_the_address(
    app: Flask, person: Account
) -> None:
    pages = []
    for email in (person.email.upper(), "nobody@example.org"):
        client = a_browser(app)
        answer = client.submit("/password/forgotten", email=email)
        pages.append((answer.status_code, client.get(answer.headers["Location"]).text))
    bare = [re.sub(r'value="[^"]+"', "", text) for _status, text in pages]

    assert [status for status, _text in pages] == [303, 303]
    assert bare[0] == bare[1]
    assert [mail.recipient for mail in db.session.scalars(select(Mail))] == [person.email]


def test_a_link_opens_the_way_to_a_new_password_and_logs_every_device_out(
    app: Flask, person: Account, client_for: ClientFor
) -> None:
    elsewhere, client = client_for(person), a_browser(app)
    link = asked(app, person)

    followed = client.get(link)
    done = client.submit("/password/new", password=NEW)
    logged_in = client.submit("/log-in", email=person.email, password=NEW)

    assert followed.headers["Location"] == "/password/new"
    assert (done.status_code, logged_in.status_code) == (303, 303)
    assert elsewhere.get("/account/").status_code == 302
    assert "was changed" in [mail.subject for mail in db.session.scalars(select(Mail))][-1]


def test_opening_a_link_writes_nothing(app: Flask, person: Account) -> None:
    link = asked(app, person)

    a_browser(app).get(link)

    kept = db.session.scalars(select(AccountLink)).one()
    assert (kept.used_at, db.session.get_one(Account, person.id).password_hash) == (None, HASH)


@pytest.mark.parametrize("spoilt", ["used", "late", "password-changed", "address-changed"])
def test_a077_a_link_is_void_once_used_late_or_overtaken(
    app: Flask, person: Account, spoilt: str
) -> None:
    link, later = asked(app, person), timedelta()
    match spoilt:
        case "used":
            client = a_browser(app)
            client.get(link)
            client.submit("/password/new", password=NEW)
        case "late":
            later = timedelta(minutes=61)
        case "password-changed":
            person.password_hash = passwords.keep(NEW)
        case _:
            person.email = "elsewhere@example.org"
    db.session.commit()

    with time_machine.travel(utcnow() + later, tick=False):
        answer = a_browser(app).get(link)

    assert answer.status_code == 410


def test_a088_a_link_for_one_thing_opens_nothing_else(
    app: Flask, person: Account, client_for: ClientFor
) -> None:
    token = asked(app, person).rsplit("/", 1)[1]
    client = client_for(person)

    answers = [
        client.get(f"{door}/{token}").status_code for door in ("/address/new", "/invitations")
    ]

    assert answers == [404, 404]


def test_a085_the_link_begins_with_our_own_address(app: Flask, person: Account) -> None:
    client = a_browser(app)
    token = client.token_at("/password/forgotten")

    answer = client.post(
        "/password/forgotten",
        data={**token, "email": person.email, "_end": "1"},
        headers={"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https"},
    )

    assert answer.status_code == 303
    assert links()[0].startswith("/password/new/")
    assert "evil.example" not in db.session.scalars(select(Mail)).one().text


def test_a211_three_links_an_hour_and_no_more(app: Flask, person: Account) -> None:
    statuses = [
        a_browser(app).submit("/password/forgotten", email=person.email).status_code
        for _try in range(4)
    ]

    assert statuses == [303, 303, 303, 429]


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("onze lettre"[:11], "12 characters"),
        ("Motdepasse2026!", "easy to find"),
        ("azertyuiop123", "easy to find"),
        ("aaaaaaaaaaaaaaaa", "different"),
        ("x" * 1_025, "too long"),
    ],
)
def test_a071_a_password_that_is_easily_found_is_refused(
    app: Flask, person: Account, password: str, code: str
) -> None:
    client = a_browser(app)
    client.get(asked(app, person))

    answer = client.submit("/password/new", password=password)

    assert answer.status_code == 422
    assert code in answer.text
    assert db.session.get_one(Account, person.id).password_hash == HASH


def test_one_changes_ones_password_with_the_old_one_and_this_device_stays(
    person: Account, client_for: ClientFor
) -> None:
    here, elsewhere = client_for(person), client_for(person)
    page = "/account/password"

    wrong = here.submit(page, current="something else entirely", password=NEW).status_code
    right = here.submit(page, current=OLD, password=NEW).status_code

    assert (wrong, right) == (422, 303)
    assert (here.get("/account/").status_code, elsewhere.get("/account/").status_code) == (200, 302)


def test_a_new_address_counts_once_its_link_is_followed_by_its_owner(
    app: Flask, person: Account, client_for: ClientFor
) -> None:
    enterprise = person.memberships[0].enterprise
    other = make.an_account(Role.CONTRIBUTOR, enterprise=enterprise, password_hash=HASH)
    client, stranger = client_for(person), client_for(other)
    asked_for = client.submit("/account/address", email="Nieuw@Example.org", current=OLD)
    link = next(path for path in links() if path.startswith("/address/new/"))
    before = db.session.get_one(Account, person.id).email
    stranger.get(link)
    forwarded = stranger.submit("/address/new").status_code

    client.get(link)
    done = client.submit("/address/new")

    told = [mail.recipient for mail in db.session.scalars(select(Mail).order_by(Mail.created_at))]
    assert (asked_for.status_code, forwarded, done.status_code) == (303, 404, 303)
    assert db.session.get_one(Account, person.id).email == "nieuw@example.org"
    assert sorted(told) == sorted(["nieuw@example.org", before])


def test_a079_the_cookie_of_an_ended_session_opens_nothing(
    app: Flask, person: Account, client_for: ClientFor
) -> None:
    client = client_for(person)
    assert client.get("/account/").status_code == 200
    link = asked(app, person)
    other = a_browser(app)
    other.get(link)

    other.submit("/password/new", password=NEW)

    assert client.get("/account/").status_code == 302
    assert db.session.query(LoginSession).filter(LoginSession.ended_at.is_(None)).count() == 0
