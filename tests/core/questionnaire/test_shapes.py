"""Every value that is read is of the shape of its kind, and nothing else is."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.problems import Problem
from app.core.questionnaire import kinds, parsing, validation
from app.core.questionnaire.definition import Question
from app.core.questionnaire.kinds import Kind, Silent
from app.core.questionnaire.lookups import Lookups
from app.core.questionnaire.options import Row
from app.core.questionnaire.shapes import has_shape
from app.core.questionnaire.submitting import handed_in
from app.core.questionnaire.transcribing import text_of, value_of
from app.core.questionnaire.typed import parts_of
from app.core.text import EN, FR, NL
from tests.core.questionnaire.ways import a_walk, asked
from tests.make import a_choice, a_question

CHOICES = (a_choice("a"), a_choice("b"))
ROWS = (Row("r-1", "men"), Row("r-2", "women"))
OPTIONS: dict[type[Kind], list[dict[str, Any]]] = {
    kinds.Single: [{"choices": CHOICES}, {"choices": CHOICES, "other": True}],
    kinds.Multiple: [{"choices": CHOICES}, {"choices": CHOICES, "other": True}],
    kinds.Ranking: [{"choices": CHOICES}],
    kinds.Numbers: [{"rows": ROWS}],
    kinds.Reference: [{"file": "a.csv"}, {"file": "a.csv", "several": True}],
    kinds.Place: [{"extent": "point"}, {"extent": "line"}],
    kinds.Matrix: [
        {"rows": ROWS, "choices": CHOICES, "cell": cell}
        for cell in ("single", "multiple", "number", "text")
    ],
}
ASKED = [
    a_question("q", kind(**options))
    for kind in get_args(Kind)
    if kind not in get_args(Silent)
    for options in OPTIONS.get(kind, [{}])
]
LOOKUPS = Lookups(
    communes=lambda typed, _countries: (("BE-53053", "Mons"),) if typed else (),
    is_entry=lambda _file, _code: True,
    file=lambda digest: {"digest": digest, "name": "a", "type": "image/png", "size": 1},
)
LIKELY = (
    "", "1", "2", "12", "12,5", "1 234", "2026", "3", "mars", "14:30", "1h30", "yes", "no", "c-a",
    "c-b", "other", "OK", "8.5", "a@b.be", "+3225550000", "https://b.be", "50.6", "3.05", "BE",
    "0123.456.749", "7000", "50.1 3.1;50.2 3.2",
)  # fmt: skip
TEXTS = st.one_of(st.sampled_from(LIKELY), st.text(max_size=12))


@st.composite
def typed_answers(draw: st.DrawFn) -> tuple[Question, dict[str, list[str]]]:
    question = draw(st.sampled_from(ASKED))
    return question, {part: [draw(TEXTS)] for part in parts_of(question)}


@settings(deadline=None, max_examples=300)
@given(typed_answers(), st.sampled_from([FR, NL, EN]))
def test_what_is_read_has_the_shape_of_its_kind(
    sent: tuple[Question, dict[str, list[str]]], locale: Any
) -> None:
    question, typed = sent

    outcome = parsing.read(question, typed, ("m", "p", "q"), locale=locale, lookups=LOOKUPS)

    assert outcome is None or isinstance(outcome, Problem) or has_shape(question, outcome)


@pytest.mark.parametrize("odd", [None, "", [], {}, True, 1.5, {"__proto__": "x"}, [None], [[]]])
def test_what_has_no_sense_for_any_kind_is_of_no_shape(odd: object) -> None:
    assert [question.kind for question in ASKED if has_shape(question, odd)] == []


@pytest.mark.parametrize(
    ("kind", "value", "read_as"),
    [
        (kinds.Integer(), 3_000_000_000, "3000000000"), (kinds.DecimalNumber(), "0.5", "0.5"),
        (kinds.Single(CHOICES), "c-a", "a"), (kinds.Multiple(CHOICES), ["c-a", "c-b"], "a b"),
        (kinds.Ranking(CHOICES), ["c-b", "c-a"], "b a"), (kinds.Month(), "2026-03", "2026-03-01"),
        (kinds.Time(), "14:30", "14:30:00"), (kinds.Duration(), "PT35H30M", "35.5"),
        (kinds.Goal(), ["8.5", "4.4"], "8.5 4.4"), (kinds.YesNo(), "yes", "yes"),
        (kinds.Instant(), "2026-03-02T14:30", "2026-03-02T14:30"), (kinds.Year(), 2026, "2026"),
        (kinds.Acknowledged(), "OK", "OK"), (kinds.Commune(), "BE-53053", "BE-53053"),
        (kinds.Place(), "50.6 3.05 0 0", "50.6 3.05 0 0"),
    ],
)  # fmt: skip
def test_an_answer_goes_into_the_tree_and_comes_back(kind: Kind, value: Any, read_as: str) -> None:
    question = a_question("q", kind)

    assert (text_of(question, value), value_of(question, read_as)) == (read_as, value)


@pytest.mark.parametrize(
    ("kind", "value", "read_as"),
    [
        (kinds.Single(CHOICES, other=True), {"other": "Ailleurs"}, "other"),
        (kinds.Multiple(CHOICES, other=True), ["c-a", {"other": "x"}], "a other"),
        (kinds.Consent("2"), {"given": True, "version": "2"}, "yes"),
        (kinds.Duration(), "PT20M", "0.333333"),
    ],
)
def test_what_expressions_read_of_an_answer_that_says_more(
    kind: Kind, value: Any, read_as: str
) -> None:
    assert text_of(a_question("q", kind), value) == read_as


JSON = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.text(max_size=6), st.sampled_from(LIKELY)
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["r-1", "c-a", "other", "given", "from", "_id"]), inner),
    ),
    max_leaves=6,
)


@settings(deadline=None, max_examples=200)
@given(st.sampled_from(ASKED), JSON)
def test_an_answer_of_another_shape_is_told_and_breaks_nothing(
    question: Question, odd: Any
) -> None:
    walk = a_walk(asked(question), {question.id: odd})

    problems = [problem.code for problem in validation.of_walk(walk)]

    handed_in(walk)
    spot = next(walk.asked())
    if spot.value is not None and not has_shape(question, spot.value):
        assert problems == ["answer.of-another-kind"]
