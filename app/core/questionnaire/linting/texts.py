"""What is written: what lacks a language, asks two things at once, or is hard to read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.core.problems import Problem
from app.core.questionnaire.completeness import WANTED, translations
from app.core.questionnaire.definition import Definition, Question, is_asked
from app.core.questionnaire.linting import reading
from app.core.questionnaire.linting.finding import Finding, Level
from app.core.questionnaire.options import Choice
from app.core.questionnaire.parts import Address, walk
from app.core.text import Locale, State

TWO_AT_ONCE = re.compile(
    r"\b(?:et\s*/\s*ou|ou\s*/\s*et|en\s*/\s*of|of\s*/\s*en|and\s*/\s*or)\b", re.I
)
QUESTIONS_AT_MOST = 1
LACKING = {State.MISSING: "text.untranslated", State.OUTDATED: "text.outdated"}


def findings(definition: Definition) -> Iterator[Finding]:
    """Yield what is to be said about the texts of a questionnaire."""
    for found in translations(definition):
        if found.state in LACKING and found.locale != definition.authored:
            at = (*found.place.address, found.place.field)
            facts = {"language": found.locale.upper()}
            yield Finding(Problem(LACKING[found.state], at, facts), Level.MEND)
    for at, part in walk(definition):
        if isinstance(part, Question) and is_asked(part):
            yield from _of_a_label(at, part)
        if isinstance(part, Question | Choice):
            yield from _of_the_files(at, part, definition)


def _of_a_label(at: Address, question: Question) -> Iterator[Finding]:
    for locale in WANTED:
        text = question.label.text_in(locale)
        facts = {"language": locale.upper()}
        place = (*at, "label", locale)
        if TWO_AT_ONCE.search(text) or text.count("?") > QUESTIONS_AT_MOST:
            yield Finding(Problem("label.two-at-once", place, facts), Level.HINT)
        if longest := reading.too_long(text):
            counted = {"language": locale.upper(), "words": longest}
            yield Finding(Problem("text.long-sentence", place, counted), Level.HINT)
        elif reading.is_hard(text, locale):
            yield Finding(Problem("text.hard-to-read", place, facts), Level.HINT)


def _of_the_files(
    at: Address, part: Question | Choice, definition: Definition
) -> Iterator[Finding]:
    """Yield the pictures that say nothing to whoever does not see them, and the files that only
    one language has."""
    for what, files in part.media.items():
        if not any(files.is_written_in(locale) for locale in files.by_locale):
            continue
        for locale in definition.locales:
            facts = {"language": locale.upper(), "what": what}
            place = (*at, f"media-{what}", locale)
            if not files.is_written_in(locale):
                yield Finding(Problem("media.one-language", place, facts), Level.MEND)
            elif what != "audio" and not _is_said(part, locale):
                yield Finding(Problem("media.without-words", place, facts), Level.MEND)


def _is_said(part: Question | Choice, locale: Locale) -> bool:
    return part.label.is_written_in(locale)
