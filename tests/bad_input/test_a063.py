"""A063, A065, A084: forms that come without a token of ours, or from another site."""

from __future__ import annotations

import re

import pytest
from flask import Flask

from app.core.access import Role
from app.extensions import db
from tests.addresses import naming_nothing
from tests.bad_input.unharmed import rows_of
from tests.clients import ClientFor
from tests.make import a_pole, an_account


def forms_of(app: Flask) -> list[str]:
    """Every address that takes a form of ours, with ids that name nothing.

    To one a program of mail posts at a press, which has no page and no token (RFC 8058).
    """
    adapter = app.url_map.bind("localhost")
    return sorted(
        adapter.build(rule.endpoint, naming_nothing(rule), method="POST")
        for rule in app.url_map.iter_rules()
        if "POST" in (rule.methods or ()) and rule.endpoint != "no_more.stop"
    )


@pytest.mark.parametrize("token", ["", "wrong", "IjEi.aaaaaa.bbbbbbbbbbbbbbbb"])
def test_a063_no_form_is_taken_without_its_token_and_what_was_typed_comes_back(
    app: Flask, client_for: ClientFor, token: str
) -> None:
    pole = a_pole()
    db.session.add(pole)
    db.session.flush()
    client = client_for(an_account(Role.POLE_LEAD, pole=pole))
    before = rows_of(app)

    answers = {
        path: client.post(
            path, data={"csrf_token": token, "note": "a <b> & long thought", "_end": "1"}
        )
        for path in forms_of(app)
    }

    assert {path: answer.status_code for path, answer in answers.items()} == dict.fromkeys(
        answers, 400
    )
    assert [
        path
        for path, answer in answers.items()
        if "a &lt;b&gt; &amp; long thought" not in answer.text
    ] == []
    assert rows_of(app) == before


def test_a063_what_comes_back_can_be_sent_again_and_is_taken(app: Flask) -> None:
    client = app.test_client()
    page = client.post("/log-in", data={"email": "a@b.example", "password": "secret", "_end": "1"})
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page.text))

    again = client.post("/log-in?lang=en", data=fields)

    assert fields.keys() == {"csrf_token", "email", "_end"}  # a password is never written back
    assert (again.status_code, "Write your password." in again.text) == (422, True)


def test_a063_what_is_shown_is_what_a_person_wrote(app: Flask) -> None:
    id = "75c3f7f9-01d6-40b6-ae00-b99f4b2a9276"
    page = app.test_client().post(
        "/log-in", data={"pole": id, "_page": "1", "note": "a long thought", "_end": "1"}
    )

    assert re.findall(r'<li class="typed">(.*?)</li>', page.text) == ["a long thought"]


FOREIGN = [
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": "http://localhost.evil.example"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
]


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
def test_a065_a_form_that_another_site_sends_is_refused(
    app: Flask, client_for: ClientFor, headers: dict[str, str]
) -> None:
    client = client_for(an_account(Role.PLATFORM_ADMINISTRATOR))
    data = {**client.token_at("/account/"), "_end": "1"}

    answer = client.post("/log-out", data=data, headers=headers)

    assert answer.status_code == 403
    assert client.get("/account/").status_code == 200  # still logged in


def test_a065_a_form_of_our_own_page_is_taken(client_for: ClientFor) -> None:
    client = client_for(an_account(Role.PLATFORM_ADMINISTRATOR))
    data = {**client.token_at("/account/"), "_end": "1"}

    answer = client.post(
        "/log-out",
        data=data,
        headers={"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"},
    )

    assert answer.status_code == 303
