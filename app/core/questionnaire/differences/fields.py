"""The edits that bring one part to what it says elsewhere, whatever stands in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from msgspec import structs

from app.core.questionnaire.belongings import (
    Attach,
    Keep,
    SetColumn,
    SetLink,
    SetList,
    SetLocks,
    SetMeasured,
)
from app.core.questionnaire.changes import (
    Rename,
    Require,
    Reshape,
    Ruled,
    SetAppearance,
    SetLogic,
    SetRepeat,
    Speak,
    Write,
)
from app.core.questionnaire.definition import Definition, Group, Module, Question
from app.core.questionnaire.differences.order import steps
from app.core.questionnaire.kinds import Kind, WithChoices, WithRows
from app.core.questionnaire.logic import NO_LOGIC
from app.core.questionnaire.operations import Operation
from app.core.questionnaire.options import Choice, Row
from app.core.questionnaire.parts import Address, Part
from app.core.questionnaire.wordings import FIELDS, OF_THE_KIND, text_at
from app.core.text import NO_TEXT, LocalizedText

K = TypeVar("K")


def edits_of(at: Address, old: Part, new: Part) -> Iterator[Operation]:
    """Yield the edits after which the part at ``at`` says what ``new`` says.

    :param new: a part of the same type; what stands in the two may differ, and is passed over.
    """
    if isinstance(old, Definition) and isinstance(new, Definition):
        yield from _of_the_whole(old, new)
    elif getattr(old, "name", "") != (name := getattr(new, "name", "")):
        yield Rename(at, name)
    if isinstance(old, Question) and isinstance(new, Question):
        yield from _of_a_question(at, old, new)
    yield from _of_the_texts(at, old, new)
    yield from _of_the_rules(at, old, new)
    yield from _of_the_columns(at, old, new)
    if isinstance(old, Question | Choice) and isinstance(new, Question | Choice):
        for what in _either(old.media, new.media):
            yield from _of_a_file(at, what, old.media.get(what), new.media.get(what))


def _of_the_whole(old: Definition, new: Definition) -> Iterator[Operation]:
    if old.locales != new.locales:
        yield Speak(new.locales)
    if old.locks != new.locks:
        yield SetLocks(new.locks)
    lists = {one.name: one for one in new.lists}
    for one in old.lists:
        if one.name not in lists:
            yield SetList(one.name, "", None)
    moved = dict(steps([one.name for one in old.lists], list(lists)))
    before = ""
    for name, one in lists.items():
        if name in moved or one not in old.lists:
            yield SetList(name, before, one)
        before = name


def _of_a_question(at: Address, old: Question, new: Question) -> Iterator[Operation]:
    if old.required != new.required:
        yield Require(at, new.required)
    if bare(old.kind) != bare(new.kind):
        yield Reshape(at, new.kind)
    if old.measured != new.measured:
        yield SetMeasured(at, new.measured)


def bare(kind: Kind) -> Kind:
    """Return a kind without what is edited by itself: its choices, its rows and its texts."""
    if isinstance(kind, WithChoices):
        kind = structs.replace(kind, choices=())
    if isinstance(kind, WithRows):
        kind = structs.replace(kind, rows=())
    return structs.replace(kind, **{one: NO_TEXT for one in OF_THE_KIND if hasattr(kind, one)})


def _of_the_texts(at: Address, old: Part, new: Part) -> Iterator[Operation]:
    for field in FIELDS[type(new)]:
        if field in OF_THE_KIND and not all(
            isinstance(part, Question) and hasattr(part.kind, field) for part in (old, new)
        ):
            continue  # the kind that has it brings it
        before, after = text_at(old, field), text_at(new, field)
        for locale in _either(before.by_locale, after.by_locale):
            if before.by_locale.get(locale) != (wording := after.by_locale.get(locale)):
                yield Write(at, field, locale, wording)


def _of_the_rules(at: Address, old: Part, new: Part) -> Iterator[Operation]:
    if isinstance(old, Row) and isinstance(new, Row) and old.relevant != new.relevant:
        yield SetLogic(at, "relevant", new.relevant)
    if not isinstance(old, Ruled) or not isinstance(new, Ruled):
        return
    for what in structs.asdict(NO_LOGIC):
        if getattr(old.logic, what) != (expression := getattr(new.logic, what)):
            yield SetLogic(at, what, expression)
    parameters = new.parameters if isinstance(new, Question) else {}
    before = old.parameters if isinstance(old, Question) else {}
    if (old.appearance, before) != (new.appearance, parameters):
        yield SetAppearance(at, new.appearance, parameters)
    if isinstance(old, Group) and isinstance(new, Group) and old.repeat != new.repeat:
        yield SetRepeat(at, new.repeat)
    if isinstance(old, Module) and isinstance(new, Module) and old.link != new.link:
        yield SetLink(at, new.link)


def _of_the_columns(at: Address, old: Part, new: Part) -> Iterator[Operation]:
    field, edit = ("columns", SetColumn) if isinstance(new, Choice) else ("kept", Keep)
    before, after = getattr(old, field, {}), getattr(new, field, {})
    for column in _either(before, after):
        if before.get(column) != after.get(column):
            yield edit(at, column, after.get(column))


def _of_a_file(
    at: Address, what: str, old: LocalizedText | None, new: LocalizedText | None
) -> Iterator[Operation]:
    before, after = (old or NO_TEXT).by_locale, (new or NO_TEXT).by_locale
    for locale in _either(before, after):
        if before.get(locale) != after.get(locale):
            yield Attach(at, what, locale, after.get(locale))


def _either(some: Mapping[K, object], others: Mapping[K, object]) -> list[K]:
    """Return the keys of both, in order."""
    return list(dict.fromkeys((*some, *others)))
