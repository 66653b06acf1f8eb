"""Mistakes and doubts in the logic of a questionnaire, and in the answers that its texts quote."""

from __future__ import annotations

from collections.abc import Iterator

from app.core.problems import Problem
from app.core.questionnaire import checking
from app.core.questionnaire.definition import Definition
from app.core.questionnaire.linting.finding import Finding, Level
from app.core.questionnaire.references import keys_in, names
from app.core.questionnaire.wordings import texts

LEVELS = {"mistake": Level.STOPS, "doubt": Level.MEND}


def findings(definition: Definition) -> Iterator[Finding]:
    """Yield what is to be said about expressions, and about answers quoted in texts."""
    for found in checking.findings(definition):
        yield Finding(found.problem, LEVELS[found.severity])
    yield from _of_the_quotations(definition)


def _of_the_quotations(definition: Definition) -> Iterator[Finding]:
    """Yield the texts that quote what is not there, or what another language does not quote."""
    named = names(definition)
    known = named.keys() | {question.id for question in definition.questions}
    for place, text in texts(definition):
        written = {
            locale: set(keys_in(wording.text))
            for locale, wording in text.by_locale.items()
            if wording.text.strip()
        }
        if not any(written.values()):
            continue
        for locale, keys in written.items():
            at = (*place.address, place.field, locale)
            for key in sorted(keys - known):
                yield Finding(Problem("text.unknown-reference", at, {"name": key}), Level.STOPS)
        quoted = set().union(*written.values()) & known
        for locale, keys in written.items():
            for key in sorted(quoted - keys):
                facts = {"name": named.get(key, key), "language": locale.upper()}
                at = (*place.address, place.field, locale)
                yield Finding(Problem("text.reference-missing", at, facts), Level.STOPS)
