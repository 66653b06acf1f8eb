"""What a questionnaire asks of those who answer: how long it takes, how hard it reads, what for.

The minutes are an estimate, and are called one: seconds a kind of answer, and words read at an
ordinary pace.  Nobody has measured them here; campaigns tell how long their pages really take.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.core.questionnaire.completeness import WANTED
from app.core.questionnaire.definition import (
    Definition,
    Question,
    choices_of,
    is_asked,
    is_seen,
    rows_of,
)
from app.core.questionnaire.kept import once_each
from app.core.questionnaire.kinds import (
    Date,
    DecimalNumber,
    Integer,
    Kind,
    Matrix,
    Multiple,
    Numbers,
    Ranking,
    Single,
    Testimony,
    Text,
    YesNo,
)
from app.core.questionnaire.linting import reading
from app.core.questionnaire.references import uses
from app.core.text import Locale

WORDS_A_SECOND = 3.5
"""Read silently by an adult, about 210 a minute."""

SECONDS: Mapping[type[Kind], float] = {
    YesNo: 3, Single: 5, Multiple: 9, Ranking: 20, Date: 8,
    Integer: 20, DecimalNumber: 25, Text: 30, Testimony: 120,
}  # fmt: skip
"""To find and to give an answer; figures have to be looked up."""

OTHERWISE = 10.0
A_ROW, A_NUMBER = 6.0, 15.0
LONG_TEXT = 90.0


@dataclass(frozen=True, slots=True)
class Burden:
    minutes: int
    """To answer everything, once."""

    asked: int
    required: int
    ease: Mapping[Locale, int]
    """How easy the wording reads in each language: 100 easy, 0 hard; a language in which
    there is too little to say is not in it."""

    idle: tuple[Question, ...]
    """Questions of which nobody has said what they measure, and on which nothing hangs."""


@once_each
def burden(definition: Definition) -> Burden:
    """Return what a questionnaire asks of those who answer."""
    questions = [one for one in definition.questions if is_seen(one)]
    asked = [one for one in questions if is_asked(one)]
    seconds = sum(_reading(one, definition.authored) for one in questions)
    seconds += sum(_answering(one) for one in asked)
    used = {key for key, _use in uses(definition)}
    wholes = {one.measured.of for one in asked}
    idle = [
        one
        for one in asked
        if not (one.measured.aggregation or one.measured.stage or one.measured.datapoint)
        and one.id not in used
        and one.id not in wholes
    ]
    return Burden(
        round(seconds / 60),
        len(asked),
        sum(one.required for one in asked),
        _ease(questions),
        tuple(idle),
    )


def _reading(question: Question, locale: Locale) -> float:
    texts = [question.label, question.hint, *(one.label for one in choices_of(question))]
    return sum(len(text.text_in(locale).split()) for text in texts) / WORDS_A_SECOND


def _answering(question: Question) -> float:
    match question.kind:
        case Text(multiline=True):
            return LONG_TEXT
        case Matrix():
            return A_ROW * len(rows_of(question))
        case Numbers():
            return A_NUMBER * len(rows_of(question))
        case kind:
            return SECONDS.get(type(kind), OTHERWISE)


def _ease(questions: list[Question]) -> Mapping[Locale, int]:
    found = {}
    for locale in WANTED:
        whole = "\n".join(one.label.text_in(locale) for one in questions)
        if (score := reading.ease(whole, locale)) is not None:
            found[locale] = max(0, min(100, round(score)))
    return found
