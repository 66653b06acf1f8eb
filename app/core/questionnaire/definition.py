"""What a questionnaire is: modules of pages of questions, in several languages.

Every part has a stable ``id`` that is never shown and never changes, so that renaming,
moving and translating break nothing: answers are kept by question id, choices by choice id,
and expressions refer to questions by id.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

import msgspec

from app.core.questionnaire.bonds import NO_LOCKS, Link, Locks
from app.core.questionnaire.kinds import (
    Calculated,
    Hidden,
    Kept,
    Kind,
    Matrix,
    Silent,
    WithChoices,
    WithRows,
)
from app.core.questionnaire.logic import NO_LOGIC, Logic, Repeat
from app.core.questionnaire.measured import NOT_MEASURED, Measured
from app.core.questionnaire.options import Choice, ChoiceList, Row
from app.core.text import NO_TEXT, Locale, LocalizedText


class Question(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="is", tag="question"):
    """One thing to ask or to show."""

    id: str
    name: str
    """The author's short name, unique in the questionnaire; exports use it.  It may change."""

    kind: Kind
    label: LocalizedText = NO_TEXT
    hint: LocalizedText = NO_TEXT
    guidance: LocalizedText = NO_TEXT
    """More help, folded away."""

    required: bool = False
    required_message: LocalizedText = NO_TEXT
    constraint_message: LocalizedText = NO_TEXT
    warning_message: LocalizedText = NO_TEXT
    logic: Logic = NO_LOGIC
    appearance: str = ""
    """How it is drawn, in the words of an XLSForm: ``minimal``, ``likert``, ``w2 multiline``."""

    parameters: Mapping[str, str] = {}
    """What else an XLSForm sets by name, such as ``randomize``."""

    media: Mapping[str, LocalizedText] = {}
    """File names by what they are: ``image``, ``audio``, ``video``, ``big-image``."""

    measured: Measured = NOT_MEASURED
    """What its answers say together."""

    kept: Mapping[str, str] = {}
    """What an imported file says of this question and we do not carry out, as text by the
    name of its column."""


class Group(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="is", tag="group"):
    """Questions that belong together on a page; with ``repeat``, as often as it says."""

    id: str
    name: str = ""
    title: LocalizedText = NO_TEXT
    parts: tuple[Item, ...] = ()
    logic: Logic = NO_LOGIC
    repeat: Repeat | None = None
    appearance: str = ""
    kept: Mapping[str, str] = {}

    @property
    def questions(self) -> Iterator[Question]:
        return questions_in(self.parts)


Item: TypeAlias = Question | Group
"""What stands on a page or in a group."""


class Page(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a respondent sees at once."""

    id: str
    name: str = ""
    """Empty where an exported file has no group for it."""

    title: LocalizedText = NO_TEXT
    parts: tuple[Item, ...] = ()
    logic: Logic = NO_LOGIC
    appearance: str = ""
    kept: Mapping[str, str] = {}

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question of the page, those in groups too, in reading order."""
        return tuple(questions_in(self.parts))


class Module(msgspec.Struct, frozen=True, omit_defaults=True):
    """A section on one subject, which one person of the enterprise can answer in one sitting."""

    id: str
    name: str = ""
    """Empty where an exported file has no group for it."""

    title: LocalizedText = NO_TEXT
    pages: tuple[Page, ...] = ()
    logic: Logic = NO_LOGIC
    appearance: str = ""
    kept: Mapping[str, str] = {}
    link: Link | None = None
    """The module of the library that it follows; None where it follows none."""


class Definition(msgspec.Struct, frozen=True, omit_defaults=True):
    """A whole questionnaire.  ``locales[0]`` is the language in which it is authored."""

    locales: tuple[Locale, ...]
    title: LocalizedText = NO_TEXT
    modules: tuple[Module, ...] = ()
    lists: tuple[ChoiceList, ...] = ()
    """The lists that expressions look things up in and no question offers."""

    kept: Mapping[str, str] = {}
    locks: Locks = NO_LOCKS

    @property
    def authored(self) -> Locale:
        return self.locales[0]

    @property
    def pages(self) -> Iterator[Page]:
        return (page for module in self.modules for page in module.pages)

    @property
    def questions(self) -> Iterator[Question]:
        return (question for page in self.pages for question in page.questions)

    @property
    def asked(self) -> int:
        """How many questions a respondent answers."""
        return sum(is_asked(question) for question in self.questions)


def questions_in(parts: tuple[Item, ...]) -> Iterator[Question]:
    """Yield the questions among these parts and in their groups, in reading order."""
    for part in parts:
        if isinstance(part, Group):
            yield from questions_in(part.parts)
        else:
            yield part


def choices_of(question: Question) -> tuple[Choice, ...]:
    """Return the choices of a question, none where its kind has none."""
    return question.kind.choices if isinstance(question.kind, WithChoices) else ()


def rows_of(question: Question) -> tuple[Row, ...]:
    """Return the rows of a question, none where its kind has none."""
    return question.kind.rows if isinstance(question.kind, WithRows) else ()


def columns_of(question: Question) -> tuple[Choice, ...]:
    """Return the choices that are columns, each with a number or a text for each row."""
    kind = question.kind
    return kind.choices if isinstance(kind, Matrix) and kind.cell in {"number", "text"} else ()


def is_seen(question: Question) -> bool:
    """Tell whether a respondent comes to see this question at all."""
    match question.kind:
        case Hidden() | Kept():
            return False
        case Calculated():
            return bool(question.label.by_locale)
        case _:
            return True


def is_asked(question: Question) -> bool:
    """Tell whether a respondent answers this question (and does not only read or skip it)."""
    return not isinstance(question.kind, Silent)


def is_counted(question: Question) -> bool:
    """Tell whether this question asks for a value or shows one, as reports count questions.

    What only records who fills in, when and on what device does neither.
    """
    return not (isinstance(question.kind, Hidden) and question.kind.what)


def is_computed(question: Question) -> bool:
    """Tell whether the value is worked out anew whenever something it reads changes."""
    logic = question.logic
    return isinstance(question.kind, Calculated) or bool(logic.calculation and not logic.trigger)
