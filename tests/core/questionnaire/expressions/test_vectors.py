"""Expressions of other people, with what two other engines agree that they are worth."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from app.interchange import expression_vectors, expressions_in_node
from tests.corpus.folder import corpus_file

ENGINES: dict[str, Callable[..., Iterator[dict[str, Any]]]] = {
    "python": expression_vectors.worked_out,
    "js": expressions_in_node.worked_out,
}
NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)

OUTSIDE = {
    "jr-0097": "int() is whole: a tiny number is 0, as in the two engines of the core vectors",
    "jr-0107": "an exponent in text is a number, as in the two engines of the core vectors",
    "jr-0185": "date(true()) is no date, and no mistake",
    "jr-0190": "the last bits of a fraction of a day: we divide once, by whole milliseconds",
    "jr-0192": "no date is NaN, and no mistake",
    "jr-0269": "a decimal comma is a matter of typing and showing, never of an expression",
    "jr-0277": "a decimal comma is a matter of typing and showing, never of an expression",
    "jr-0279": "half is rounded away from zero, as in the two engines of the core vectors",
}
"""Vectors of JavaRosa that we answer otherwise on purpose; README.md says the same."""


def number(value: object) -> float:
    if isinstance(value, Mapping):
        return float(str(value["number"]).replace("Infinity", "inf"))
    return float(str(value))


def agrees(vector: Mapping[str, Any], answer: Mapping[str, Any]) -> bool:
    expected, matcher = vector["expected"], vector.get("matcher", "equal")
    if vector["result_type"] == "error" or answer["type"] == "error":
        return bool(vector["result_type"] == answer["type"])
    match vector["result_type"], matcher:
        case _, "match":
            return re.search(expected["regex"], str(answer["value"])) is not None
        case _, "equal-ci":
            return str(answer["value"]).lower() == str(expected).lower()
        case "number", "equal-rounded":
            factor = float(vector["factor"])
            rounded = [
                math.floor(number(one) * factor + 0.5) for one in (answer["value"], expected)
            ]
            return rounded[0] == rounded[1]
        case "number", _:
            found, wanted = number(answer["value"]), number(expected)
            return found == wanted or (math.isnan(found) and math.isnan(wanted))
        case "boolean", _:
            return bool(answer["value"] is expected)
        case _:
            return str(answer["value"]) == str(expected)


def disagreements(name: str, engine: str, wanted: Callable[[Mapping[str, Any]], bool]) -> list[str]:
    document = expression_vectors.read(corpus_file("corpus", "expressions", name).read_bytes())
    answers = ENGINES[engine](document, now=NOW)
    return [
        vector["id"]
        for vector, answer in zip(document["vectors"], answers, strict=True)
        if wanted(vector) and not agrees(vector, answer)
    ]


@pytest.mark.corpus
@pytest.mark.parametrize("engine", ENGINES)
def test_every_core_vector_has_the_value_that_others_agree_on(engine: str) -> None:
    assert disagreements("openrosa_core.json", engine, lambda vector: True) == []


@pytest.mark.corpus
@pytest.mark.parametrize("engine", ENGINES)
def test_javarosa_differs_only_where_we_mean_to(engine: str) -> None:
    plain = disagreements("javarosa_xpatheval.json", engine, lambda vector: not vector["flags"])

    assert plain == sorted(OUTSIDE)
    assert len(plain) <= 0.05 * plain_vectors("javarosa_xpatheval.json")


def plain_vectors(name: str) -> int:
    document = json.loads(corpus_file("corpus", "expressions", name).read_bytes())
    return sum(not vector["flags"] for vector in document["vectors"])
