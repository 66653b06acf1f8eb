"""Conditions as sentences, in French and in Dutch, for people who do not read expressions.

    ${q-1} > 0 and ${q-2} = 'care'
    la réponse à « Effectif » est supérieure à 0 et la réponse à « Secteur » est « Soins »

A condition is said whole or not at all: one that holds what we have no words for is None, and
whoever shows it shows the expression.
"""

from __future__ import annotations

import re
from datetime import date

from babel.dates import format_date
from babel.numbers import format_decimal

from app.core.questionnaire.definition import Definition, Question, choices_of
from app.core.questionnaire.expressions.mistakes import Mistake
from app.core.questionnaire.expressions.parser import parse
from app.core.questionnaire.expressions.syntax import (
    Binary,
    Call,
    Expression,
    Negative,
    Number,
    Path,
    Reference,
    Step,
    Text,
)
from app.core.questionnaire.phrases import WORDS
from app.core.text import Locale

LONGEST_LABEL = 60
"""Characters of a question that a sentence quotes."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}
_OPPOSITE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "=": "!=", "!=": "="}


class Unsayable(Exception):
    """There are no words for something in the expression."""


def condition(
    written: str, definition: Definition, locale: Locale, *, own: Question | None = None
) -> str | None:
    """Return what an expression that is true or false says, None where we have no words for it.

    :param written: the expression as the definition keeps it, with references by id.
    :param own: the question whose answer ``.`` is.
    """
    if locale not in WORDS:
        return None
    try:
        return _Speaker(definition, locale, own).condition(parse(written))
    except (Mistake, Unsayable):
        return None


def value(
    written: str, definition: Definition, locale: Locale, *, own: Question | None = None
) -> str | None:
    """Return what an expression that gives a value says; None where we have no words for it."""
    if locale not in WORDS:
        return None
    try:
        return _Speaker(definition, locale, own).value(parse(written))
    except (Mistake, Unsayable):
        return None


class _Speaker:
    def __init__(self, definition: Definition, locale: Locale, own: Question | None) -> None:
        self.questions = {question.id: question for question in definition.questions}
        self.authored = definition.authored
        self.locale, self.own = locale, own
        self.words = WORDS[locale]

    # -- conditions --------------------------------------------------------------------------

    def condition(self, tree: Expression) -> str:
        match tree:
            case Binary(operator="and" | "or"):
                return self.joined(tree)
            case Binary(operator="=" | "!=" | "<" | "<=" | ">" | ">=" as sign, left=a, right=b):
                return self.compared(sign, a, b)
            case Call("selected", (subject, Text(code))):
                return self.chosen(self.words.includes, subject, code)
            case Call("not", (inside,)):
                return self.negated(inside)
            case Call("true", ()):
                return self.words.always
            case Call("false", ()):
                return self.words.never
            case _:
                raise Unsayable

    def joined(self, tree: Binary) -> str:
        word = self.words.and_ if tree.operator == "and" else self.words.or_
        parts = []
        for side in (tree.left, tree.right):
            said = self.condition(side)
            mixed = isinstance(side, Binary) and side.operator in {"and", "or"}
            other = isinstance(side, Binary) and side.operator != tree.operator
            parts.append(f"({said})" if mixed and other else said)
        return word.join(parts)

    def negated(self, inside: Expression) -> str:
        match inside:
            case Call("selected", (subject, Text(code))):
                return self.chosen(self.words.excludes, subject, code)
            case Call("not", (again,)):
                return self.condition(again)
            case Binary(operator="=" | "!=" | "<" | "<=" | ">" | ">=" as sign, left=a, right=b):
                if sign in {"=", "!="}:
                    return self.compared(_OPPOSITE[sign], a, b)
                raise Unsayable  # of an empty answer, "not greater" is true and "at most" is not
            case _:
                return self.words.not_.format(self.condition(inside))

    def compared(self, sign: str, left: Expression, right: Expression) -> str:
        if isinstance(left, Text | Number) and not isinstance(right, Text | Number):
            left, right, sign = right, left, _MIRRORED[sign]
        question = self.question_of(left)
        if isinstance(right, Text) and question is not None and sign in {"=", "!="}:
            subject = self.answer(left)
            if not right.value:
                phrase = self.words.is_missing if sign == "=" else self.words.is_given
                return phrase.format(a=subject)
            if choices_of(question):
                phrase = self.words.is_choice if sign == "=" else self.words.is_not_choice
                return self.chosen(phrase, left, right.value)
        if day := self.day(right):
            return self.words.dated[sign].format(a=self.value(left), b=day)
        return self.words.compared[sign].format(a=self.value(left), b=self.value(right))

    def chosen(self, phrase: str, subject: Expression, code: str) -> str:
        question = self.question_of(subject)
        choice = question and next((c for c in choices_of(question) if c.name == code), None)
        if not choice:
            raise Unsayable
        label = choice.label.read_in(self.locale, otherwise=self.authored) or choice.name
        return phrase.format(a=self.answer(subject), b=self.words.quoted.format(label))

    # -- values ------------------------------------------------------------------------------

    def value(self, tree: Expression) -> str:
        match tree:
            case Number(number):
                return format_decimal(number, locale=f"{self.locale}_BE")
            case Text(text):
                return self.words.quoted.format(text)
            case Negative(Number(number)):
                return format_decimal(-number, locale=f"{self.locale}_BE")
            case Binary(operator=sign, left=a, right=b) if sign in self.words.signs:
                return self.words.signs[sign].format(a=self.value(a), b=self.value(b))
            case Call():
                return self.called(tree)
            case _:
                return self.answer(tree)

    def called(self, call: Call) -> str:
        match call.name, call.arguments:
            case "coalesce", (first, Number(0.0)):
                return self.value(first)
            case "number" | "string", (only,):
                return self.value(only)
            case "count-selected", (subject,):
                return self.words.several.format(self.label(subject))
            case name, (only,) if name in self.words.functions:
                return self.words.functions[name].format(self.value(only))
            case _:
                raise Unsayable

    def day(self, tree: Expression) -> str:
        """Return a day in words, empty where the expression is none."""
        match tree:
            case Call("date", (inside,)):
                return self.day(inside)
            case Call("today", ()):
                return self.words.today
            case Text(text) if _DAY.fullmatch(text):
                try:
                    said = format_date(date.fromisoformat(text), "d MMMM y", locale=self.locale)
                except ValueError:
                    raise Unsayable from None
                return said.replace("1 ", "1er ", 1) if self.first_of_french(said) else said
            case _:
                return ""

    def first_of_french(self, said: str) -> bool:
        return self.locale == "fr" and said.startswith("1 ")

    # -- questions ---------------------------------------------------------------------------

    def answer(self, tree: Expression) -> str:
        if self.is_own(tree):
            return self.words.own
        return self.words.answer.format(self.label(tree))

    def label(self, tree: Expression) -> str:
        question = self.question_of(tree)
        if question is None:
            raise Unsayable
        label = question.label.read_in(self.locale, otherwise=self.authored) or question.name
        label = " ".join(label.split())
        if len(label) > LONGEST_LABEL:
            label = f"{label[:LONGEST_LABEL].rsplit(' ', 1)[0]}…"
        return self.words.quoted.format(label)

    def question_of(self, tree: Expression) -> Question | None:
        if isinstance(tree, Reference) and not tree.last_saved:
            return self.questions.get(tree.name)
        return self.own if self.is_own(tree) else None

    def is_own(self, tree: Expression) -> bool:
        match tree:
            case Path(steps=(Step(axis="self"),), absolute=False, start=None):
                return self.own is not None
            case _:
                return False
