"""What is offered to choose from: overlapping ranges, options that are alike, no way out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from app.core.problems import Problem
from app.core.questionnaire.definition import Definition, Question, choices_of
from app.core.questionnaire.from_files import list_name
from app.core.questionnaire.kinds import Multiple, Ranking, Reference, Single
from app.core.questionnaire.linting.finding import Finding, Level
from app.core.questionnaire.operations import InsertChoice
from app.core.questionnaire.options import Choice
from app.core.text import FR, NL, Locale, LocalizedText, Wording, digest

WAY_OUT = re.compile(
    r"ne sa(?:is|it|vons) pas|sans (?:réponse|objet|avis)|non concerné|pas de réponse|pas d.avis"
    r"|préfère ne pas|ne souhait\w+ pas|non applicable|inconnu|aucun"
    r"|weet (?:ik |het |dat )*niet|geen (?:antwoord|mening|idee|van)|niet van toepassing|n\.?v\.?t"
    r"|liever niet|onbekend|don.t know|not applicable|no answer",
    re.I,
)
DONT_KNOW = {FR: "Je ne sais pas", NL: "Weet ik niet"}
_NUMBER = r"(\d+(?:[.,]\d+)?)"
_RANGE = re.compile(rf"^\D*?{_NUMBER}\s*(?:à|a|tot(?: en met)?|t/m|to|et|en|–|—|-)\s*{_NUMBER}\b")


def findings(definition: Definition) -> Iterator[Finding]:
    """Yield what is to be said about the options of each question."""
    brought = {one.name for one in definition.lists}
    for question in definition.questions:
        choices = choices_of(question)
        if isinstance(question.kind, Single | Multiple | Ranking) and choices:
            yield from _alike(question, choices, definition.authored)
            yield from _overlapping(question, choices, definition.authored)
            if len(choices) == 1 and not getattr(question.kind, "other", False):
                yield Finding(Problem("choices.only-one", (question.id, "choices")), Level.HINT)
        if isinstance(question.kind, Reference) and list_name(question.kind.file) not in brought:
            facts = {"file": question.kind.file}
            yield Finding(Problem("question.list-not-here", (question.id,), facts), Level.MEND)
        if isinstance(question.kind, Single) and question.required:
            yield from _without_way_out(question, question.kind, definition)


def _alike(question: Question, choices: tuple[Choice, ...], authored: Locale) -> Iterator[Finding]:
    labels = Counter(choice.label.text_in(authored).strip().casefold() for choice in choices)
    for choice in choices:
        label = choice.label.text_in(authored).strip()
        if label and labels[label.casefold()] > 1:
            place = (question.id, choice.id, "label")
            yield Finding(Problem("choices.same-label", place, {"label": label}), Level.MEND)


def _overlapping(
    question: Question, choices: tuple[Choice, ...], authored: Locale
) -> Iterator[Finding]:
    """Yield each range that begins before, or where, the one before it ends; ``10 – 20`` and
    ``20 – 30`` leave whoever has 20 with two answers."""
    ranges = [found for c in choices if (found := range_in(c.label.text_in(authored)))]
    for (low, high), (next_low, _next) in pairwise(sorted(ranges)):
        if next_low <= high and low <= high:
            facts = {"one": _plain(high), "other": _plain(next_low)}
            place = (question.id, "choices")
            yield Finding(Problem("choices.ranges-overlap", place, facts), Level.MEND)
    for low, high in ranges:
        if low > high:
            facts = {"one": _plain(low), "other": _plain(high)}
            place = (question.id, "choices")
            yield Finding(Problem("choices.range-crossed", place, facts), Level.MEND)


def range_in(label: str) -> tuple[float, float] | None:
    """Return the two ends of a range that a label says; None where it says none."""
    found = _RANGE.match(label)
    if not found:
        return None
    low, high = (float(end.replace(",", ".")) for end in found.groups())
    return low, high


def _plain(number: float) -> str:
    return f"{number:g}"


def _without_way_out(question: Question, kind: Single, definition: Definition) -> Iterator[Finding]:
    if kind.other or not kind.choices:
        return
    said = (wording.text for c in kind.choices for wording in c.label.by_locale.values())
    if any(WAY_OUT.search(text) for text in said):
        return
    id = next(
        f"c-dont-know{n}"
        for n in ("", *range(2, 99))
        if f"c-dont-know{n}" not in {choice.id for choice in kind.choices}
    )
    taken = {choice.name for choice in kind.choices}
    name = "dont_know" if "dont_know" not in taken else id
    choice = Choice(id, name, _dont_know(definition))
    edit = InsertChoice((question.id,), kind.choices[-1].id, choice)
    yield Finding(Problem("choices.no-way-out", (question.id, "choices")), Level.HINT, edit)


def _dont_know(definition: Definition) -> LocalizedText:
    spoken = [locale for locale in definition.locales if locale in DONT_KNOW]
    authored = definition.authored
    source = digest(DONT_KNOW[authored]) if authored in DONT_KNOW else ""
    return LocalizedText(
        {
            locale: Wording(DONT_KNOW[locale], source="" if locale == authored else source)
            for locale in spoken
        }
    )
