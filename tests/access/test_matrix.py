"""Who may do what, route by route: the table, the rules and the doors say the same."""

from __future__ import annotations

import csv
from pathlib import Path

from flask import Flask

from app.core.access import GRANTS, Right, Role

TABLE = Path(__file__).with_name("matrix.csv")


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
