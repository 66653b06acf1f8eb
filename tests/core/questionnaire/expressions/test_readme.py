"""The README teaches by examples: they run, in both engines, and show every function."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from app.core import questionnaire
from app.core.questionnaire.expressions.functions.table import FUNCTIONS
from app.interchange import expression_vectors, expressions_in_node

README = (Path(questionnaire.__file__).parent / "expressions" / "README.md").read_text()
TREE = re.findall(r"`(<data>.*</data>)`", README)[0]
BLOCKS = re.findall(r"```(\w*)\n(.*?)```", README, re.DOTALL)
NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)

WITHOUT_EXAMPLE = {"jr:choice-name", "once", "random", "uuid"}
"""They need a questionnaire, an answer of their own or chance; the text speaks of each."""


def examples(language: str) -> list[tuple[str, str]]:
    blocks = [block for tag, block in BLOCKS if (tag or "en") == language]
    lines = [line.partition(" →") for block in blocks for line in block.splitlines()]
    return [(expression, worth) for expression, _arrow, worth in lines]


@pytest.mark.parametrize("engine", [expression_vectors, expressions_in_node])
@pytest.mark.parametrize("language", ["en", "fr", "nl"])
def test_each_example_is_worth_what_the_readme_says(language: str, engine: Any) -> None:
    shown = examples(language)
    document = {
        "meta": {"locale": language},
        "contexts": {"tree": TREE},
        "vectors": [
            {"id": text, "expression": text, "context": "tree", "result_type": "string"}
            for text, _worth in shown
        ],
    }

    answers = [answer["value"] for answer in engine.worked_out(document, now=NOW)]

    assert list(zip([text for text, _ in shown], answers, strict=True)) == [
        (text, worth.strip()) for text, worth in shown
    ]


def test_every_function_has_an_example_and_is_spoken_of() -> None:
    shown = " ".join(text for text, _worth in examples("en"))
    without = {name for name in FUNCTIONS if f"{name}(" not in shown}

    assert without == WITHOUT_EXAMPLE
    assert [name for name in FUNCTIONS if name not in README] == []
