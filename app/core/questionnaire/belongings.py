"""The edits of what hangs on a part: files, columns, what it measures, what a file said, bonds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias, TypeVar

import msgspec
from msgspec import structs

from app.core.questionnaire.bonds import Link, Locks
from app.core.questionnaire.definition import Definition, Group, Module, Page, Question
from app.core.questionnaire.measured import Measured
from app.core.questionnaire.options import Choice, ChoiceList
from app.core.questionnaire.parts import Address, Missing, Part, Touched, changed, find
from app.core.text import NO_TEXT, Locale, LocalizedText, Wording

K = TypeVar("K", bound=str)
V = TypeVar("V")


class Attach(msgspec.Struct, frozen=True, tag="attach"):
    """Set the file that shows or sounds beside a question or choice, in one language.

    :param what: ``image``, ``audio``, ``video``, ``big-image`` …
    :param file: its name; None takes it away.
    """

    address: Address
    what: str
    locale: Locale
    file: Wording | None

    def apply(self, definition: Definition) -> Definition:
        def attach(part: Part) -> Part:
            media = _with_media(part).media
            files = _put(media.get(self.what, NO_TEXT).by_locale, self.locale, self.file)
            text = LocalizedText(files) if files else None
            return structs.replace(part, media=_put(media, self.what, text))

        return changed(definition, self.address, attach)

    def inverse(self, definition: Definition) -> Attach:
        files = _with_media(find(definition, self.address)).media.get(self.what, NO_TEXT)
        return structs.replace(self, file=files.by_locale.get(self.locale))

    def touches(self, definition: Definition) -> Touched:
        return frozenset({(*self.address, "media", self.what, self.locale)})


class SetColumn(msgspec.Struct, frozen=True, tag="set-column"):
    """Set what one column of its list says of a choice; None takes it away."""

    address: Address
    column: str
    written: str | None

    def apply(self, definition: Definition) -> Definition:
        def put(part: Part) -> Part:
            columns = _put(_choice(part).columns, self.column, self.written)
            return structs.replace(part, columns=columns)

        return changed(definition, self.address, put)

    def inverse(self, definition: Definition) -> SetColumn:
        columns = _choice(find(definition, self.address)).columns
        return structs.replace(self, written=columns.get(self.column))

    def touches(self, definition: Definition) -> Touched:
        return frozenset({(*self.address, "columns", self.column)})


class SetMeasured(msgspec.Struct, frozen=True, tag="set-measured"):
    """Set what the answers to a question say together."""

    address: Address
    measured: Measured

    def apply(self, definition: Definition) -> Definition:
        return changed(
            definition,
            self.address,
            lambda part: structs.replace(_question(part), measured=self.measured),
        )

    def inverse(self, definition: Definition) -> SetMeasured:
        question = _question(find(definition, self.address))
        return structs.replace(self, measured=question.measured)

    def touches(self, definition: Definition) -> Touched:
        return frozenset({(*self.address, "measured")})


class Keep(msgspec.Struct, frozen=True, tag="keep"):
    """Set what an imported file says of a part under one column; None once that is settled."""

    address: Address
    column: str
    written: str | None

    def apply(self, definition: Definition) -> Definition:
        def put(part: Part) -> Part:
            return structs.replace(part, kept=_put(_keeping(part).kept, self.column, self.written))

        return changed(definition, self.address, put)

    def inverse(self, definition: Definition) -> Keep:
        kept = _keeping(find(definition, self.address)).kept
        return structs.replace(self, written=kept.get(self.column))

    def touches(self, definition: Definition) -> Touched:
        return frozenset({(*self.address, "kept", self.column)})


class SetList(msgspec.Struct, frozen=True, tag="set-list"):
    """Put a list that expressions look things up in where the one called ``name`` stands.

    :param after: the name of the list before it; empty where it is the first.
    :param list: None takes it away.
    """

    name: str
    after: str
    list: ChoiceList | None

    def apply(self, definition: Definition) -> Definition:
        lists = [one for one in definition.lists if one.name != self.name]
        if self.list is not None:
            if any(one.name == self.list.name for one in lists):
                raise Missing("a list of that name is there already")
            names = ["", *(one.name for one in lists)]
            at = names.index(self.after) if self.after in names else len(lists)
            lists.insert(at, self.list)
        return structs.replace(definition, lists=tuple(lists))

    def inverse(self, definition: Definition) -> SetList:
        names = ["", *(one.name for one in definition.lists)]
        now = self.list.name if self.list else self.name
        for before, one in zip(names, definition.lists, strict=False):
            if one.name == self.name:
                return SetList(now, before, one)
        return SetList(now, "", None)

    def touches(self, definition: Definition) -> Touched:
        names = {self.name, *([self.list.name] if self.list else [])}
        return frozenset(("lists", name) for name in names)


class SetLink(msgspec.Struct, frozen=True, tag="set-link"):
    """Set which module of the library a module follows, and at which version; None: no more."""

    address: Address
    link: Link | None

    def apply(self, definition: Definition) -> Definition:
        return changed(
            definition, self.address, lambda part: structs.replace(_module(part), link=self.link)
        )

    def inverse(self, definition: Definition) -> SetLink:
        return structs.replace(self, link=_module(find(definition, self.address)).link)

    def touches(self, definition: Definition) -> Touched:
        return frozenset({(*self.address, "link")})


class SetLocks(msgspec.Struct, frozen=True, tag="set-locks"):
    """Set what may not be changed in a questionnaire."""

    locks: Locks

    def apply(self, definition: Definition) -> Definition:
        return structs.replace(definition, locks=self.locks)

    def inverse(self, definition: Definition) -> SetLocks:
        return SetLocks(definition.locks)

    def touches(self, definition: Definition) -> Touched:
        return frozenset({("locks",)})


Belonging: TypeAlias = Attach | SetColumn | SetMeasured | Keep | SetList | SetLink | SetLocks


def _put(old: Mapping[K, V], key: K, value: V | None) -> dict[K, V]:
    others = {each: kept for each, kept in old.items() if each != key}
    return others if value is None else {**others, key: value}


def _with_media(part: Part) -> Question | Choice:
    if not isinstance(part, Question | Choice):
        raise Missing("a part of that type shows no file")
    return part


def _question(part: Part) -> Question:
    if not isinstance(part, Question):
        raise Missing("only a question measures something")
    return part


def _choice(part: Part) -> Choice:
    if not isinstance(part, Choice):
        raise Missing("only a choice has columns")
    return part


def _keeping(part: Part) -> Definition | Module | Page | Group | Question:
    if not isinstance(part, Definition | Module | Page | Group | Question):
        raise Missing("nothing of a file is kept at a part of that type")
    return part


def _module(part: Part) -> Module:
    if not isinstance(part, Module):
        raise Missing("only a module follows one of the library")
    return part
