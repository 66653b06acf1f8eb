"""What stops a questionnaire from being published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from app.core.problems import Problem
from app.core.questionnaire.definition import Definition, Question, choices_of, is_asked
from app.core.questionnaire.kinds import (
    Calculated,
    Date,
    DecimalNumber,
    Hidden,
    Integer,
    Kept,
    Matrix,
    Month,
    Multiple,
    Numbers,
    Ranking,
    Scale,
    Single,
    Year,
)


def problems(definition: Definition) -> list[Problem]:
    """Return everything that stops publishing, in reading order; empty where nothing does."""
    return [
        *_of_the_whole(definition),
        *_of_the_pages(definition),
        *_of_the_names(definition),
        *(
            problem
            for question in definition.questions
            if not isinstance(question.kind, Calculated | Hidden | Kept)
            for problem in (*_of_the_words(question, definition), *_of_the_kind(question))
        ),
    ]


def _of_the_whole(definition: Definition) -> Iterator[Problem]:
    if not definition.title.is_written_in(definition.authored):
        yield Problem("questionnaire.no-title", ("title",))
    if not any(is_asked(question) for question in definition.questions):
        yield Problem("questionnaire.asks-nothing")


def _of_the_pages(definition: Definition) -> Iterator[Problem]:
    for module in definition.modules:
        if not module.pages:
            yield Problem("module.empty", (module.id,))
    for page in definition.pages:
        if not page.questions:
            yield Problem("page.empty", (page.id,))


def _of_the_names(definition: Definition) -> Iterator[Problem]:
    uses = Counter(question.name for question in definition.questions)
    for question in definition.questions:
        if not question.name.strip():
            yield Problem("question.no-name", (question.id, "name"))
        elif uses[question.name] > 1:
            facts = {"name": question.name, "times": uses[question.name]}
            yield Problem("question.name-used-twice", (question.id, "name"), facts)


def _of_the_words(question: Question, definition: Definition) -> Iterator[Problem]:
    if not question.label.is_written_in(definition.authored):
        facts = {"language": definition.authored.upper()}
        yield Problem("question.no-label", (question.id, "label"), facts)
    for choice in choices_of(question):
        if not choice.label.is_written_in(definition.authored):
            facts = {"name": choice.name, "language": definition.authored.upper()}
            yield Problem("choice.no-label", (question.id, choice.id, "label"), facts)


def _of_the_kind(question: Question) -> Iterator[Problem]:
    match question.kind:
        case (
            Integer(least=low, most=high)
            | DecimalNumber(least=low, most=high)
            | Numbers(least=low, most=high)
            | Year(earliest=low, latest=high)
        ):
            crossed = low is not None and high is not None and low > high
        case Date(earliest, latest) | Month(earliest, latest):
            crossed = bool(earliest and latest and earliest > latest)
        case Scale(least=low, most=high, step=step):
            crossed = low >= high or step <= 0
        case _:
            crossed = False
    if crossed:
        yield Problem("question.bounds-crossed", (question.id, "bounds"))
    yield from _of_the_options(question)


def _of_the_options(question: Question) -> Iterator[Problem]:
    match question.kind:
        case Matrix(cell="number" | "text", choices=()):
            pass
        case Single() | Multiple() | Ranking() | Matrix():
            yield from _of_the_choices(question)
        case _:
            pass
    if isinstance(question.kind, Numbers | Matrix) and not question.kind.rows:
        yield Problem("question.no-rows", (question.id, "rows"))


def _of_the_choices(question: Question) -> Iterator[Problem]:
    choices = choices_of(question)
    if not choices:
        yield Problem("question.no-choices", (question.id, "choices"))
    for name, times in Counter(choice.name for choice in choices).items():
        if not name.strip():
            yield Problem("choice.no-name", (question.id, "choices"))
        elif times > 1:
            facts = {"name": name, "times": times}
            yield Problem("choice.name-used-twice", (question.id, "choices"), facts)
    if isinstance(question.kind, Multiple):
        yield from _of_the_numbers(question, question.kind)


def _of_the_numbers(question: Question, kind: Multiple) -> Iterator[Problem]:
    most = len(kind.choices) if kind.most is None else kind.most
    if kind.least > most or kind.least > len(kind.choices):
        yield Problem("question.bounds-crossed", (question.id, "bounds"))
    if kind.exclusive and kind.exclusive not in {choice.id for choice in kind.choices}:
        yield Problem("question.exclusive-unknown", (question.id, "choices"))
