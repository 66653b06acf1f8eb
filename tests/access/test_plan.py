"""Every route, read and written by every identity, on real things: what was planned is answered."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from app.extensions import db
from app.models import Account, LoginSession, Membership
from tests.access import plan
from tests.access.plan import IDENTITIES, LOG_IN, MAY, STRANGERS, expected
from tests.access.scene import OUTSIDE, Scene
from tests.clients import FormClient

METHODS = ("GET", "POST")
REFUSED = frozenset({401, 403, 404, 405, 500, 503})


def knockable(app: Flask, *methods: str) -> Iterator[tuple[Rule, str]]:
    """Give every route behind which there is something, once for each of its methods."""
    for rule in sorted(app.url_map.iter_rules(), key=str):
        if rule.endpoint in expected():
            for method in methods or METHODS:
                if method in (rule.methods or set()):
                    yield rule, method


def guarded(app: Flask, *methods: str) -> Iterator[tuple[Rule, str]]:
    """Give those that ask for a right of an account."""
    for rule, method in knockable(app, *methods):
        if hasattr(app.view_functions[rule.endpoint], "access"):
            yield rule, method


def knock(
    client: FormClient, method: str, address: str, token: dict[str, str] | None = None
) -> TestResponse:
    if method == "GET":
        return client.get(address)
    return client.post(address, data={**(token or {}), "_end": "1"})


def token_of(scene: Scene, who: str) -> dict[str, str]:
    return scene.people[who].token_at("/log-in" if who in {*OUTSIDE, "IL", "IL′"} else "/account/")


def said(answer: TestResponse) -> int:
    """Read an answer as one of the plan.  An empty form is let in, and then refused for its
    content: that is not our business here."""
    if "/log-in" in (answer.location or ""):
        return LOG_IN
    return answer.status_code if answer.status_code in REFUSED else MAY


def is_right(planned: int, answer: TestResponse, method: str, rule: Rule) -> bool:
    """Tell whether an answer is the planned one.  Whoever may may still be told that there is
    nothing: of an empty form, or of a session and a file that nobody has."""
    made_up = method == "POST" or {"session_id", "file_id", "batch_id"} & rule.arguments
    return said(answer) == planned or bool(planned == MAY and made_up and answer.status_code == 404)


def planned_for(who: str, app: Flask, rule: Rule) -> int:
    """Return what the plan says; where a right is asked for, whoever is nobody has to log in."""
    asks = hasattr(app.view_functions[rule.endpoint], "access")
    return LOG_IN if asks and who in STRANGERS else expected()[rule.endpoint][who]


def test_every_screen_stands_in_the_plan_and_no_other_does(app: Flask) -> None:
    screens = {rule.endpoint for rule in app.url_map.iter_rules()} - {"static"}

    assert plan.screens_without_a_row(screens) == set()
    assert {*expected(), *plan.doors()} - screens == set()


@pytest.mark.parametrize("who", IDENTITIES)
def test_every_route_answers_every_role_as_the_plan_says(scene: Scene, who: str) -> None:
    token, wrong = token_of(scene, who), []
    for rule, method in knockable(scene.app):
        planned = planned_for(who, scene.app, rule)
        answer = knock(scene.people[who], method, scene.address(rule), token)
        if not is_right(planned, answer, method, rule):
            wrong.append((method, str(rule), planned, answer.status_code))

    assert wrong == []


@pytest.mark.parametrize("who", OUTSIDE)
def test_whoever_is_nobody_here_is_sent_to_log_in(scene: Scene, who: str) -> None:
    token = token_of(scene, who)

    answers = {
        (method, str(rule)): knock(scene.people[who], method, scene.address(rule), token)
        for rule, method in guarded(scene.app)
    }

    assert {
        asked: answer.status_code
        for asked, answer in answers.items()
        if (answer.status_code, (answer.location or "").split("?")[0])
        != ((302, "/log-in") if asked[0] == "GET" else (401, ""))
    } == {}


def test_a_person_of_two_places_may_in_each_what_their_role_there_may(scene: Scene) -> None:
    """The lead of the other pole, who owns an enterprise of this one, is no lead of this one."""
    client, token = scene.people["PL′+EO"], token_of(scene, "PL′+EO")
    wrong = []
    for rule, method in guarded(scene.app):
        ids = {name for name in rule.arguments if name in scene.world.foreign}
        if not ids or expected()[rule.endpoint]["EO"] == MAY:
            continue
        answer = knock(client, method, scene.address(rule), token)
        if said(answer) == MAY and answer.status_code not in {400, 413, 422}:
            wrong.append((method, str(rule), answer.status_code))

    assert wrong == []


def test_a_person_who_loses_the_last_role_is_let_in_nowhere(scene: Scene) -> None:
    db.session.query(Membership).filter(
        Membership.account_id.in_(select(Account.id).where(Account.name == "Somebody PL"))
    ).delete(synchronize_session=False)

    let_in = [
        str(rule)
        for rule, _method in guarded(scene.app, "GET")
        if scene.people["PL"].get(scene.address(rule)).status_code == 200
    ]

    assert let_in == []


def test_a_device_that_is_logged_out_between_two_requests_is_out_at_the_second(
    scene: Scene,
) -> None:
    client = scene.people["PL"]
    before = client.get("/questionnaires/").status_code
    db.session.query(LoginSession).update({"ended_at": LoginSession.started_at})

    after = client.get("/questionnaires/").status_code

    assert (before, after) == (200, 302)
