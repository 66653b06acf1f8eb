"""Nothing that a person reads is forgotten."""

from __future__ import annotations

import ast
from pathlib import Path

from flask import Flask

from app.web.messages import SENTENCES

APP = Path(__file__).parents[2] / "app"


def codes_given() -> set[str]:
    return {
        str(node.args[0].value)
        for path in APP.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "Problem"
        and isinstance(node.args[0], ast.Constant)
    }


def test_each_problem_that_can_be_given_has_its_sentence() -> None:
    assert codes_given() - set(SENTENCES) == set()


def test_each_view_says_who_may_enter(app: Flask) -> None:
    unguarded = {
        endpoint
        for endpoint, view in app.view_functions.items()
        if not (hasattr(view, "access") or hasattr(view, "open_to_all")) and endpoint != "static"
    }
    assert unguarded == set()
