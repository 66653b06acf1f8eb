"""The edits that change something where it stands: a text, a name, a kind, the languages."""

from __future__ import annotations

from typing import TypeAlias

import msgspec
from msgspec import structs

from app.core.questionnaire.definition import (
    Choice,
    Definition,
    Kept,
    Kind,
    Multiple,
    Question,
    Single,
)
from app.core.questionnaire.parts import Address, Missing, Part, changed, find
from app.core.questionnaire.wordings import text_at, with_text
from app.core.text import Locale, LocalizedText, Wording

Touched: TypeAlias = frozenset[tuple[str, ...]]
"""What an operation changes, each as an address followed by a field.  A shorter one stands for
everything that begins with it."""


class Write(msgspec.Struct, frozen=True, tag="write"):
    """Set one text in one language; ``wording`` None takes that language away."""

    address: Address
    field: str
    locale: Locale
    wording: Wording | None

    def apply(self, definition: Definition) -> Definition:
        def write(part: Part) -> Part:
            others = {
                locale: wording
                for locale, wording in text_at(part, self.field).by_locale.items()
                if locale != self.locale
            }
            new = {self.locale: self.wording} if self.wording else {}
            return with_text(part, self.field, LocalizedText({**others, **new}))

        return changed(definition, self.address, write)

    def inverse(self, definition: Definition) -> Write:
        text = text_at(find(definition, self.address), self.field)
        return structs.replace(self, wording=text.by_locale.get(self.locale))

    def touches(self, definition: Definition) -> Touched:
        return frozenset({(*self.address, self.field, self.locale)})


class Rename(msgspec.Struct, frozen=True, tag="rename"):
    """Set the name of a part: the author's code for it, which exports use."""

    address: Address
    name: str

    def apply(self, definition: Definition) -> Definition:
        def rename(part: Part) -> Part:
            if isinstance(part, Definition):
                raise Missing("a questionnaire has a title, and no name")
            return structs.replace(part, name=self.name)

        return changed(definition, self.address, rename)

    def inverse(self, definition: Definition) -> Rename:
        return structs.replace(self, name=getattr(find(definition, self.address), "name", ""))

    def touches(self, definition: Definition) -> Touched:
        return frozenset({(*self.address, "name")})


class Require(msgspec.Struct, frozen=True, tag="require"):
    """Set whether a question has to be answered."""

    address: Address
    required: bool

    def apply(self, definition: Definition) -> Definition:
        return changed(
            definition,
            self.address,
            lambda part: structs.replace(_question(part), required=self.required),
        )

    def inverse(self, definition: Definition) -> Require:
        question = _question(find(definition, self.address))
        return structs.replace(self, required=question.required)

    def touches(self, definition: Definition) -> Touched:
        return frozenset({(*self.address, "required")})


class Reshape(msgspec.Struct, frozen=True, tag="reshape"):
    """Set the kind of a question, with its bounds.

    Where both the old and the new kind hold choices, the question keeps those that it has, so
    that changing a bound never meets somebody who writes a choice.
    """

    address: Address
    kind: Kind

    def apply(self, definition: Definition) -> Definition:
        def reshape(part: Part) -> Part:
            question = _question(part)
            match self.kind, question.kind:
                case Single() | Multiple() | Kept(), Single() | Multiple() | Kept():
                    kind: Kind = structs.replace(self.kind, choices=question.kind.choices)
                case _:
                    kind = self.kind
            return structs.replace(question, kind=kind)

        return changed(definition, self.address, reshape)

    def inverse(self, definition: Definition) -> Reshape:
        return structs.replace(self, kind=_question(find(definition, self.address)).kind)

    def touches(self, definition: Definition) -> Touched:
        old = _question(find(definition, self.address)).kind
        if type(old) is type(self.kind):
            return frozenset({(*self.address, "kind")})
        units = {(*self.address, "unit"), *((*self.address, each.id) for each in _choices(old))}
        return frozenset({(*self.address, "kind"), *units})


class Speak(msgspec.Struct, frozen=True, tag="speak"):
    """Set the languages of the questionnaire, the authored one first."""

    locales: tuple[Locale, ...]

    def apply(self, definition: Definition) -> Definition:
        return structs.replace(definition, locales=self.locales)

    def inverse(self, definition: Definition) -> Speak:
        return Speak(definition.locales)

    def touches(self, definition: Definition) -> Touched:
        return frozenset({("locales",)})


def _question(part: Part) -> Question:
    if not isinstance(part, Question):
        raise Missing("only a question has that")
    return part


def _choices(kind: Kind) -> tuple[Choice, ...]:
    return kind.choices if isinstance(kind, Single | Multiple | Kept) else ()
