"""Short ways to write down a question in French and in Dutch, side by side."""

from __future__ import annotations

from typing import Any

from app.core.questionnaire.definition import Page, Question
from app.core.questionnaire.kinds import Integer, Kind, Multiple, Single, Text
from app.core.questionnaire.options import Choice
from app.core.text import FR, NL, NO_TEXT, LocalizedText, State

Said = tuple[str, str]
"""The same thing in French and in Dutch."""


NOT_KNOWN: Said = ("Nous ne le savons pas", "Dat weten we niet")


def set_in_french(text: str) -> str:
    """Return the text with the apostrophes and the unbreakable spaces of French print."""
    for mark in ";!?":
        text = text.replace(f" {mark}", f"\u202f{mark}")
    for mark in ":%":
        text = text.replace(f" {mark}", f"\u00a0{mark}")
    return text.replace("'", "’")


def said(pair: Said) -> LocalizedText:
    """Return a text whose Dutch was read by somebody, as the completeness report shows it."""
    french = NO_TEXT.written(FR, set_in_french(pair[0]), authored=FR, state=State.REVIEWED)
    return french.written(NL, pair[1].replace("'", "’"), authored=FR, state=State.REVIEWED)


def choices(question: str, options: dict[str, Said]) -> tuple[Choice, ...]:
    return tuple(
        Choice(id=f"{question}-{name}", name=name, label=said(pair))
        for name, pair in options.items()
    )


def ask(
    name: str, label: Said, kind: Kind, *, hint: Said | None = None, required: bool = False
) -> Question:
    return Question(
        id=f"q-{name}",
        name=name,
        kind=kind,
        label=said(label),
        hint=said(hint) if hint else NO_TEXT,
        required=required,
    )


def one_of(name: str, label: Said, options: dict[str, Said], **more: Any) -> Question:
    return ask(name, label, Single(choices(name, options)), **more)


def some_of(
    name: str, label: Said, options: dict[str, Said], *, exclusive: str = "", **more: Any
) -> Question:
    of_these = Multiple(choices(name, options), exclusive=f"{name}-{exclusive}" * bool(exclusive))
    return ask(name, label, of_these, **more)


PERSONS: Said = ("personnes", "personen")


def how_many(
    name: str, label: Said, *, unit: Said | None = PERSONS, least: int = 0, most: int | None = None,
    **more: Any,
) -> Question:  # fmt: skip
    return ask(
        name, label, Integer(least=least, most=most, unit=said(unit) if unit else NO_TEXT), **more
    )


def words(
    name: str, label: Said, *, longest: int, multiline: bool = False, **more: Any
) -> Question:
    return ask(name, label, Text(multiline=multiline, longest=longest), **more)


def page(name: str, title: Said, *questions: Question) -> Page:
    return Page(id=f"p-{name}", name=name, title=said(title), parts=questions)
