"""The edits that change something where it stands: a text, a name, a kind, the languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

import msgspec
from msgspec import structs

from app.core.questionnaire.definition import (
    Definition,
    Group,
    Module,
    Page,
    Question,
    choices_of,
    rows_of,
)
from app.core.questionnaire.kinds import Kind, WithChoices, WithRows
from app.core.questionnaire.logic import NO_LOGIC, Logic, Repeat
from app.core.questionnaire.options import Row
from app.core.questionnaire.parts import Address, Missing, Part, Touched, changed, find
from app.core.questionnaire.wordings import OF_THE_KIND, text_at, with_text
from app.core.text import Locale, LocalizedText, Wording

Ruled: TypeAlias = Module | Page | Group | Question
"""The parts that have logic and an appearance."""


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

    Where both the old and the new kind hold choices, rows, or a text such as a unit, the question
    keeps those that it has, so that changing a bound never meets somebody who writes a choice.
    """

    address: Address
    kind: Kind

    def apply(self, definition: Definition) -> Definition:
        return changed(definition, self.address, lambda part: reshaped(_question(part), self.kind))

    def inverse(self, definition: Definition) -> Reshape:
        return structs.replace(self, kind=_question(find(definition, self.address)).kind)

    def touches(self, definition: Definition) -> Touched:
        question = _question(find(definition, self.address))
        if type(question.kind) is type(self.kind):
            return frozenset({(*self.address, "kind")})
        rows, choices = rows_of(question), choices_of(question)
        inside = [*OF_THE_KIND, *(one.id for one in rows), *(one.id for one in choices)]
        return frozenset((*self.address, one) for one in ("kind", "parts", *inside))


class SetLogic(msgspec.Struct, frozen=True, tag="set-logic"):
    """Set one expression of a part; the empty text takes it away.

    ``what`` is a field of ``Logic``, of which a row has ``relevant`` alone; the expression refers
    to questions by id.
    """

    address: Address
    what: str
    expression: str

    def apply(self, definition: Definition) -> Definition:
        def ruled(part: Part) -> Part:
            logic = structs.replace(logic_of(part), **{self.what: self.expression})
            if isinstance(part, Row):
                if self.what != "relevant":
                    raise Missing(self.what)
                return structs.replace(part, relevant=logic.relevant)
            return structs.replace(part, logic=logic)

        if self.what not in structs.asdict(NO_LOGIC):
            raise Missing(self.what)
        return changed(definition, self.address, ruled)

    def inverse(self, definition: Definition) -> SetLogic:
        logic = logic_of(find(definition, self.address))
        return structs.replace(self, expression=getattr(logic, self.what))

    def touches(self, definition: Definition) -> Touched:
        return frozenset({(*self.address, "logic", self.what)})


class SetAppearance(msgspec.Struct, frozen=True, tag="set-appearance"):
    """Set how a part is drawn; ``parameters`` only where it is a question."""

    address: Address
    appearance: str
    parameters: Mapping[str, str] = {}

    def apply(self, definition: Definition) -> Definition:
        def drawn(part: Part) -> Part:
            part = structs.replace(_ruled(part), appearance=self.appearance)
            if isinstance(part, Question):
                return structs.replace(part, parameters=self.parameters)
            return part

        return changed(definition, self.address, drawn)

    def inverse(self, definition: Definition) -> SetAppearance:
        part = _ruled(find(definition, self.address))
        parameters = part.parameters if isinstance(part, Question) else {}
        return SetAppearance(self.address, part.appearance, parameters)

    def touches(self, definition: Definition) -> Touched:
        return frozenset({(*self.address, "appearance")})


class SetRepeat(msgspec.Struct, frozen=True, tag="set-repeat"):
    """Set whether and how often a group comes several times; None once."""

    address: Address
    repeat: Repeat | None

    def apply(self, definition: Definition) -> Definition:
        return changed(
            definition,
            self.address,
            lambda part: structs.replace(_group(part), repeat=self.repeat),
        )

    def inverse(self, definition: Definition) -> SetRepeat:
        return SetRepeat(self.address, _group(find(definition, self.address)).repeat)

    def touches(self, definition: Definition) -> Touched:
        return frozenset({(*self.address, "repeat")})


class Speak(msgspec.Struct, frozen=True, tag="speak"):
    """Set the languages of the questionnaire, the authored one first."""

    locales: tuple[Locale, ...]

    def apply(self, definition: Definition) -> Definition:
        return structs.replace(definition, locales=self.locales)

    def inverse(self, definition: Definition) -> Speak:
        return Speak(definition.locales)

    def touches(self, definition: Definition) -> Touched:
        return frozenset({("locales",)})


def reshaped(question: Question, kind: Kind) -> Question:
    """Return the question with another kind, and with what it holds that this kind can hold."""
    old = question.kind
    if isinstance(kind, WithChoices) and isinstance(old, WithChoices):
        kind = structs.replace(kind, choices=old.choices)
    if isinstance(kind, WithRows) and isinstance(old, WithRows):
        kind = structs.replace(kind, rows=old.rows)
    both = [one for one in OF_THE_KIND if hasattr(kind, one) and hasattr(old, one)]
    kind = structs.replace(kind, **{one: getattr(old, one) for one in both})
    return structs.replace(question, kind=kind)


def logic_of(part: Part) -> Logic:
    """Return the expressions of a part; a row has only whether it is there.

    :raises Missing: parts of this type have none.
    """
    return Logic(relevant=part.relevant) if isinstance(part, Row) else _ruled(part).logic


def _ruled(part: Part) -> Ruled:
    if not isinstance(part, Ruled):
        raise Missing("a part of that type has no logic")
    return part


def _group(part: Part) -> Group:
    if not isinstance(part, Group):
        raise Missing("only a group has that")
    return part


def _question(part: Part) -> Question:
    if not isinstance(part, Question):
        raise Missing("only a question has that")
    return part
