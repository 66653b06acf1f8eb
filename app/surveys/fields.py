"""A page of questions as the fields of a form: what it shows, and what it was sent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from app.core.problems import Problem
from app.core.questionnaire import dates, parsing
from app.core.questionnaire.answers import Answers, Value
from app.core.questionnaire.definition import Question, is_asked
from app.core.questionnaire.flow import Step
from app.core.questionnaire.kinds import Date, DecimalNumber
from app.core.questionnaire.typed import Typed
from app.core.text import EN, Locale

PREFIX = "answer-"
CONTROL = frozenset({"csrf_token", "_end", "_version", "_revision", "_lang", "_go"})


@dataclass(frozen=True, slots=True)
class Sent:
    """What a page of questions sent, read as far as it can be read."""

    given: Mapping[str, Value | None]
    """By question id: the value, None where the field was left empty.  What could not be read,
    and what the person gave up in favour of a colleague's answer, is absent."""

    typed: Mapping[str, Typed]
    """By question id: what stood in the field, readable or not."""

    problems: tuple[Problem, ...]
    strange: bool
    """Whether there was a field that the page does not have."""


def sent(form: MultiDict[str, str], step: Step, locale: Locale) -> Sent:
    """Read what a page sent."""
    given: dict[str, Value | None] = {}
    typed: dict[str, Typed] = {}
    problems = []
    known = set(CONTROL)
    for question in filter(is_asked, step.page.questions):
        names = _names(question)
        known |= {*names.values(), f"keep-{question.id}"}
        if form.get(f"keep-{question.id}") == "theirs":
            continue
        typed[question.id] = {part: form.getlist(name) for part, name in names.items()}
        place = (step.module.id, step.page.id, question.id)
        outcome = parsing.read(question, typed[question.id], place, locale=locale)
        if isinstance(outcome, Problem):
            problems.append(outcome)
        else:
            given[question.id] = outcome
    return Sent(given, typed, tuple(problems), strange=not set(form) <= known)


def typed_of(question: Question, answers: Answers, locale: Locale) -> Typed:
    """Return what stands in the field of a question that was answered before."""
    value = answers.get(question.id)
    match question.kind, value:
        case _, None:
            return {}
        case Date(), str():
            year, month, day = value.split("-")
            return {"day": [str(int(day))], "month": [str(int(month))], "year": [year]}
        case DecimalNumber(), str():
            return {"": [value if locale == EN else value.replace(".", ",")]}
        case _, list():
            return {"": value}
        case _:
            return {"": [str(value)]}


def hidden(
    typed: Mapping[str, Typed], questions: Mapping[str, Question]
) -> Iterator[tuple[str, str]]:
    """Give the names and values that send what was typed once more."""
    for id, parts in typed.items():
        for part, name in _names(questions[id]).items():
            yield from ((name, text) for text in parts.get(part, ()))


def _names(question: Question) -> Mapping[str, str]:
    """Return the names of the fields of a question, by part."""
    if isinstance(question.kind, Date):
        return {part: f"{PREFIX}{question.id}-{part}" for part in dates.PARTS}
    return {"": f"{PREFIX}{question.id}"}
