"""What a questionnaire says and most formats have no place for, so that each lists it as lost."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import structs

from app.core.questionnaire.bonds import Link, Locks
from app.core.questionnaire.definition import (
    Definition,
    Group,
    Module,
    Page,
    Question,
    choices_of,
)
from app.core.questionnaire.measured import Measured
from app.core.questionnaire.parts import walk
from app.core.questionnaire.references import names
from app.core.questionnaire.report import Entry
from app.core.questionnaire.wordings import texts
from app.core.text import Locale
from app.interchange.exporting import lost


def measure_of(question: Question, definition: Definition) -> Iterator[tuple[str, str]]:
    """Give what a question measures, field by field: no format but our own has a place for it."""
    for field in structs.fields(Measured):
        said = getattr(question.measured, field.name)
        if isinstance(said, tuple):
            said = ", ".join(said)
        if said:
            yield f"measured {field.name}", names(definition).get(said, said)


def locks_of(locks: Locks) -> str:
    """Return the names of the profiles that lock something; empty where nothing is locked."""
    everything = ["everything"] if locks.everything else []
    return ", ".join(dict.fromkeys([*locks.profiles, *locks.of.values(), *everything]))


def link_of(module: Module) -> str:
    """Return that a module follows the library, with its locks; empty where it follows none."""
    match module.link:
        case Link(locks=locks):
            return ", ".join((module.name or module.id, *locks))
        case None:
            return ""


def unspoken(definition: Definition) -> list[Locale]:
    """Return the languages of a questionnaire in which nothing is written yet."""
    spoken = {
        locale
        for _place, text in texts(definition)
        for locale in text.by_locale
        if text.is_written_in(locale)
    }
    return [locale for locale in definition.locales if locale not in spoken]


def beyond_the_questions(definition: Definition) -> Iterator[Entry]:
    """List what the questionnaire and its modules, pages and groups say of their drawing, their
    locks and their file, for formats of words only."""
    for locale in unspoken(definition):
        yield lost("", "language", locale)
    if said := locks_of(definition.locks):
        yield lost("", "locks", said)
    for listed in definition.lists:
        yield lost(listed.name, "list", len(listed.choices))
    for _at, part in walk(definition):
        match part:
            case Definition():
                yield from _kept("", part)
            case Module() | Page() | Group():
                yield from _kept(part.name, part)
                yield from _drawn(part)
            case _:
                continue


def _kept(name: str, part: Definition | Module | Page | Group) -> Iterator[Entry]:
    return (lost(name, f"kept {column}", said) for column, said in part.kept.items())


def _drawn(part: Module | Page | Group) -> Iterator[Entry]:
    if part.appearance:
        yield lost(part.name, "appearance", part.appearance)
    if isinstance(part, Module) and (said := link_of(part)):
        yield lost(part.name, "link", said)


def beyond_words(question: Question, definition: Definition) -> Iterator[Entry]:
    """List what a question says of its drawing, its measure and its file, for formats of words
    only."""
    for what, said in {
        **dict(measure_of(question, definition)),
        "appearance": question.appearance,
        "parameters": " ".join(f"{key}={one}" for key, one in question.parameters.items()),
        "media": ", ".join(question.media),
        "media of choices": ", ".join(
            choice.name for choice in choices_of(question) if choice.media
        ),
        **{f"kept {column}": said for column, said in question.kept.items()},
    }.items():
        if said:
            yield lost(question.name, what, said)
