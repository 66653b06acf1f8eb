"""Differences as a page shows them: where, what it says now and said before, and what it does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from flask_babel import get_locale
from flask_babel import gettext as _

from app.builder.comparing import Changes
from app.builder.module_following import Following
from app.builder.views.kinds import NAMED
from app.core.questionnaire import in_words
from app.core.questionnaire.codec import decode
from app.core.questionnaire.definition import Definition, Group, Module, Page, Question
from app.core.questionnaire.differences.comparing import compare
from app.core.questionnaire.differences.weighing import Difference, Weight
from app.core.questionnaire.parts import Address, Part, address_of, children
from app.core.questionnaire.references import names, rewritten
from app.core.text import Locale
from app.web.difference_messages import effects_of, sentence_of

KIND_NAMES = {named.tag: named.name for named in NAMED.values()}


@dataclass(frozen=True, slots=True)
class Told:
    """One difference in the words of the reader."""

    weight: Weight
    part: str
    """What a person calls the question or the section that is meant."""

    around: str
    """The sections around it, outermost first; empty where there are none."""

    question: str
    """The id of the question on whose card it can be looked at; empty where there is none."""

    sentence: str
    old: str
    new: str
    effects: list[str]
    language: str
    """Of what it says, where that is a text of one language; else empty."""


def told(changes: Changes) -> Mapping[Weight, list[Told]]:
    """Return the differences in words by their weight, the heaviest first."""
    before, after = Names(changes.old), Names(changes.new)
    lines = [
        _told(each, before, after, under_way=changes.under_way > 0) for each in changes.differences
    ]
    return _by_weight(lines)


def told_edit(old: Definition, new: Definition) -> list[Told]:
    """Return what one edit of a draft changed, in words."""
    before, after = Names(old), Names(new)
    return [_told(each, before, after, under_way=False) for each in compare(old, new, {})]


@dataclass(frozen=True, slots=True)
class Beside:
    """A module beside the library, in words."""

    taken: Mapping[Weight, list[Told]]
    """What taking the latest version over changes here."""

    kept: list[Told]
    """What is new in it and would not be taken over, since it was written otherwise here."""

    overrides: list[tuple[str, list[Told]]]
    """What was written otherwise here, by the key of each."""

    @property
    def count(self) -> int:
        """How many changes would be taken over."""
        return sum(map(len, self.taken.values()))


def told_beside(found: Following) -> Beside:
    """Return how a module stands to the library, in words."""
    here = Names(found.head)
    base = Names(decode(found.base.definition)) if found.base else here
    new = Names(decode(found.latest.definition)) if found.latest else here
    taken, kept = (found.update.taken, found.update.kept) if found.update else ((), ())
    return Beside(
        _by_weight([_told(each, base, new, under_way=False) for each in taken]),
        [_told(each, base, new, under_way=False) for each in kept],
        [
            (each.key, [_told(one, base, here, under_way=False) for one in each.differences])
            for each in found.overrides
            if each.differences
        ],
    )


def _by_weight(lines: list[Told]) -> Mapping[Weight, list[Told]]:
    return {
        weight: found
        for weight in reversed(Weight)
        if (found := [line for line in lines if line.weight is weight])
    }


def _told(difference: Difference, before: Names, after: Names, *, under_way: bool) -> Told:
    at = difference.address
    side = after if at in after.around else before
    owner = at[:1]
    was, now = _both(difference, before, after)
    return Told(
        weight=difference.weight,
        part=side.of(owner),
        around=" › ".join(side.of(each) for each in side.around.get(owner, ()) if each),
        question=owner[0] if owner and side is after and side.is_question(owner) else "",
        sentence=sentence_of(difference, side.of(at)),
        old=was,
        new=now,
        effects=effects_of(difference, under_way=under_way),
        language=difference.about if difference.field else "",
    )


def _both(difference: Difference, before: Names, after: Names) -> tuple[str, str]:
    """Return what either says, in words where there are any."""
    match difference.code.partition("."):
        case "kind", _dot, _rest:
            return str(KIND_NAMES[difference.old]), str(KIND_NAMES[difference.new])
        case "rule", _dot, _rest:
            at = difference.address
            return before.rule(at, difference.old), after.rule(at, difference.new)
        case "link" | "language", _dot, _rest:
            return "", ""
        case _:
            return difference.old, difference.new


class Names:
    """What a person calls the parts of a definition."""

    def __init__(self, definition: Definition) -> None:
        self.definition = definition
        self.locale = Locale(str(get_locale()))
        self.parts: dict[Address, Part] = {}
        self.around: dict[Address, tuple[Address, ...]] = {}
        for at, part, around in _with_what_is_around(definition):
            self.parts[at], self.around[at] = part, around

    def of(self, at: Address) -> str:
        part = self.parts.get(at)
        if part is None or isinstance(part, Definition):
            return str(_("The questionnaire"))
        text = part.title if isinstance(part, Module | Page | Group) else part.label
        name = text.read_in(self.locale, otherwise=self.definition.authored) or part.name
        return name or str(_("Without a title"))

    def is_question(self, at: Address) -> bool:
        return isinstance(self.parts.get(at), Question)

    def rule(self, at: Address, written: str) -> str:
        """Return an expression as a sentence, or else as authors write it."""
        if not written:
            return ""
        part = self.parts.get(at)
        own = part if isinstance(part, Question) else None
        said = in_words.condition(written, self.definition, self.locale, own=own)
        return said or rewritten(written, self.known.get)

    @cached_property
    def known(self) -> Mapping[str, str]:
        return names(self.definition)


def _with_what_is_around(
    part: Part, at: Address = (), around: tuple[Address, ...] = ()
) -> Iterator[tuple[Address, Part, tuple[Address, ...]]]:
    yield at, part, around
    for child in children(part):
        yield from _with_what_is_around(child, address_of(child, at), (*around, at))
