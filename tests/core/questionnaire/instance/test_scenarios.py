"""Forms of other people, filled in as they were, with what must then be true."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from app.interchange.scenarios import Play
from tests.corpus.folder import corpus_file

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)

OUTSIDE = {
    "scn-0424": "a list of chosen options is put in the order of the choices by the page, "
    "which this part of the engine has not",
}
"""Scenarios that we do not play, each with its reason."""


def agrees(found: object, step: Mapping[str, Any]) -> bool:
    wanted = step["equals"]
    match wanted:
        case None:
            return found in {None, ""}
        case bool() if step.get("type") == "boolean":
            return (found == "OK") is wanted
        case {"bigint": number}:
            return bool(found == number)
        case {"latitude": latitude, "longitude": longitude, **rest}:
            parts = [latitude, longitude, rest["altitude"], rest["accuracy"]]
            return [float(part) for part in str(found).split()] == parts
        case int() | float() if isinstance(found, str):
            return found != "" and float(found) == wanted
        case str() if step.get("type") == "raw" and len(wanted.split()) == 4:
            return [float(part) for part in str(found).split()] == list(map(float, wanted.split()))
        case _:
            return bool(found == wanted)


def first_disagreement(scenario: Mapping[str, Any]) -> str | None:
    play = Play(scenario["forms"][0], now=NOW)
    for step in scenario["simple_steps"]:
        found = play.step(step)
        if "expect" in step and not agrees(found, step):
            return f"{scenario['id']}: {step['ref']} is {found!r}, not {step['equals']!r}"
    return None


@pytest.mark.corpus
def test_forms_behave_as_their_authors_recorded() -> None:
    document = json.loads(corpus_file("corpus", "expressions", "odk_scenarios.json").read_bytes())
    played = [
        scenario
        for scenario in document["scenarios"]
        if scenario["simple_steps"]
        and "known-failing" not in scenario["flags"]
        and isinstance(scenario["forms"][0]["form"], dict)
    ]

    disagreeing = {one["id"] for one in played if first_disagreement(one)}

    assert (len(played), disagreeing) == (110, set(OUTSIDE))
