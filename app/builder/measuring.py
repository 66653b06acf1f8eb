"""What a question measures, as its author says it on the card, and what cannot be meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from app.core.errors import Unsound
from app.core.questionnaire.belongings import SetMeasured
from app.core.questionnaire.definition import Definition, Question
from app.core.questionnaire.measured import problems, read
from app.core.questionnaire.parts import Missing

FIELDS = ("aggregation", "stage", "basis", "counted", "of", "datapoint")


def edit_of(
    before: Definition, question: Question, typed: Mapping[str, str]
) -> Iterator[SetMeasured]:
    """Yield what was typed otherwise than the question says; the fields are named ``measured-…``.

    :raises Missing: it says what no page offers.
    :raises Unsound: it cannot be meant.
    """
    if "measured" not in typed:
        return
    said = {field: typed.get(f"measured-{field}", "").strip() for field in FIELDS}
    goals = tuple(one for one in re.split(r"[\s,;]+", typed.get("measured-goals", "")) if one)
    try:
        measured = read({**said, "goals": goals})
    except ValueError as strange:
        raise Missing("a measure of that kind") from strange
    if measured == question.measured:
        return
    counted = {one.id: one.measured.counted for one in before.questions if one.id != question.id}
    if wrong := list(problems(measured, counted)):
        raise Unsound(wrong)
    yield SetMeasured((question.id,), measured)
