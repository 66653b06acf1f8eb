"""What a questionnaire says, field by field, for writers to list what their format cannot hold.

Every field of every part is walked: what a writer does not name as carried is listed, so that a
field that is added to the definition is lost in no format without a word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

import msgspec
from msgspec import structs

from app.core.questionnaire import references
from app.core.questionnaire.definition import Definition, Group, Module, Page, Question
from app.core.questionnaire.kinds import Kept
from app.core.questionnaire.options import Choice, Row
from app.core.questionnaire.parts import walk
from app.core.questionnaire.report import Entry
from app.core.questionnaire.wordings import texts
from app.core.text import LocalizedText, State
from app.interchange.exporting import lost

LONGEST = 300
"""Characters of a value that a report quotes."""

INNER = frozenset({"id", "modules", "pages", "parts", "kind", "choices", "rows"})
"""What has no words of its own: ids, and what is walked by itself."""

NESTED = frozenset({"logic", "measured"})


class Said(NamedTuple):
    """One field that says something."""

    field: str
    """``Question.hint``, ``Integer.most`` …; the logic of a question is ``Logic``, that of any
    other part ``Rules``."""

    name: str
    """Of the part that says it."""

    text: str

    @property
    def entry(self) -> Entry:
        owner, _, field = self.field.partition(".")
        before = {"Choice": "choices ", "Row": "rows ", "Measured": "measured "}.get(owner, "")
        return lost(self.name, f"{before}{field}", self.text)


def left_over(definition: Definition, is_carried: Callable[[str], bool]) -> Iterator[Entry]:
    """Yield an entry for each field that says something and is not carried."""
    for said in fields(definition):
        if not is_carried(said.field):
            yield said.entry


def fields(definition: Definition) -> Iterator[Said]:
    """Yield each field of a questionnaire that says something; states of wording once."""
    for _at, part in walk(definition):
        match part:
            case Definition() | Module() | Page() | Group():
                yield from _of(part, part, definition)
            case Question():
                yield from _of(part, part, definition)
                yield from _of(part.kind, part, definition)
                yield from _of_the_options(part, definition)
                if isinstance(part.kind, Kept) and part.kind.choices:
                    yield Said("Kept.choices", part.name, _plain(part.kind.choices, definition))
            case _:
                pass  # choices and rows are told with their question
    states = {
        said.state
        for _place, text in texts(definition)
        for said in text.by_locale.values()
        if said.state is not State.DRAFT
    }
    if states:
        yield Said("Wording.state", "", ", ".join(sorted(states)))


def _of(owner: Any, part: Any, definition: Definition) -> Iterator[Said]:
    """Yield the fields of a part, of its kind, or of what is nested in it."""
    name = "" if isinstance(part, Definition) else _name(part, definition)
    for field in structs.fields(type(owner)):
        value = getattr(owner, field.name)
        if field.name in NESTED:
            yield from _of(value, part, definition)
        elif field.name not in INNER and value != field.default:
            is_locales = field.name == "locales"
            text = _undeclared(definition) if is_locales else _plain(value, definition)
            if not text:
                continue
            yield Said(f"{_class(owner, part)}.{field.name}", name, text)


def _of_the_options(question: Question, definition: Definition) -> Iterator[Said]:
    """Yield what the choices and rows say, each field once for all of them."""
    options: tuple[Choice | Row, ...] = (
        *getattr(question.kind, "choices", ()), *getattr(question.kind, "rows", ()),
    )  # fmt: skip
    for owner in (Choice, Row):
        for field in structs.fields(owner):
            said = [
                text if field.name in {"name", "label"} else f"{one.name}: {text}"
                for one in options
                if isinstance(one, owner)
                and field.name not in INNER
                and (text := _plain(getattr(one, field.name), definition))
            ]
            if said:
                where = f"{owner.__name__}.{field.name}"
                yield Said(where, question.name, _short(", ".join(said)))


def _undeclared(definition: Definition) -> str:
    """Return the languages that are only declared, or only written in."""
    written = {
        locale
        for _place, text in texts(definition)
        for locale in text.by_locale
        if text.is_written_in(locale)
    }
    return ", ".join(sorted(written.symmetric_difference(definition.locales)))


def _class(owner: Any, part: Any) -> str:
    name = type(owner).__name__
    return "Rules" if name == "Logic" and not isinstance(part, Question) else name


def _words(text: LocalizedText, definition: Definition) -> str:
    return text.read_in(definition.authored, otherwise=definition.authored)


def _plain(value: Any, definition: Definition) -> str:
    """Return what a field says, in one line; empty where it says nothing."""
    match value:
        case LocalizedText():
            text = _words(value, definition)
        case msgspec.Struct():
            said = (
                (field.name, getattr(value, field.name))
                for field in structs.fields(type(value))
                if field.name != "id"
            )
            text = " ".join(
                one if name in {"name", "label"} else f"{name}={one}"
                for name, each in said
                if (one := _plain(each, definition))
            )
            text = text or type(value).__name__.lower()
        case Mapping():
            text = ", ".join(f"{key}={_plain(one, definition)}" for key, one in value.items())
        case tuple():
            text = ", ".join(_plain(one, definition) for one in value)
        case None | False | "":
            text = ""
        case str():
            named = references.names(definition)
            text = named.get(value) or references.rewritten(value, named.get)
        case _:
            text = str(value)
    return _short(text)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _name(part: Module | Page | Group | Question, definition: Definition) -> str:
    return part.name or _words(part.label if isinstance(part, Question) else part.title, definition)
