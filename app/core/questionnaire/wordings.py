"""Every text of a questionnaire, with where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from msgspec import structs

from app.core.questionnaire.definition import Definition, Group, Module, Page, Question
from app.core.questionnaire.kept import once_each
from app.core.questionnaire.kinds import Kept
from app.core.questionnaire.options import Choice, Row
from app.core.questionnaire.parts import (
    Address,
    Missing,
    Part,
    children,
    walk,
    with_children,
)
from app.core.text import FR, NL, NO_TEXT, Locale, LocalizedText, Wording, digest

FIELDS: Mapping[type, tuple[str, ...]] = {
    Definition: ("title",),
    Module: ("title",),
    Page: ("title",),
    Group: ("title",),
    Question: (
        "label", "hint", "guidance", "unit", "lowest", "highest",
        "required_message", "constraint_message", "warning_message",
    ),
    Choice: ("label",),
    Row: ("label",),
}  # fmt: skip
"""The texts of each type of part, in reading order."""

OF_THE_KIND = frozenset({"unit", "lowest", "highest"})
"""Those that stand in the kind of a question, if it has them."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where one text stands: a part and the name of its field."""

    address: Address
    field: str


def texts(definition: Definition) -> Iterator[tuple[Place, LocalizedText]]:
    """Yield every text that a respondent may come to read, in reading order.

    A question that is kept from a file and not asked yet is left out, with its choices.
    """
    hidden: Address = ()
    for address, part in walk(definition):
        if hidden and address[: len(hidden)] == hidden:
            continue
        if isinstance(part, Question) and isinstance(part.kind, Kept):
            hidden = address
            continue
        for field in FIELDS[type(part)]:
            yield Place(address, field), text_at(part, field)


@once_each
def languages_in(definition: Definition) -> tuple[Locale, ...]:
    """Return the languages that a definition speaks, and those in which a text of it is kept."""
    kept = (locale for _place, text in texts(definition) for locale in text.by_locale)
    return tuple(dict.fromkeys((*definition.locales, *kept)))


def text_at(part: Part, field: str) -> LocalizedText:
    """Return one text of a part; no text where a question of that kind has none.

    :raises Missing: parts of this type have no such text.
    """
    if field not in FIELDS[type(part)]:
        raise Missing(field)
    owner = part.kind if isinstance(part, Question) and field in OF_THE_KIND else part
    text: LocalizedText = getattr(owner, field, NO_TEXT)
    return text


def with_text(part: Part, field: str, text: LocalizedText) -> Part:
    """Return the part with one text replaced.

    :raises Missing: a part of this type, or a question of this kind, has no such text.
    """
    if field not in FIELDS[type(part)]:
        raise Missing(field)
    if field not in OF_THE_KIND:
        return structs.replace(part, **{field: text})
    if isinstance(part, Question) and hasattr(part.kind, field):
        return structs.replace(part, kind=structs.replace(part.kind, **{field: text}))
    raise Missing(field)


def with_sources(definition: Definition) -> Definition:
    """Return the definition in which each translation knows the text that it translates.

    A file says nothing of it; from the import on, a change of the authored text then makes
    its translations outdated.  A translation that already knows its source keeps it.
    """
    authored = definition.authored

    def stamped(text: LocalizedText) -> LocalizedText:
        if not text.is_written_in(authored):
            return text
        source = digest(text.text_in(authored))
        return LocalizedText(
            {
                locale: wording
                if locale == authored or wording.source
                else Wording(wording.text, wording.state, source)
                for locale, wording in text.by_locale.items()
            }
        )

    def rebuilt(part: Part) -> Part:
        for field in FIELDS[type(part)]:
            if (text := text_at(part, field)).by_locale:
                part = with_text(part, field, stamped(text))
        return with_children(part, tuple(rebuilt(child) for child in children(part)))

    result = rebuilt(definition)
    assert isinstance(result, Definition)  # noqa: S101  (tells mypy what it began with)
    return result


def ours_first(definition: Definition) -> Definition:
    """Return the definition with French first, then Dutch, then what else the file speaks.

    The house authors in French or Dutch; where a file has one of them, its texts begin there
    and the other languages are kept as translations.
    """
    ours: list[Locale] = [locale for locale in (FR, NL) if locale in definition.locales]
    others = [locale for locale in definition.locales if locale not in ours]
    return structs.replace(definition, locales=(*ours, *others))
