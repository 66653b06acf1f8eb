"""A009, A010: who we are, and who speaks to us, is not for the request to say."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask

from app.config import Settings
from app.extensions import db
from app.factory import create_app
from app.models import Attempt
from tests.clients import FormClient

FORGED = {
    "X-Forwarded-Host": "evil.example",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-For": "203.0.113.9",
}


@pytest.mark.parametrize("path", ["/", "/log-in", "/healthz", "/nothing", "/account/"])
def test_a009_a_name_that_is_not_ours_is_refused_on_every_page(app: Flask, path: str) -> None:
    answer = app.test_client().get(path, headers={"Host": "evil.example"})

    assert (answer.status_code, "evil.example" in answer.text) == (400, False)


def peers(app: Flask) -> list[str]:
    keys = db.session.query(Attempt.key).filter(Attempt.key.like("log-in:peer:%"))
    return [key.removeprefix("log-in:peer:") for (key,) in keys]


def test_a010_forwarded_headers_of_a_stranger_are_not_believed(app: Flask) -> None:
    client = app.test_client()
    assert isinstance(client, FormClient)
    client.post(
        "/log-in",
        data={**client.token_at("/log-in"), "email": "a@b.example", "password": "?", "_end": "1"},
        headers=FORGED,
    )

    assert peers(app) == ["127.0.0.1"]


def test_a010_one_proxy_of_ours_is_believed_and_not_the_one_before_it(settings: Settings) -> None:
    app = create_app(replace(settings, trusted_proxies=1))
    app.test_client_class = FormClient
    with app.app_context():
        client = app.test_client()
        assert isinstance(client, FormClient)
        client.post(
            "/log-in",
            data={**client.token_at("/log-in"), "email": "a@b.example", "password": "?",
                  "_end": "1"},
            headers={"X-Forwarded-For": "203.0.113.9, 198.51.100.7"},
        )  # fmt: skip

        assert peers(app) == ["198.51.100.7"]
        db.session.remove()
        db.engine.dispose()
