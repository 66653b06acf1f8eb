"""A sentence says what its expression says, and an expression becomes a sentence where it can."""

from __future__ import annotations

from random import Random

import pytest

from app.core.questionnaire.kinds import Date, DecimalNumber, Integer, Multiple, Single, YesNo
from app.core.questionnaire.sentences import Line, Sentence, expression, sentence, signs_of
from tests import make

OPTIONS = (make.a_choice("care"), make.a_choice("work"))
QUESTIONS = {
    question.id: question
    for question in (
        make.a_question("staff", Integer()),
        make.a_question("rate", DecimalNumber()),
        make.a_question("sector", Single(OPTIONS)),
        make.a_question("fields", Multiple(OPTIONS)),
        make.a_question("open", YesNo()),
        make.a_question("since", Date()),
    )
}
VALUES = {"sector": "care", "fields": "work", "open": "yes", "since": "2026-03-01"}


@pytest.mark.parametrize(
    "written",
    [
        "",
        "${q-staff} > 0",
        "${q-staff} > 0 and (${q-sector} = 'care' or ${q-sector} = 'work')",
        "(${q-staff} >= 10 and ${q-open} = 'yes') or selected(${q-fields}, 'care')",
        "not(selected(${q-fields}, 'work'))",
        "${q-since} < date('2026-03-01')",
        "${q-rate} <= 12.5 or ${q-rate} = ''",
        ". <= 100",
    ],
)
def test_an_expression_that_is_a_sentence_comes_back_as_it_was(written: str) -> None:
    said = sentence(written, QUESTIONS)

    assert said is not None
    assert expression(said, QUESTIONS) == written


@pytest.mark.parametrize(
    "written",
    [
        "${q-staff} + 1 > 3",
        "${q-staff} > ${q-rate}",
        "count-selected(${q-fields}) > 1",
        "${q-sector} = 'gone'",
        "${q-nobody} > 0",
        "true()",
        "${q-staff} >",
    ],
)
def test_an_expression_that_says_more_is_no_sentence(written: str) -> None:
    assert sentence(written, QUESTIONS) is None


def test_a_line_in_which_nothing_is_chosen_says_nothing() -> None:
    said = Sentence("or", (Line(), Line("q-staff", ">", "1 000"), Sentence("and", (Line(),))))

    assert expression(said, QUESTIONS) == "${q-staff} > 1000"


def drawn(dice: Random, depth: int = 0) -> Line | Sentence:
    if depth == 3 or dice.random() < 0.4:
        id = dice.choice(sorted(QUESTIONS))
        return Line(id, dice.choice(signs_of(QUESTIONS[id])), VALUES.get(id[2:], "7"))
    parts = tuple(drawn(dice, depth + 1) for _ in range(dice.randint(2, 3)))
    return Sentence(dice.choice(("and", "or")), parts)


@pytest.mark.parametrize("seed", range(40))
def test_whatever_is_composed_reads_back_and_says_the_same(seed: int) -> None:
    made = drawn(Random(seed))  # noqa: S311  the same each time
    whole = made if isinstance(made, Sentence) else Sentence("and", (made,))

    again = sentence(expression(whole, QUESTIONS), QUESTIONS)

    assert again is not None
    once = expression(again, QUESTIONS)
    assert expression(sentence(once, QUESTIONS) or Sentence(), QUESTIONS) == once
