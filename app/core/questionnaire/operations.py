"""Each edit of a questionnaire as a small value: what it does, what takes it back, what it touches.

An operation is applied to a definition and gives another; it never asks who or when.  Written
into a log with its inverse it gives undo across sessions, and tells two people who edit at the
same time whether they touched the same thing.

    >>> rename = Rename(("q-1",), "workers")
    >>> rename.apply(definition)            # the definition, with that question renamed
    >>> rename.inverse(definition)          # Rename(("q-1",), "staff")
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

import msgspec
from msgspec import structs

from app.core.questionnaire.belongings import Belonging
from app.core.questionnaire.changes import (
    Rename,
    Require,
    Reshape,
    SetAppearance,
    SetLogic,
    SetRepeat,
    Speak,
    Write,
)
from app.core.questionnaire.definition import Definition, Group, Module, Page, Question
from app.core.questionnaire.options import Choice, Row
from app.core.questionnaire.parts import (
    Address,
    Missing,
    Part,
    Touched,
    address_of,
    find,
    inserted,
    place,
    removed,
    walk,
)


class Insert(msgspec.Struct, frozen=True):
    """Put a part, with all that is in it, into another behind the one named ``after`` (empty:
    first)."""

    into: Address
    after: str
    part: Any

    def apply(self, definition: Definition) -> Definition:
        return inserted(definition, self.into, self.after, self.part)

    def inverse(self, definition: Definition) -> Operation:
        return Delete(address_of(self.part, self.into))

    def touches(self, definition: Definition) -> Touched:
        inside = _everything_in(self.part, address_of(self.part, self.into))
        return inside | {(*self.into, "parts", self.part.id)}


class InsertModule(Insert, frozen=True, tag="insert-module"):
    part: Module


class InsertPage(Insert, frozen=True, tag="insert-page"):
    part: Page


class InsertGroup(Insert, frozen=True, tag="insert-group"):
    part: Group


class InsertQuestion(Insert, frozen=True, tag="insert-question"):
    part: Question


class InsertChoice(Insert, frozen=True, tag="insert-choice"):
    part: Choice


class InsertRow(Insert, frozen=True, tag="insert-row"):
    part: Row


class Delete(msgspec.Struct, frozen=True, tag="delete"):
    """Take a part away with everything in it."""

    address: Address

    def apply(self, definition: Definition) -> Definition:
        return removed(definition, self.address)

    def inverse(self, definition: Definition) -> Operation:
        into, after = place(definition, self.address)
        match find(definition, self.address):
            case Module() as part:
                return InsertModule(into, after, part)
            case Page() as part:
                return InsertPage(into, after, part)
            case Group() as part:
                return InsertGroup(into, after, part)
            case Question() as part:
                return InsertQuestion(into, after, part)
            case Choice() as part:
                return InsertChoice(into, after, part)
            case Row() as part:
                return InsertRow(into, after, part)
            case Definition():
                raise Missing("a questionnaire is not deleted by an edit")

    def touches(self, definition: Definition) -> Touched:
        return _everything_in(find(definition, self.address), self.address)


class Move(msgspec.Struct, frozen=True, tag="move"):
    """Put a part elsewhere: into ``into``, behind the one named ``after`` (empty: first).

    A choice or a row moves within its question.
    """

    address: Address
    into: Address
    after: str

    def apply(self, definition: Definition) -> Definition:
        part = find(definition, self.address)
        if len(self.address) > 1 and self.into != self.address[:1]:
            raise Missing("a choice moves within its question")
        return inserted(removed(definition, self.address), self.into, self.after, part)

    def inverse(self, definition: Definition) -> Operation:
        into, after = place(definition, self.address)
        return Move(self.address, into, after)

    def touches(self, definition: Definition) -> Touched:
        """Say what is moved, and where to: whoever deletes the goal meets whoever moves there."""
        own = {(*self.address, "place"), (*self.into, "parts", self.address[-1])}
        if isinstance(find(definition, self.address), Group):
            # A group moved into one that is moved into it in the same moment would be lost.
            own |= {(*group, "place") for group in _groups_around(definition, self.into)}
        return frozenset(own)


class Several(msgspec.Struct, frozen=True, tag="several"):
    """Several edits that a person made as one, and takes back as one."""

    operations: tuple[Operation, ...]

    def apply(self, definition: Definition) -> Definition:
        for operation in self.operations:
            definition = operation.apply(definition)
        return definition

    def inverse(self, definition: Definition) -> Operation:
        inverses: list[Operation] = []
        for operation in self.operations:
            inverses.append(operation.inverse(definition))
            definition = operation.apply(definition)
        return Several(tuple(reversed(inverses)))

    def touches(self, definition: Definition) -> Touched:
        touched: Touched = frozenset()
        for operation in self.operations:
            touched |= operation.touches(definition)
            definition = operation.apply(definition)
        return touched


class Replace(msgspec.Struct, frozen=True, tag="replace"):
    """Set the whole questionnaire at once, as a program does and a person does not."""

    definition: Definition

    def apply(self, definition: Definition) -> Definition:
        return self.definition

    def inverse(self, definition: Definition) -> Operation:
        return Replace(definition)

    def touches(self, definition: Definition) -> Touched:
        return frozenset({()})


Operation: TypeAlias = (
    Write
    | Rename
    | Require
    | Reshape
    | SetLogic
    | SetAppearance
    | SetRepeat
    | Belonging
    | Speak
    | InsertModule
    | InsertPage
    | InsertGroup
    | InsertQuestion
    | InsertChoice
    | InsertRow
    | Delete
    | Move
    | Several
    | Replace
)


def unplaced(operation: Operation) -> Operation:
    """Return the operation without the neighbour behind which it puts something.

    Two that differ only by it put the same there: others may have moved the neighbour.
    """
    match operation:
        case Several(operations):
            return Several(tuple(unplaced(each) for each in operations))
        case Insert():
            return structs.replace(operation, after="")
        case _:
            return operation


def _groups_around(definition: Definition, address: Address) -> Iterator[Address]:
    while isinstance(find(definition, address), Group):
        yield address
        address, _before = place(definition, address)


def _everything_in(part: Part, at: Address) -> Touched:
    return frozenset(address for address, _part in walk(part, at))
