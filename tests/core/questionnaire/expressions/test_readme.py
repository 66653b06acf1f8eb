"""The README teaches by examples, and its examples run."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.core import questionnaire
from app.core.questionnaire.expressions.context import Context, World
from app.core.questionnaire.expressions.evaluate import value_of
from app.core.questionnaire.expressions.parser import parse
from app.core.questionnaire.expressions.values import to_text
from app.interchange.expression_vectors import tree_of

README = (Path(questionnaire.__file__).parent / "expressions" / "README.md").read_text()
EXAMPLES = [line.split(" → ") for line in README.splitlines() if " → " in line]
TREE = re.search(r"`(<data>.*</data>)`", README)


@pytest.mark.parametrize(("expression", "worth"), EXAMPLES)
def test_an_example_is_worth_what_the_readme_says(expression: str, worth: str) -> None:
    assert TREE is not None
    root = tree_of(TREE[1])
    context = Context(World(now=datetime(2026, 3, 2, tzinfo=UTC)), root)

    assert to_text(value_of(parse(expression), context)) == worth
