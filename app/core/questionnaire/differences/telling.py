"""What one edit means to those who answer, as differences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app.core.questionnaire.belongings import (
    Attach,
    Keep,
    SetColumn,
    SetLink,
    SetList,
    SetLocks,
    SetMeasured,
)
from app.core.questionnaire.bonds import Link
from app.core.questionnaire.changes import (
    Rename,
    Require,
    Reshape,
    SetAppearance,
    SetLogic,
    SetRepeat,
    Speak,
    Write,
    logic_of,
)
from app.core.questionnaire.definition import Definition, Group, Module, Page, Question, is_asked
from app.core.questionnaire.differences.kinds import differences_of
from app.core.questionnaire.differences.weighing import EFFECTS, Difference
from app.core.questionnaire.differences.words import only_retouched
from app.core.questionnaire.kinds import Calculated
from app.core.questionnaire.operations import Delete, Insert, Move, Operation, Replace
from app.core.questionnaire.options import Choice, Row
from app.core.questionnaire.parts import Address, Part, address_of, children, walk
from app.core.questionnaire.references import expressions, keys_in
from app.core.questionnaire.wordings import text_at
from app.core.text import NO_TEXT, Locale

MEANING = frozenset({"label", "hint", "guidance", "lowest", "highest"})
"""The texts that say what is asked."""


class Telling:
    """Two definitions, and the edits between them told one by one."""

    def __init__(self, old: Definition, new: Definition, used: Mapping[Address, int]) -> None:
        self.old, self.new, self.used = old, new, used
        self.before, self.after = dict(walk(old)), dict(walk(new))
        self.repeats = _repeats_around(old), _repeats_around(new)

    def of(self, edit: Operation) -> Iterator[Difference]:
        """Yield what an edit means; nothing where only translators see it."""
        match edit:
            case Insert():
                yield from self.added(edit)
            case Delete(at):
                yield from self.removed(at)
            case Move(at):
                yield self.moved(at)
            case _:
                yield from self.of_a_part(edit)

    def of_a_part(self, edit: Operation) -> Iterator[Difference]:
        match edit:
            case Write():
                yield from self.written(edit)
            case Rename(at, name):
                yield self.renamed(at, name)
            case Reshape(at, kind):
                for code, old, new, about in differences_of(self.question(at).kind, kind):
                    yield self.told(code, at, old, new, about)
            case SetLogic(at, what, expression):
                was = getattr(logic_of(self.before[at]), what)
                yield self.told(f"rule.{what}", at, was, expression, what)
            case Require(at, required):
                yield self.told("required.now" if required else "required.no-more", at)
            case _:
                yield from self.of_the_rest(edit)

    def told(
        self, code: str, at: Address, old: object = "", new: object = "", about: str = "", /,
        field: str = "",
    ) -> Difference:  # fmt: skip
        count = self.used.get(at, 0)
        return Difference(code, at, EFFECTS[code], str(old), str(new), about, field, count)

    def question(self, at: Address) -> Question:
        part = self.before[at]
        assert isinstance(part, Question)  # noqa: S101  nothing else has a kind
        return part

    # -- where parts stand -------------------------------------------------------------------

    def added(self, edit: Insert) -> Iterator[Difference]:
        for at, part in walk(edit.part, address_of(edit.part, edit.into)):
            match part:
                case Choice() | Row() if len(at) > 1 and at[:1] in self.before:
                    yield self.told(f"{_noun(part)}.added", at)
                case Question() if part.required and is_asked(part):
                    yield self.told("question.added-required", at)
                case Module() | Page() | Group() | Question():
                    yield self.told(f"{_noun(part)}.added", at)
                case _:
                    pass

    def removed(self, gone: Address) -> Iterator[Difference]:
        for at, part in walk(self.before[gone], gone):
            if at in self.after or (len(at) > 1 and gone != at):
                continue
            if isinstance(part, Choice) and self.used.get(at):
                yield self.told("choice.removed-in-use", at)
            else:
                yield self.told(f"{_noun(part)}.removed", at)

    def moved(self, at: Address) -> Difference:
        noun = _noun(self.after[at])
        before, after = self.repeats
        if noun not in {"choice", "row"} and before.get(at) != after.get(at):
            noun = "container" if noun == "container" else "question"
            return self.told(f"{noun}.moved-between-repeats", at)
        return self.told(f"{noun}.moved", at)

    # -- what parts say ----------------------------------------------------------------------

    def renamed(self, at: Address, name: str) -> Difference:
        part = self.before[at]
        old = getattr(part, "name", "")
        noun = _noun(part)
        if isinstance(part, Choice) and self.is_named_in_a_rule(at[0], old):
            return self.told("choice.renamed-in-a-rule", at, old, name)
        return self.told(f"{noun}.renamed", at, old, name)

    def is_named_in_a_rule(self, question: str, code: str) -> bool:
        quoted = (f"'{code}'", f'"{code}"')
        return any(
            question in keys_in(use.written) and any(one in use.written for one in quoted)
            for use in expressions(self.new)
        )

    def written(self, edit: Write) -> Iterator[Difference]:
        part, locale = self.before[edit.address], edit.locale
        old = text_at(part, edit.field).text_in(locale).strip()
        new = edit.wording.text.strip() if edit.wording else ""
        if old == new:
            return
        if not old or not new:
            code = "text.removed" if old else "text.written"
        elif edit.field == "unit" and locale == self.old.authored:
            code = "unit.changed"
        elif only_retouched(old, new):
            code = "text.retouched"
        else:
            code = "wording.changed" if edit.field in MEANING else "text.changed"
        yield self.told(code, edit.address, old, new, locale, field=edit.field)

    def of_the_rest(self, edit: Operation) -> Iterator[Difference]:
        match edit:
            case SetAppearance(at):
                old, new = _drawn(self.before[at]), _drawn(self.after[at])
                yield self.told("appearance.changed", at, old, new)
            case SetRepeat(at, repeat):
                step = _step(getattr(self.before[at], "repeat", None), repeat)
                yield self.told(f"repeat.{step}", at)
            case Attach(at, what, locale, file):
                media = getattr(self.before[at], "media", {}).get(what, NO_TEXT)
                was, now = media.text_in(locale), file.text if file else ""
                if was != now:
                    yield self.told(f"file.{_step(was, now)}", at, was, now, locale)
            case SetMeasured(at):
                yield self.told("measured.changed", at)
            case SetColumn(at, column, written):
                old = getattr(self.before[at], "columns", {}).get(column, "")
                yield self.told("choice.column-changed", at, old, written or "", column)
            case Keep(at, column, written):
                old = getattr(self.before[at], "kept", {}).get(column, "")
                yield self.told("kept.changed", at, old, written or "", column)
            case _:
                yield from self.of_the_whole(edit)

    def of_the_whole(self, edit: Operation) -> Iterator[Difference]:
        match edit:
            case SetList(name, _after, now):
                was = next((one for one in self.old.lists if one.name == name), None)
                if was != now:
                    yield self.told(f"list.{_step(was, now)}", (), "", "", name)
            case SetLink(at, link):
                yield from self.linked(at, getattr(self.before[at], "link", None), link)
            case SetLocks():
                yield self.told("locks.changed", ())
            case Speak(locales):
                yield from self.spoken(list(locales))
            case Replace():
                yield self.told("questionnaire.replaced", ())
            case _:
                raise AssertionError(edit)

    def linked(self, at: Address, was: Link | None, now: Link | None) -> Iterator[Difference]:
        old, new = (str(link.version) if link else "" for link in (was, now))
        if was and now and was.module == now.module:
            if was.version != now.version:
                yield self.told("link.updated", at, old, new)
            return
        if was:
            yield self.told("link.ended", at, old)
        if now:
            yield self.told("link.begun", at, "", new)

    def spoken(self, locales: list[Locale]) -> Iterator[Difference]:
        for locale in locales:
            if locale not in self.old.locales:
                yield self.told("language.added", (), "", "", locale)
        for locale in self.old.locales:
            if locale not in locales:
                yield self.told("language.removed", (), "", "", locale)
        if locales[:1] != [self.old.authored]:
            yield self.told("language.authored", (), self.old.authored, locales[0], locales[0])


def _noun(part: Part) -> str:
    match part:
        case Question() if isinstance(part.kind, Calculated):
            return "calculation"
        case Question():
            return "question" if is_asked(part) else "note"
        case Choice():
            return "choice"
        case Row():
            return "row"
        case _:
            return "container"


def _step(was: object, now: object) -> str:
    if not was:
        return "added"
    return "changed" if now else "removed"


def _drawn(part: Part) -> str:
    parameters = getattr(part, "parameters", {})
    said = [getattr(part, "appearance", ""), *(f"{k}={v}" for k, v in parameters.items())]
    return " ".join(filter(None, said))


def _repeats_around(definition: Definition) -> dict[Address, Address]:
    """Return the innermost group that comes several times, around each part that has one."""
    found: dict[Address, Address] = {}

    def look(part: Part, at: Address, around: Address) -> None:
        if around:
            found[at] = around
        inside = at if isinstance(part, Group) and part.repeat else around
        for child in children(part):
            look(child, address_of(child, at), inside)

    look(definition, (), ())
    return found
