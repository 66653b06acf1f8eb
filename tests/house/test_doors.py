"""The doors of the house: who stands at each, and that looking in changes nothing."""

from __future__ import annotations

from flask import Flask

from app.core.access import GRANTS, Role
from app.extensions import db
from tests.access.plan import rows
from tests.addresses import naming_nothing
from tests.bad_input.unharmed import rows_of
from tests.clients import ClientFor
from tests.make import a_pole, an_account

RIGHTS = {right for rights in GRANTS.values() for right in rights}


def test_each_view_says_who_may_enter_or_why_everybody_may(app: Flask) -> None:
    unguarded = {
        endpoint
        for endpoint, view in app.view_functions.items()
        if endpoint != "static" and not (hasattr(view, "access") or hasattr(view, "open_to_all"))
    }
    assert unguarded == set()


def test_each_right_that_a_door_asks_for_is_granted_to_somebody(app: Flask) -> None:
    asked = {view.access for view in app.view_functions.values() if hasattr(view, "access")}

    assert asked - RIGHTS == set()


def test_the_plan_holds_the_61_rows_of_the_plan_in_their_order() -> None:
    """And before them, as row 0, the ways in."""
    assert [row["row"] for row in rows()] == [str(number) for number in range(62)]


def test_the_plan_names_no_route_that_is_gone(app: Flask) -> None:
    named = {
        name.partition(":")[0]
        for row in rows()
        for name in row["routes"].removeprefix("(open)").removeprefix("(door)").split()
    }
    assert named - set(app.view_functions) == set()


def test_a014_a066_reading_any_page_as_anybody_changes_nothing(
    app: Flask, client_for: ClientFor
) -> None:
    pole = a_pole()
    db.session.add(pole)
    db.session.flush()
    clients = [client_for(an_account(role, pole=pole)) for role in Role]
    adapter = app.url_map.bind("localhost")
    paths = [
        adapter.build(rule.endpoint, naming_nothing(rule))
        for rule in app.url_map.iter_rules()
        if "GET" in (rule.methods or ()) and rule.endpoint != "static"
    ]
    before = rows_of(app)

    for client in clients:
        for path in paths:
            for method in ("GET", "HEAD"):
                client.open(path, method=method, buffered=True)

    assert rows_of(app) == before
