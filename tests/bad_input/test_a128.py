"""A128: an expression is read by our own grammar, which knows neither attributes nor programs."""

from __future__ import annotations

import pytest

from app.core.questionnaire.flow import plan
from app.core.questionnaire.linting import linter
from app.core.questionnaire.logic import Logic
from app.core.questionnaire.walking import walk
from tests.make import NOW, a_definition, a_module, a_page, a_question

HOSTILE = (
    "().__class__.__base__.__subclasses__()",
    "__import__('os').system('id')",
    "lambda: 1",
    "open('/etc/passwd')",
    "getattr(1, 'x')",
    "f'{1}'",
    "'a'.format(1)",
    "[x for x in (1, 2)]",
    "eval('1')",
    "exec('1')",
    "1 if 1 else 2",
    "${q-workers}.__class__",
    "{{ 7 * 7 }}",
)


@pytest.mark.parametrize("written", HOSTILE)
def test_it_is_a_mistake_that_stops_publishing_and_nothing_runs(written: str) -> None:
    question = a_question("other", logic=Logic(relevant=written))
    definition = a_definition(a_module(a_page(a_question(), question)))

    stopped = {one.place[:2] for one in linter.stops(definition)}

    assert stopped == {("q-other", "relevant")}


@pytest.mark.parametrize("written", HOSTILE)
def test_it_shows_its_question_as_if_it_were_not_there(written: str) -> None:
    question = a_question("other", logic=Logic(relevant=written))
    definition = a_definition(a_module(a_page(a_question(), question)))

    walked = walk(plan(definition), {}, now=NOW, locale="fr")

    assert [spot.question.id for spot in walked.spots()] == ["q-workers", "q-other"]
