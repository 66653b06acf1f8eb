"""What a key figure can be made of: the questions of the questionnaire that was answered."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.questionnaire.definition import Definition, Question
from app.core.questionnaire.kinds import Integer, Multiple, Single
from app.core.text import Locale, LocalizedText


@dataclass(frozen=True, slots=True)
class Option:
    """One line of a list: its value, and the question (and choice) that it stands for."""

    value: str
    question: LocalizedText
    choice: LocalizedText | None
    authored: Locale


def measures_of(definition: Definition) -> list[Option]:
    """Return the sums of whole numbers and the shares of choices, in the order of asking."""
    return [
        option
        for question in definition.questions
        for option in _options(question, definition.authored)
    ]


def wholes_of(definition: Definition) -> list[Option]:
    """Return the questions of which a number can be a part."""
    return [
        Option(question.id, question.label, None, definition.authored)
        for question in definition.questions
        if isinstance(question.kind, Integer)
    ]


def _options(question: Question, authored: Locale) -> list[Option]:
    match question.kind:
        case Integer():
            return [Option(f"total:{question.id}", question.label, None, authored)]
        case Single(choices) | Multiple(choices):
            return [
                Option(f"share:{question.id}:{choice.id}", question.label, choice.label, authored)
                for choice in choices
            ]
        case _:
            return []
