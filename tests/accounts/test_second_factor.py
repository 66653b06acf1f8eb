"""The second step at log-in, as the people meet it whose roles reach answers of others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

import pyotp
import pytest
import time_machine
from flask import Flask

from app.accounts import passwords
from app.core.access import Role
from app.core.clock import utcnow
from app.extensions import db
from app.models import Account, LoginSession, RecoveryCode
from tests import make
from tests.clients import ClientFor, FormClient

PASSWORD = "quatre mots sans rapport"
HASH = passwords.keep(PASSWORD)


@pytest.fixture(autouse=True)
def _standing_clock() -> Iterator[None]:
    """Digits live for half a minute: a test must not live across the end of one."""
    with time_machine.travel(utcnow(), tick=False):
        yield


@pytest.fixture
def lead(app: Flask) -> Account:
    pole = make.a_pole()
    account = make.an_account(Role.POLE_LEAD, pole=pole, password_hash=HASH)
    db.session.add_all([pole, account])
    db.session.commit()
    return account


def with_password(app: Flask, account: Account) -> FormClient:
    """A browser that has given the password and nothing else."""
    client = app.test_client()
    assert isinstance(client, FormClient)
    client.get("/?lang=en")
    with client.session_transaction() as cookie:
        cookie["lang"] = "en"
    answer = client.submit("/log-in", email=account.email, password=PASSWORD)
    assert answer.status_code == 303, answer.text
    return client


def digits_of(secret: str, *, later: int = 0) -> str:
    return pyotp.TOTP(secret).at(utcnow() + timedelta(seconds=later))


def set_up(client: FormClient) -> tuple[str, list[str]]:
    """Scan the code; return the secret and the recovery codes."""
    page = client.get("/account/second-factor/").text
    found = re.search(r"<code class=\"full\">([A-Z2-7 ]+)</code>", page)
    assert found, page
    secret = found.group(1).replace(" ", "")
    answer = client.submit("/account/second-factor/", digits=digits_of(secret, later=-30))
    assert answer.status_code == 200, answer.text
    return secret, re.findall(r"<code>([0-9A-Z]{5}-[0-9A-Z]{5})</code>", answer.text)


def test_a074_a_lead_with_a_password_only_is_sent_to_set_the_second_step_up(
    app: Flask, lead: Account
) -> None:
    client = with_password(app, lead)

    answers = {
        path: client.get(path).headers.get("Location", "").partition("?")[0]
        for path in ("/questionnaires/", "/campaigns/", "/people/", "/account/")
    }

    assert set(answers.values()) == {"/account/second-factor/"}


def test_whoever_sets_it_up_goes_on_and_gets_ten_codes(app: Flask, lead: Account) -> None:
    client = with_password(app, lead)

    _secret, codes = set_up(client)

    assert len(set(codes)) == 10
    assert client.get("/questionnaires/").status_code == 200


def test_a073_digits_are_taken_once_and_those_of_another_never(app: Flask, lead: Account) -> None:
    secret, _codes = set_up(with_password(app, lead))
    client, confirm = with_password(app, lead), "/account/second-factor/confirm"

    stranger = client.submit(confirm, digits=digits_of(pyotp.random_base32())).status_code
    used = client.submit(confirm, digits=digits_of(secret, later=-30)).status_code
    right = client.submit(confirm, digits=digits_of(secret)).status_code
    again = with_password(app, lead).submit(confirm, digits=digits_of(secret)).status_code

    assert (stranger, used, right, again) == (422, 422, 303, 422)


def test_a073_after_five_wrong_tries_even_the_right_digits_wait(app: Flask, lead: Account) -> None:
    secret, _codes = set_up(with_password(app, lead))
    client, confirm = with_password(app, lead), "/account/second-factor/confirm"

    wrong = {client.submit(confirm, digits="000000").status_code for _try in range(5)}
    token = client.token_at(confirm)
    shut = client.post(confirm, data={**token, "digits": digits_of(secret), "_end": "1"})

    assert (wrong, shut.status_code) == ({422}, 429)
    assert int(shut.headers["Retry-After"]) > 0


def test_a075_a_recovery_code_opens_once_and_says_how_many_are_left(
    app: Flask, lead: Account
) -> None:
    _secret, codes = set_up(with_password(app, lead))
    confirm = "/account/second-factor/confirm"
    client = with_password(app, lead)

    first = client.submit(confirm, digits=codes[0].lower().replace("-", " "))
    told = client.get(first.headers["Location"]).text
    second = with_password(app, lead).submit(confirm, digits=codes[0])

    assert (first.status_code, second.status_code) == (303, 422)
    assert "9 are left" in told


def test_a076_it_is_not_taken_away_without_the_password(app: Flask, lead: Account) -> None:
    client = with_password(app, lead)
    set_up(client)
    away, at = "/account/second-factor/take-away", "/account/second-factor/"

    refused = client.submit(away, at=at, current="something else entirely").status_code
    kept = bool(db.session.get_one(Account, lead.id).second_factor)
    done = client.submit(away, at=at, current=PASSWORD).status_code

    account = db.session.get_one(Account, lead.id)
    assert (refused, kept, done, account.second_factor) == (403, True, 303, "")
    assert db.session.query(RecoveryCode).count() == 0


def test_a092_neither_secret_nor_codes_stand_in_the_tables(app: Flask, lead: Account) -> None:
    secret, codes = set_up(with_password(app, lead))

    account = db.session.get_one(Account, lead.id)
    kept = account.second_factor + "".join(db.session.scalars(db.select(RecoveryCode.code_digest)))

    assert [part for part in (secret, *codes) if part in kept] == []


def test_an_enterprise_may_go_without_and_the_demonstration_too(app: Flask) -> None:
    enterprise, pole = make.an_enterprise(), make.a_pole()
    owner = make.an_account(Role.ENTERPRISE_OWNER, enterprise=enterprise, password_hash=HASH)
    shown = make.an_account(
        Role.POLE_LEAD, pole=pole, password_hash=HASH, is_demonstration=True
    )  # fmt: skip
    db.session.add_all([enterprise, pole, owner, shown])
    db.session.commit()

    pages = [with_password(app, one).get("/account/").status_code for one in (owner, shown)]

    assert pages == [200, 200]


def test_whoever_chose_it_freely_is_asked_too(app: Flask) -> None:
    enterprise = make.an_enterprise()
    owner = make.an_account(Role.ENTERPRISE_OWNER, enterprise=enterprise, password_hash=HASH)
    db.session.add_all([enterprise, owner])
    db.session.commit()
    set_up(with_password(app, owner))

    answer = with_password(app, owner).get("/account/")

    assert answer.headers["Location"].startswith("/account/second-factor/confirm?next=")


def test_the_command_takes_it_away_and_logs_every_device_out(app: Flask, lead: Account) -> None:
    set_up(with_password(app, lead))

    done = app.test_cli_runner().invoke(args=["accounts", "forget-second-factor", lead.email])

    open_sessions = db.session.query(LoginSession).filter(LoginSession.ended_at.is_(None)).count()
    assert (done.exit_code, open_sessions) == (0, 0)
    assert db.session.get_one(Account, lead.id).second_factor == ""


def test_a_form_that_was_sent_before_the_second_step_is_given_back(
    app: Flask, lead: Account, client_for: ClientFor
) -> None:
    token = client_for(lead).token_at("/questionnaires/new")
    client = with_password(app, lead)

    answer = client.post("/questionnaires/new", data={**token, "title": "Emploi", "_end": "1"})

    assert answer.status_code in {400, 401}
    assert "Emploi" in answer.text
