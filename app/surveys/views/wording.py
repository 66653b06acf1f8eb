"""What the rules say, in the words of the questionnaire and the numbers of the reader."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from flask_babel import get_locale

from app.core.problems import Problem
from app.core.questionnaire.answers import Path
from app.core.questionnaire.definition import Question
from app.core.questionnaire.options import Choice, Row
from app.core.questionnaire.references import REFERENCE
from app.core.questionnaire.spots import Spot
from app.core.questionnaire.walking import Walk
from app.core.text import Locale, LocalizedText
from app.surveys.views.speaking import asks_a_year, spoken
from app.web import messages, pages


def reader() -> Locale:
    """Return the language of this page."""
    return Locale(str(get_locale()))


def said(problem: Problem, words: Words) -> str:
    """Return what a problem says: in the words of the author where there are some, and else in
    ours, naming its question as the page names it."""
    plan, authored = words.walk.plan, words.authored
    question = plan.question_of(problem.place)
    own = problem.facts.get("message")
    if question and _is_missing(problem):
        own = question.required_message
    if isinstance(own, LocalizedText) and own.is_written_in(reader()):
        return words.of(own)[0]
    is_year = question is not None and asks_a_year(question)
    facts = {
        name: str(fact) if is_year and isinstance(fact, int) else _readable(fact, authored)
        for name, fact in problem.facts.items()
    }
    if question:
        facts["label"] = short(words.of(question.label)[0] or question.name)
    return messages.sentence(Problem(problem.code, problem.place, facts))


def short(label: str) -> str:
    """Return a label as it is quoted in a sentence: on one line, without its colon."""
    words = " ".join(label.split()).rstrip(":* \u00a0")
    return words if len(words) <= 120 else f"{words[:119].rstrip()}…"


class Words:
    """The wording of a questionnaire as one respondent reads it, their answers in it.

    :param above: the times of repeats in which the wording stands.
    """

    def __init__(self, walk: Walk, above: Path = ()) -> None:
        self.walk = walk
        self.above = above
        self.authored = walk.definition.authored
        self.reader = reader()

    def of(self, text: LocalizedText) -> tuple[str, str]:
        """Return what a text says, and in which language."""
        lang = text.locale_read(self.reader, otherwise=self.authored)
        words = text.text_in(lang)
        if "${" in words:
            words = REFERENCE.sub(self._put, words)
        return words, lang

    def named(self, thing: Choice | Row) -> tuple[str, str]:
        """Return what a choice or a row is called, by its short name where nobody worded it."""
        words, lang = self.of(thing.label)
        return words or thing.name, lang

    def answer(self, spot: Spot) -> tuple[str, ...]:
        """Return an answer, or what is worked out, line by line; none where there is none."""
        if not spot.is_open or spot.value is None:
            return ()
        return tuple(words for words, _lang in spoken(spot.question, spot.value, self.authored))

    def _put(self, found: re.Match[str]) -> str:
        key = found["key"]
        return self._of_last_wave(key) if found["saved"] else self._piped(key)

    def _of_last_wave(self, id: str) -> str:
        question = self.walk.plan.compiled.parts.get(id)
        value = self.walk.filling.last_saved.get(id)
        if not isinstance(question, Question) or value is None:
            return "…"
        return ", ".join(words for words, _lang in spoken(question, value, self.authored))

    def _piped(self, id: str) -> str:
        path: list[str] = []
        for group in self.walk.plan.compiled.around.get(id, ()):
            times = self.walk.filling.times(group)
            at = self.above.index(group.id) + 1 if group.id in self.above else None
            token = self.above[at] if at else next((token for token, _node in times), "")
            path += [group.id, token]
        spot = self.walk.spot((*path, id))
        return ", ".join(self.answer(spot) if spot else ()) or "…"


def untranslated(texts: Iterable[LocalizedText], authored: Locale) -> Locale | None:
    """Return the language that stands in for the reader's somewhere in ``texts``, if one does."""
    wanted = reader()
    for text in texts:
        spoken_in = text.locale_read(wanted, otherwise=authored)
        if spoken_in != wanted and text.is_written_in(spoken_in):
            return spoken_in
    return None


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
