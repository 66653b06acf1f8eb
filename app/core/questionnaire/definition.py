"""What a questionnaire is: modules of pages of questions, in several languages.

Every part has a stable ``id`` that is never shown and never changes, so that renaming,
moving and translating break nothing: answers are kept by question id, choices by choice id.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TypeAlias

import msgspec

from app.core.text import NO_TEXT, Locale, LocalizedText


class Choice(msgspec.Struct, frozen=True, omit_defaults=True):
    """One option.  ``name`` is the author's code for it, unique within its question."""

    id: str
    name: str
    label: LocalizedText = NO_TEXT


class Text(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="is", tag="text"):
    """Words, on one line or several."""

    multiline: bool = False
    longest: int = 2_000
    """In code points, after NFC."""


class Integer(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="is", tag="integer"):
    """A whole number between two bounds, both included; None where there is no bound."""

    least: int | None = None
    most: int | None = None
    unit: LocalizedText = NO_TEXT


class DecimalNumber(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="is", tag="decimal"):
    """A number with decimals between two bounds, both included; None where there is no bound."""

    least: Decimal | None = None
    most: Decimal | None = None
    unit: LocalizedText = NO_TEXT


class Date(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="is", tag="date"):
    """A day of the calendar.  The bounds are ISO dates, both included, empty where absent."""

    earliest: str = ""
    latest: str = ""


class Single(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="is", tag="single"):
    """One of the choices."""

    choices: tuple[Choice, ...] = ()


class Multiple(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="is", tag="multiple"):
    """Any of the choices."""

    choices: tuple[Choice, ...] = ()
    least: int = 0
    most: int | None = None
    exclusive: str = ""
    """The id of the choice that excludes the others ("none of these"), empty where none does."""


class Note(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="is", tag="note"):
    """Words to read; nothing to answer."""


class Kept(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="is", tag="kept"):
    """A question of a type that we do not ask yet: kept whole, listed for review, not shown.

    ``type`` is the type as the imported file writes it, such as ``calculate`` or ``image``.
    """

    type: str = msgspec.field(name="as")  # "type" is the tag of the kinds in the document
    choices: tuple[Choice, ...] = ()


Kind: TypeAlias = Text | Integer | DecimalNumber | Date | Single | Multiple | Note | Kept


class Question(msgspec.Struct, frozen=True, omit_defaults=True):
    """One thing to ask or to show."""

    id: str
    name: str
    """The author's short name, unique in the questionnaire; exports use it.  It may change."""

    kind: Kind
    label: LocalizedText = NO_TEXT
    hint: LocalizedText = NO_TEXT
    required: bool = False
    required_message: LocalizedText = NO_TEXT

    kept: Mapping[str, str] = {}
    """What an imported file says of this question and we do not carry out yet, as text by the
    name of its column (``relevant``, ``constraint``, ``calculation``, ``appearance`` …)."""


class Page(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a respondent sees at once."""

    id: str
    name: str = ""
    title: LocalizedText = NO_TEXT
    questions: tuple[Question, ...] = ()
    kept: Mapping[str, str] = {}


class Module(msgspec.Struct, frozen=True, omit_defaults=True):
    """A section on one subject, which one person of the enterprise can answer in one sitting."""

    id: str
    name: str = ""
    title: LocalizedText = NO_TEXT
    pages: tuple[Page, ...] = ()
    kept: Mapping[str, str] = {}


class Definition(msgspec.Struct, frozen=True, omit_defaults=True):
    """A whole questionnaire.  ``locales[0]`` is the language in which it is authored."""

    locales: tuple[Locale, ...]
    title: LocalizedText = NO_TEXT
    modules: tuple[Module, ...] = ()
    kept: Mapping[str, str] = {}

    @property
    def authored(self) -> Locale:
        return self.locales[0]

    @property
    def pages(self) -> Iterator[Page]:
        return (page for module in self.modules for page in module.pages)

    @property
    def questions(self) -> Iterator[Question]:
        return (question for page in self.pages for question in page.questions)


def choices_of(question: Question) -> tuple[Choice, ...]:
    """Return the choices of a question, none where its kind has none."""
    match question.kind:
        case Single(choices) | Multiple(choices) | Kept(choices=choices):
            return choices
        case _:
            return ()


def is_asked(question: Question) -> bool:
    """Tell whether a respondent answers this question (and does not only read or skip it)."""
    return not isinstance(question.kind, Note | Kept)
