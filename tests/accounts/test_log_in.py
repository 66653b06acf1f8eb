"""Coming in and going out."""

from __future__ import annotations

from typing import Any

from flask import Flask

from app.accounts import passwords
from app.core.access import Role
from app.core.chance import digest_of
from app.core.clock import utcnow
from app.extensions import db
from app.models import Account, Attempt, LoginSession
from tests.clients import ClientFor, FormClient
from tests.make import a_pole, an_account

PASSWORD = "quatre mots bien tissés"


def somebody(**fields: Any) -> Account:
    pole = a_pole()
    db.session.add(pole)
    db.session.flush()
    account = an_account(
        Role.POLE_LEAD,
        pole=pole,
        email="marieke@example.org",
        password_hash=passwords.keep(PASSWORD),
        **fields,
    )
    db.session.add(account)
    db.session.commit()
    return account


def browser(app: Flask) -> FormClient:
    client = app.test_client()
    assert isinstance(client, FormClient)
    return client


def test_the_right_password_lets_a_person_in_and_their_name_stands_on_the_page(app: Flask) -> None:
    somebody()
    client = browser(app)

    answer = client.submit("/log-in?lang=en", email="Marieke@Example.org ", password=PASSWORD)

    assert (answer.status_code, answer.location) == (303, "/")
    assert "Account of Marieke Voorbeeld" in client.get("/").text


def test_a_wrong_password_and_an_unknown_address_read_the_same(app: Flask) -> None:
    somebody()
    client = browser(app)

    wrong, unknown = (
        client.submit("/log-in?lang=en", email=email, password="not the right one")
        for email in ("marieke@example.org", "nobody@example.org")
    )

    assert (wrong.status_code, unknown.status_code) == (422, 422)
    assert "do not belong together" in wrong.text
    assert "do not belong together" in unknown.text


def test_a_session_that_was_ended_is_good_for_nothing(app: Flask, client_for: ClientFor) -> None:
    client = client_for(somebody())
    copied = client.get_cookie("vises")
    assert copied

    client.submit("/log-out", at="/")
    thief = browser(app)
    thief.set_cookie("vises", copied.value)

    assert thief.get("/account/").location == "/log-in?next=/account/"


def test_logging_in_gives_a_new_session_and_ends_the_old_one(
    app: Flask, client_for: ClientFor
) -> None:
    client = client_for(somebody())
    with client.session_transaction() as cookie:
        before = cookie["_user_id"]
    token = client.token_at("/")  # an old tab still shows the form

    client.post(
        "/log-in",
        data={**token, "email": "marieke@example.org", "password": PASSWORD, "_end": "1"},
    )
    with client.session_transaction() as cookie:
        after = cookie["_user_id"]

    ended = {row.token_digest: row.ended_at is not None for row in db.session.query(LoginSession)}
    assert ended == {digest_of(before): True, digest_of(after): False}


def test_a_suspended_account_is_nobody_at_once(client_for: ClientFor) -> None:
    account = somebody()
    client = client_for(account)
    account.suspended_at = utcnow()

    assert client.get("/account/").status_code == 302


def test_a_person_logs_another_device_out(client_for: ClientFor) -> None:
    account = somebody()
    old, here = client_for(account), client_for(account)
    with old.session_transaction() as cookie:
        other = db.session.query(LoginSession).filter_by(
            token_digest=digest_of(cookie["_user_id"])
        ).one().id  # fmt: skip

    here.submit(f"/account/sessions/{other}/revoke", at="/account/")

    assert (old.get("/account/").status_code, here.get("/account/").status_code) == (302, 200)


def test_nobody_logs_a_device_of_somebody_else_out(client_for: ClientFor) -> None:
    victim = client_for(somebody())
    with victim.session_transaction() as cookie:
        theirs = db.session.query(LoginSession).filter_by(
            token_digest=digest_of(cookie["_user_id"])
        ).one().id  # fmt: skip
    stranger = client_for(an_account(Role.PLATFORM_ADMINISTRATOR))

    answer = stranger.submit(f"/account/sessions/{theirs}/revoke", at="/account/")

    assert (answer.status_code, victim.get("/account/").status_code) == (404, 200)


def test_a_right_password_forgives_the_account_and_not_the_peer(app: Flask) -> None:
    somebody()
    client = browser(app)
    client.submit("/log-in", email="marieke@example.org", password="not the right one")
    client.submit("/log-in", email="nobody@example.org", password="not the right one")

    client.submit("/log-in", email="marieke@example.org", password=PASSWORD)

    left = {row.key.split(":")[1]: row.failures for row in db.session.query(Attempt)}
    # the account left is the address of nobody
    assert left == {"peer": 2, "account": 1, "everybody": 2}


def test_a_new_password_from_the_command_line_logs_every_device_out(
    app: Flask, client_for: ClientFor
) -> None:
    client = client_for(somebody())

    answer = app.test_cli_runner().invoke(args=["accounts", "password", "marieke@example.org"])

    again = browser(app).submit(
        "/log-in", email="marieke@example.org", password=answer.output.strip()
    )
    assert (answer.exit_code, again.status_code) == (0, 303)
    assert client.get("/account/").status_code == 302
