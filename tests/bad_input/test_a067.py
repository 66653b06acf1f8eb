"""A067, A068: guessing passwords is slow, for all workers together."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from app.core.errors import TooMany
from app.records import throttling
from tests.clients import FormClient
from tests.make import NOW


def test_a067_the_sixth_wrong_password_is_told_to_wait(app: Flask) -> None:
    client = app.test_client()
    assert isinstance(client, FormClient)

    answers = [
        client.submit("/log-in?lang=en", email="marieke@example.org", password=f"guess {n}")
        for n in range(7)
    ]

    assert [answer.status_code for answer in answers] == [422] * 5 + [429] * 2
    assert 0 < int(answers[5].headers["Retry-After"]) <= 30
    assert "Too many tries" in answers[5].text


def test_a067_each_further_failure_doubles_the_wait() -> None:
    counter = throttling.of_an_account("marieke@example.org")

    waits = [counter.wait_after(failures) for failures in (4, 5, 6, 7, 20)]

    assert waits == [0, 30, 60, 120, 3_600]


def test_a067_another_account_from_the_same_place_is_not_kept_waiting(session: Session) -> None:
    for _ in range(5):
        throttling.count(session, [throttling.of_an_account("a@b.example")], now=NOW)

    throttling.count(session, [throttling.of_an_account("c@d.example")], now=NOW)
    with pytest.raises(TooMany):
        throttling.count(session, [throttling.of_an_account("a@b.example")], now=NOW)


def test_a067_the_door_opens_after_the_wait_and_everything_is_forgotten_after_a_day(
    session: Session,
) -> None:
    counter = throttling.of_an_account("a@b.example")
    for _ in range(5):
        throttling.count(session, [counter], now=NOW)

    throttling.count(session, [counter], now=NOW + timedelta(seconds=31))
    for _ in range(5):
        throttling.count(session, [counter], now=NOW + timedelta(hours=25))


def test_a068_one_password_on_many_accounts_is_stopped_by_where_it_comes_from(
    session: Session,
) -> None:
    peer = throttling.of_a_peer("203.0.113.9")

    with pytest.raises(TooMany):
        for n in range(40):
            throttling.count(session, [throttling.of_an_account(f"{n}@b.example"), peer], now=NOW)
