"""The edits that lead from one definition to another, found by the ids of their parts.

    >>> edits = transition(old, new)
    >>> Several(edits).apply(old) == new
    True

A part that stands where it stood gives none; one that went elsewhere is moved, and its neighbours
are not.  Where an id changed hands, so that a page is now a group, the whole is replaced.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app.core.questionnaire.changes import reshaped
from app.core.questionnaire.definition import Definition, Group, Module, Page, Question
from app.core.questionnaire.differences.fields import bare, edits_of
from app.core.questionnaire.differences.order import steps
from app.core.questionnaire.operations import (
    Delete,
    InsertChoice,
    InsertGroup,
    InsertModule,
    InsertPage,
    InsertQuestion,
    InsertRow,
    Move,
    Operation,
    Replace,
)
from app.core.questionnaire.options import Choice, Row
from app.core.questionnaire.parts import Address, Part, address_of, children, walk, with_children


def transition(old: Definition, new: Definition) -> tuple[Operation, ...]:
    """Return the edits after which ``old`` is ``new``, in the reading order of ``new``; what is
    taken away comes last."""
    before, after = dict(walk(old)), dict(walk(new))
    if any(type(before[at]) is not type(after[at]) for at in before.keys() & after.keys()):
        return (Replace(new),)
    return tuple(_Way(before, after).edits())


def insertion(into: Address, after: str, part: Part) -> Operation:
    """Return the edit that puts a part into another, behind the one named ``after``."""
    match part:
        case Module():
            return InsertModule(into, after, part)
        case Page():
            return InsertPage(into, after, part)
        case Group():
            return InsertGroup(into, after, part)
        case Question():
            return InsertQuestion(into, after, part)
        case Choice():
            return InsertChoice(into, after, part)
        case Row():
            return InsertRow(into, after, part)
        case Definition():
            return Replace(part)


class _Way:
    def __init__(self, before: Mapping[Address, Part], after: Mapping[Address, Part]) -> None:
        self.before, self.after = before, after
        self.inside = {at: _addresses_in(at, part) for at, part in before.items()}
        """What stands in each part, on the way: it follows the edits given so far."""

        self.owner = {child: at for at, inside in self.inside.items() for child in inside}

    def edits(self) -> Iterator[Operation]:
        for at, part in self.after.items():
            if at in self.before:
                yield from edits_of(at, self.before[at], part)
                if isinstance(part, Question):
                    self.reshaped(at, part)
            for family in filter(None, _families(at, part)):
                yield from self.arranged(at, family)
        yield from self.deleted()

    def reshaped(self, at: Address, question: Question) -> None:
        """Follow a change of kind: options that the new one cannot hold are gone, and where the
        old one held none they came with it."""
        was = self.before[at]
        if isinstance(was, Question) and bare(was.kind) != bare(question.kind):
            self.inside[at] = _addresses_in(at, reshaped(was, question.kind))

    def arranged(self, at: Address, wanted: list[Address]) -> Iterator[Operation]:
        """Give the edits after which these parts stand in the one at ``at``, in this order."""
        for child, after in steps(self.inside[at], wanted):
            behind = after[-1] if after else ""
            if child in self.before:
                yield Move(child, at, behind)
                self.inside[self.owner[child]].remove(child)
            else:
                yield insertion(at, behind, self.fresh(child, self.after[child]))
            self.put(child, at, after)

    def put(self, child: Address, at: Address, after: Address | None) -> None:
        where = self.inside[at].index(after) + 1 if after else 0
        self.inside[at].insert(where, child)
        self.owner[child] = at

    def fresh(self, at: Address, part: Part) -> Part:
        """Return a new part without what stood elsewhere before: that is moved into it."""
        new = [child for child in children(part) if address_of(child, at) not in self.before]
        self.inside[at] = [address_of(child, at) for child in new]
        self.owner |= dict.fromkeys(self.inside[at], at)
        return with_children(part, tuple(self.fresh(address_of(one, at), one) for one in new))

    def deleted(self) -> Iterator[Operation]:
        for at in (one for one in self.before if one not in self.after):
            owner = self.owner[at]
            if owner in self.after and at in self.inside[owner]:
                yield Delete(at)


def _addresses_in(at: Address, part: Part) -> list[Address]:
    return [address_of(child, at) for child in children(part)]


def _families(at: Address, part: Part) -> list[list[Address]]:
    """Return what stands in a part: of a question the rows and the choices, each by itself."""
    if not isinstance(part, Question):
        return [_addresses_in(at, part)]
    return [
        [address_of(child, at) for child in children(part) if isinstance(child, type)]
        for type in (Row, Choice)
    ]
