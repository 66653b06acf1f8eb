"""Which questions an expression or a wording speaks of: kept by id, written and read by name.

Authors write ``${workers} > 0``; the definition keeps ``${q-1a2b} > 0``, so that renaming a
question changes no expression, and deleting one can say which expressions it would break.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from msgspec import structs

from app.core.questionnaire.definition import Definition, Group, Module, Page, Question
from app.core.questionnaire.kept import once_each
from app.core.questionnaire.kinds import Numbers
from app.core.questionnaire.options import Row
from app.core.questionnaire.parts import Address, Part, find, walk
from app.core.questionnaire.wordings import texts

REFERENCE = re.compile(r"\$\{\s*(?P<saved>last-saved#)?(?P<key>[^{}#]*?)\s*\}")
"""``${key}``, or ``${last-saved#key}`` for the answer of the wave before."""


@dataclass(frozen=True, slots=True)
class Use:
    """Where something is referred to: an expression or a text of a part."""

    address: Address
    field: str
    """``logic.relevant``, ``kind.total``, ``repeat.count`` … or, for a text, ``label.fr``."""

    written: str


@once_each
def names(definition: Definition) -> Mapping[str, str]:
    """Return the name of each part that can be referred to, by id."""
    return {
        part.id: part.name
        for _at, part in walk(definition)
        if isinstance(part, Module | Page | Group | Question) and part.name
    }


@once_each
def ids(definition: Definition) -> Mapping[str, str]:
    """Return the id behind each name; the first one where several parts bear it."""
    found: dict[str, str] = {}
    for id, name in names(definition).items():
        found.setdefault(name, id)
    return found


def keys_in(text: str) -> Iterator[str]:
    """Give what a text refers to, in order, as it is written there."""
    return (found["key"] for found in REFERENCE.finditer(text))


def last_saved_in(definition: Definition) -> frozenset[str]:
    """Return the questions of whose answer in the wave before something speaks, by id."""
    return frozenset(
        found["key"]
        for _key, use in uses(definition)
        if "last-saved#" in use.written
        for found in REFERENCE.finditer(use.written)
        if found["saved"]
    )


def rewritten(text: str, become: Callable[[str], str | None]) -> str:
    """Return the text with other keys in its references; None leaves one as it is written."""

    def put(found: re.Match[str]) -> str:
        key = become(found["key"])
        return found.group() if key is None else f"${{{found['saved'] or ''}{key}}}"

    return REFERENCE.sub(put, text)


def expressions(definition: Definition) -> Iterator[Use]:
    """Yield every expression of a questionnaire, with where it stands."""
    for address, part in walk(definition):
        for field, written in expressions_of(part):
            if written:
                yield Use(address, field, written)


def expressions_of(part: Part) -> Iterator[tuple[str, str]]:
    """Give every expression of one part, empty ones too, by the name of its field."""
    if isinstance(part, Module | Page | Group | Question):
        for what, written in structs.asdict(part.logic).items():
            yield f"logic.{what}", written
    match part:
        case Group(repeat=repeat) if repeat:
            yield "repeat.count", repeat.count
        case Question(kind=Numbers(total=total)):
            yield "kind.total", total
        case Row(relevant=relevant):
            yield "relevant", relevant
        case _:
            return


def uses(definition: Definition) -> Iterator[tuple[str, Use]]:
    """Yield each thing that is referred to, by id, with where; expressions, then wording."""
    for use in expressions(definition):
        for key in keys_in(use.written):
            yield key, use
    for place, text in texts(definition):
        for locale, wording in text.by_locale.items():
            for key in keys_in(wording.text):
                yield key, Use(place.address, f"{place.field}.{locale}", wording.text)


def broken_by(definition: Definition, address: Address) -> list[Use]:
    """Return what would refer to nothing, were the part at an address deleted."""
    inside = {at for at, _part in walk(find(definition, address), address)}
    gone = {at[-1] for at in inside if at}
    return [use for key, use in uses(definition) if key in gone and use.address not in inside]
