"""Nothing that a person reads is forgotten."""

from __future__ import annotations

import ast
import re
from pathlib import Path

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


def test_each_thing_that_can_be_said_of_an_expression_has_its_sentence() -> None:
    code = re.compile(r'"((?:expression|logic)\.[a-z-]+)"')
    rules = "".join(path.read_text() for path in (APP / "core" / "questionnaire").rglob("*.py"))

    assert set(code.findall(rules)) - set(SENTENCES) == set()
