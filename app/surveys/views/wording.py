"""What the rules say, in the words of the questionnaire and the numbers of the reader."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from flask_babel import get_locale

from app.core.problems import Problem
from app.core.questionnaire.answers import Value
from app.core.questionnaire.definition import Question, choices_of
from app.core.questionnaire.flow import Plan
from app.core.questionnaire.kinds import Date, DecimalNumber, Integer, Multiple, Single
from app.core.questionnaire.options import Choice
from app.core.text import Locale, LocalizedText
from app.web import messages, pages


def reader() -> Locale:
    """Return the language of this page."""
    return Locale(str(get_locale()))


def said(problem: Problem, plan: Plan) -> str:
    """Return what a problem says, naming its question as the page names it."""
    question = plan.questions.get(problem.place[2]) if len(problem.place) > 2 else None
    authored = plan.definition.authored
    if question and question.required_message.is_written_in(reader()) and _is_missing(problem):
        return question.required_message.text_in(reader())
    is_year = question is not None and _asks_a_year(question)
    facts = {
        name: str(fact) if is_year and isinstance(fact, int) else _readable(fact, authored)
        for name, fact in problem.facts.items()
    }
    if question:
        facts["label"] = short(pages.read(question.label, authored) or question.name)
    return messages.sentence(Problem(problem.code, problem.place, facts))


def short(label: str) -> str:
    """Return a label as it is quoted in a sentence: on one line, without its colon."""
    words = " ".join(label.split()).rstrip(":* \u00a0")
    return words if len(words) <= 120 else f"{words[:119].rstrip()}…"


def field_of(problem: Problem) -> str:
    """Return the id of the field where a problem is put right."""
    return html_id(problem.place[2], *problem.place[3:])


def html_id(question_id: str, part: str = "") -> str:
    return f"answer-{question_id}-{part}" if part else f"answer-{question_id}"


def spoken(question: Question, value: Value, plan: Plan) -> list[tuple[str, str]]:
    """Return an answer as a reader says it: lines of text, each with its language."""
    authored = plan.definition.authored
    match question.kind, value:
        case ((Integer(unit=unit) | DecimalNumber(unit=unit)), _) if not _asks_a_year(question):
            words = pages.number(Decimal(str(value))), pages.read(unit, authored)
            return [(" ".join(word for word in words if word), "")]
        case Date(), str():
            return [(pages.day(date.fromisoformat(value)), "")]
        case ((Single() | Multiple()), (str() | list())):
            chosen = value if isinstance(value, list) else [value]
            return [
                _label(choice, authored) for choice in choices_of(question) if choice.id in chosen
            ]
        case _:
            return [(str(value), "")]


def untranslated(texts: Iterable[LocalizedText], authored: Locale) -> Locale | None:
    """Return the language that stands in for the reader's somewhere in ``texts``, if one does."""
    for text in texts:
        spoken_in = text.locale_read(reader(), otherwise=authored)
        if spoken_in != reader() and text.is_written_in(spoken_in):
            return spoken_in
    return None


def _asks_a_year(question: Question) -> bool:
    """Tell whether a number stands for a year: 1999, and neither 1 999 nor 1.999."""
    match question.kind:
        case Integer(least=int(least), most=int(most), unit=unit):
            return 1000 <= least <= most < 3000 and not unit.by_locale
        case _:
            return False


def _label(choice: Choice, authored: Locale) -> tuple[str, str]:
    return pages.read(choice.label, authored) or choice.name, pages.lang_of(choice.label, authored)


def _is_missing(problem: Problem) -> bool:
    return problem.code.endswith(".required")


def _readable(fact: object, authored: Locale) -> object:
    match fact:
        case LocalizedText():
            return pages.read(fact, authored)
        case int() | Decimal():
            return pages.number(fact)
        case date():
            return pages.day(fact)
        case _:
            return fact
