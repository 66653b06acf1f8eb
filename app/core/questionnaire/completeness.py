"""How far the two languages of a questionnaire are.  Nothing here stops a draft."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.core.problems import Problem
from app.core.questionnaire.definition import Definition
from app.core.questionnaire.kept import once_each
from app.core.questionnaire.wordings import Place, texts
from app.core.text import FR, NL, Locale, LocalizedText, State

WANTED = (FR, NL)
"""The languages in which each questionnaire of the house is to be read."""


@dataclass(frozen=True, slots=True)
class Translation:
    """One text in one language, seen by whoever translates."""

    place: Place
    text: LocalizedText
    locale: Locale
    state: State


@once_each
def translations(definition: Definition) -> tuple[Translation, ...]:
    """Return each text that is written anywhere, once for each wanted language, in order."""
    return tuple(_translations(definition))


def _translations(definition: Definition) -> Iterator[Translation]:
    for place, text in texts(definition):
        if not any(text.is_written_in(locale) for locale in text.by_locale):
            continue
        for locale in WANTED:
            state = text.state_in(locale, authored=definition.authored)
            yield Translation(place, text, locale, state)


def missing_translations(definition: Definition) -> list[Problem]:
    """Return one problem for each text that is written and lacks a wanted language.

    The authored language is not wanted here: what it lacks is unsound, not untranslated.
    """
    return [
        Problem(
            "text.untranslated",
            (*found.place.address, found.place.field),
            {"language": found.locale.upper()},
        )
        for found in translations(definition)
        if found.state is State.MISSING and found.locale != definition.authored
    ]


def missing(definition: Definition) -> Mapping[Locale, int]:
    """Return, for each wanted language, how many texts wait for it."""
    counts = progress(definition)
    return {locale: states[State.MISSING] for locale, states in counts.items()}


@once_each
def progress(definition: Definition) -> Mapping[Locale, Counter[State]]:
    """Return, for each wanted language, how many texts are in which state."""
    counts: dict[Locale, Counter[State]] = {locale: Counter() for locale in WANTED}
    for found in translations(definition):
        counts[found.locale][found.state] += 1
    return counts
