"""ExpressionScript by others: said in our language and worth the same, or named."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

import pytest

from app.core.questionnaire.expressions.mistakes import NotWorkedOut
from app.core.questionnaire.expressions.values import Value, to_text
from app.interchange import expression_vectors
from app.interchange.limesurvey.em.functions import KNOWN
from app.interchange.limesurvey.em.parser import Foreign
from app.interchange.limesurvey.em.vectors import worth
from tests.corpus.folder import corpus_file

pytestmark = pytest.mark.corpus

OTHERWISE = {
    "em-0268": "a text that is not found is nothing (it prints as '' in PHP)",
    "em-0355": "the file says the contrary of em-0024 and em-0065: nothing is below no number",
    "em-0356": "the file says the contrary of em-0050 and em-0282: what is empty is not 0",
}
"""The vectors on which we answer otherwise, each with its reason."""

NOW = datetime(2026, 3, 2, tzinfo=UTC)
_ASSIGNED = re.compile(r"^([a-z])\s*[-+*/]?=(?!=)")


@dataclass(frozen=True)
class Vector:
    id: str
    expression: str
    expected: str | None
    functions: tuple[str, ...]
    flags: tuple[str, ...]
    variables: dict[str, Any]
    """What each variable holds by then."""


@cache
def vectors() -> tuple[Vector, ...]:
    return tuple(_in_order())


def _in_order() -> Iterator[Vector]:
    path = corpus_file("corpus", "expressions", "limesurvey_em.json")
    document = json.loads(path.read_text())
    held = {name: dict(said) for name, said in document["variables"].items()}
    for one in sorted(document["vectors"], key=lambda each: each["seq"]):
        yield Vector(
            one["id"], one["expression"], one["expected"], tuple(one["functions"]),
            tuple(one["flags"]), {name: dict(said) for name, said in held.items()},
        )  # fmt: skip
        if "assignment" in one["flags"] and one["expected"] is not None:
            _assign(held, one["expression"], one["expected"])


def _assign(held: dict[str, dict[str, Any]], expression: str, result: str) -> None:
    if expression == "a='hello',b='',c=0":
        held["a"]["code"], held["b"]["code"], held["c"]["code"] = "hello", "", 0
    elif found := _ASSIGNED.match(expression):
        number = re.fullmatch(r"-?\d+(\.\d+)?", result)
        held[found[1]]["code"] = float(result) if number else result


def equal(value: Value, expected: str) -> bool:
    if isinstance(value, bool):  # in PHP what is false prints as nothing, or as 0
        return value == (expected not in {"", "0"})
    text = to_text(value)
    if text == "NaN" or expected == "NAN":
        return text.upper() == expected
    try:
        return math.isclose(float(text), float(expected), rel_tol=1e-13, abs_tol=1e-15)
    except ValueError:
        return text == expected


def in_question() -> list[Vector]:
    """Those without assignments and within the functions that we have."""
    return [
        vector
        for vector in vectors()
        if "assignment" not in vector.flags
        and {name.lower() for name in vector.functions} <= KNOWN
        and "nondeterministic" not in vector.flags
    ]


def outcome(vector: Vector) -> str:
    """``equal``, ``other``, or the name of what cannot be said."""
    try:
        value = worth(vector.expression, vector.variables, now=NOW)
    except Foreign as foreign:
        return "equal" if vector.expected is None else foreign.what
    except NotWorkedOut as mistake:
        return mistake.code
    return "equal" if vector.expected is not None and equal(value, vector.expected) else "other"


def test_at_least_95_in_100_are_worth_the_same_in_our_language() -> None:
    outcomes = {vector.id: outcome(vector) for vector in in_question()}
    right = [id for id, found in outcomes.items() if found == "equal"]

    assert len(right) >= 0.95 * len(outcomes)
    assert len(outcomes) > 200


def test_the_others_are_these_and_none_is_worth_something_else_in_secret() -> None:
    outcomes = {vector.id: outcome(vector) for vector in in_question()}

    assert {id: found for id, found in outcomes.items() if found == "other"}.keys() == (
        OTHERWISE.keys()
    )


def test_the_command_works_them_out_in_their_order_and_names_what_it_cannot_say() -> None:
    path = corpus_file("corpus", "expressions", "limesurvey_em.json")
    document = expression_vectors.read(path.read_bytes())
    said = {answer["id"]: answer for answer in expression_vectors.worked_out(document, now=NOW)}

    assert list(said) == [vector["id"] for vector in document["vectors"]]
    assert [said[id]["value"] for id in ("em-0370", "em-0372", "em-0375")] == [3, 12, -1]
    assert (said["em-0098"]["type"], said["em-0098"]["value"]) == ("error", "htmlspecialchars()")
    assert said["em-0001"] == {"id": "em-0001", "type": "boolean", "value": True}
