"""Our own JSON comes back as it left, and what is not ours is refused with a place."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings

from app.core.errors import Unsound
from app.core.questionnaire import codec
from app.core.questionnaire.definition import Definition
from app.core.questionnaire.kinds import DecimalNumber, Hidden
from app.interchange import own_json
from tests import make
from tests.core.questionnaire.edits import definitions


def a_document(**changes: Any) -> dict[str, Any]:
    return {**codec.encode(make.a_definition()), **changes}


@settings(deadline=None, max_examples=50)
@given(definitions())
def test_what_leaves_comes_back_whole_with_its_ids(definition: Definition) -> None:
    exported = own_json.write(definition)

    assert own_json.converted(exported.data, "ours.json")[0] == definition


def twice() -> dict[str, Any]:
    page = make.a_page(make.a_question(), make.a_question())
    return codec.encode(make.a_definition(make.a_module(page)))


def endless(number: str) -> dict[str, Any]:
    page = make.a_page(make.a_question(kind=DecimalNumber(least=Decimal(number))))
    return codec.encode(make.a_definition(make.a_module(page)))


@pytest.mark.parametrize(
    ("document", "code"),
    [
        ([1, 2], "json.not-ours"),
        (a_document(format=99), "json.not-ours"),
        (a_document(modules=[{"id": 4}]), "json.not-ours"),
        (a_document(locales=[]), "json.language-unsound"),
        (a_document(locales=["fr\n"]), "json.language-unsound"),
        (a_document(modules=[{"id": '"><b>'}]), "json.id-unsound"),
        (twice(), "json.id-twice"),
        (endless("1e999999"), "json.number-too-long"),
        (endless("NaN"), "json.number-too-long"),
    ],
)
def test_what_is_not_ours_is_refused(document: Any, code: str) -> None:
    with pytest.raises(Unsound) as refusal:
        own_json.converted(json.dumps(document).encode(), "ours.json")

    assert refusal.value.problems[0].code == code


def test_what_only_records_who_answers_and_when_is_counted_by_nobody() -> None:
    page = make.a_page(make.a_question(), make.a_question("start", Hidden("start")))
    exported = own_json.write(make.a_definition(make.a_module(page)))

    assert own_json.converted(exported.data, "ours.json")[1].asked == 1
