"""Who may do what, route by route: the table, the rules and the doors say the same."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from werkzeug.routing import Rule

from app.core.access import GRANTS, OF_A_POLE, OF_AN_ENTERPRISE, Right, Role
from app.extensions import db
from app.models import Account
from tests import make
from tests.clients import ClientFor

TABLE = Path(__file__).with_name("matrix.csv")
UNKNOWN = UUID(int=0x5EED)
"""An id that nothing has."""

FILLERS = {
    "page": "p",
    "part": "m",
    "field": "relevant",
    "question": "q",
    "page_id": "p",
    "locale": "fr",
    "dialect": "iso",
    "format": "json",
}


def table() -> dict[Right, dict[str, str]]:
    with TABLE.open(newline="") as file:
        return {(row["resource"], row["action"]): row for row in csv.DictReader(file)}


def rights_of_the_doors(app: Flask) -> dict[str, Right]:
    return {
        endpoint: view.access
        for endpoint, view in app.view_functions.items()
        if hasattr(view, "access")
    }


def test_the_table_and_the_rules_say_the_same() -> None:
    said = {
        right: {role for role in Role if row[role.value] == "yes"} for right, row in table().items()
    }

    assert said == {
        right: {role for role in Role if right in GRANTS[role]}
        for right in {right for rights in GRANTS.values() for right in rights}
    }


def test_each_door_asks_for_a_right_of_the_table_and_a_right_without_a_door_says_so(
    app: Flask,
) -> None:
    doors = set(rights_of_the_doors(app).values())
    waiting = {right for right, row in table().items() if row["room"] == "later"}

    assert (doors - table().keys(), table().keys() - doors) == (set(), waiting)


def doors(app: Flask) -> Iterator[tuple[Rule, Right]]:
    rights = rights_of_the_doors(app)
    for rule in app.url_map.iter_rules():
        if rule.endpoint in rights:
            yield rule, rights[rule.endpoint]


def address(app: Flask, rule: Rule, id: UUID = UNKNOWN) -> str:
    values: dict[str, Any] = {
        name: id if name.endswith("_id") and name != "page_id" else FILLERS[name]
        for name in rule.arguments
    }
    return app.url_map.bind("localhost").build(rule.endpoint, values)


def somebody(role: Role) -> Account:
    pole = make.a_pole()
    enterprise = make.an_enterprise(pole)
    db.session.add_all([pole, enterprise])
    db.session.flush()
    return make.an_account(
        role,
        pole=pole if role in OF_A_POLE else None,
        enterprise=enterprise if role in OF_AN_ENTERPRISE else None,
    )


def readings(app: Flask) -> list[tuple[Rule, Right]]:
    return [(rule, right) for rule, right in doors(app) if "GET" in (rule.methods or ())]


def test_nobody_is_let_in_without_logging_in(app: Flask) -> None:
    stranger = app.test_client()

    answers = {rule.rule: stranger.get(address(app, rule)) for rule, _right in readings(app)}

    assert {
        rule: answer.location
        for rule, answer in answers.items()
        if answer.status_code != 302 or not answer.location.startswith("/log-in?next=")
    } == {}


@pytest.mark.parametrize("role", list(Role))
def test_a_door_opens_for_the_roles_that_have_its_right(
    app: Flask, client_for: ClientFor, role: Role
) -> None:
    client = client_for(somebody(role))

    answers = {
        rule.rule: client.get(address(app, rule)).status_code for rule, _right in readings(app)
    }

    assert answers == {rule.rule: expected(role, right, rule) for rule, right in readings(app)}


def expected(role: Role, right: Right, rule: Rule) -> int:
    """Who has nothing to do with such things does not learn that they exist."""
    if right in GRANTS[role]:
        return 404 if rule.arguments else 200  # the id is unknown
    knows = any(resource == right[0] for resource, _action in GRANTS[role])
    return 403 if knows else 404


def test_what_belongs_to_another_pole_looks_as_if_it_did_not_exist(
    app: Flask, client_for: ClientFor
) -> None:
    owner = somebody(Role.POLE_LEAD)
    theirs = make.a_pole()
    db.session.add_all([owner, theirs])
    db.session.flush()
    questionnaire, enterprise = make.a_questionnaire(theirs, owner), make.an_enterprise(theirs)
    db.session.add_all([questionnaire, enterprise])
    db.session.commit()
    foreign = {"questionnaire_id": questionnaire.id, "enterprise_id": enterprise.id}
    client = client_for(owner)
    asked = [
        (rule, foreign[name])
        for rule, _right in readings(app)
        for name in rule.arguments
        if name in foreign
    ]

    assert asked
    for rule, id in asked:
        answers = [client.get(address(app, rule, one)) for one in (id, UNKNOWN)]
        bodies = [
            answer.text.replace(str(one), "")
            for answer, one in zip(answers, (id, UNKNOWN), strict=True)
        ]
        assert [answer.status_code for answer in answers] == [404, 404], rule.rule
        assert bodies[0] == bodies[1], rule.rule
