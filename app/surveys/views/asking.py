"""A page of questions as its templates draw it: every field with its words, its bounds, what
stands in it and what is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.core.questionnaire import typed as sending
from app.core.questionnaire.answers import Path
from app.core.questionnaire.definition import Question
from app.core.questionnaire.expressions.nodes import TreeNode
from app.core.questionnaire.kinds import Filed, Multiple, Place, Recording, Scale, Single
from app.core.questionnaire.typed import Typed
from app.surveys.views.manners import Manner


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose."""

    value: str
    label: str
    lang: str = ""
    """Empty where the words are ours."""

    is_apart: bool = False
    """Whether it excludes the others, and stands after "or"."""

    end: str = ""
    """What it means, where it is an end of a scale."""

    is_shut: bool = False
    """Whether it is not offered at the moment."""


@dataclass(frozen=True, slots=True)
class RowOf:
    """One row of a matrix, or one of several numbers."""

    id: str
    label: str
    lang: str
    is_shut: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """One value that is worked out, or an answer that stands fast."""

    id: str
    label: str
    lang: str
    said: str


@dataclass(frozen=True, slots=True)
class Stored:
    """A file that stands at a question."""

    digest: str
    name: str
    size: str
    """As it is read, with its unit."""

    href: str
    preview: str
    """The address of a small copy of it; empty where none can be shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One question on a page."""

    question: Question
    path: Path
    typed: Typed
    label: str
    manner: Manner
    hint: str = ""
    guidance: str = ""
    unit: str = ""
    error: str = ""
    wrong: str = ""
    """The part in which the error is, empty where it is in the whole."""

    doubt: str = ""
    """What the author's soft check asks of this answer; empty where it asks nothing."""

    doubt_words: str = ""
    """What it asks once it asks."""

    is_required: bool = False
    is_read_only: bool = False
    is_shut: bool = False
    options: tuple[Option, ...] = ()
    rows: tuple[RowOf, ...] = ()
    file: Stored | None = None
    matches: tuple[Option, ...] = ()
    """The communes that the typed words may mean."""

    said: Sequence[str] = ()
    """The answer as it is read, line by line, where it is shown and not asked."""

    summed: tuple[Shown, ...] = ()
    sum: str = ""
    """What several numbers make together, as it is read."""

    total: str = ""
    """What they must make, in plain decimal text; empty where they need not."""

    goal: str = ""
    """The same as it is read, with its unit."""

    last: Sequence[str] = ()
    """What was answered in the wave before, line by line; empty where nothing was."""

    is_as_last: bool = False
    """Whether the same stands in it now."""

    last_when: str = ""
    """When that was: ``Last year:``."""

    lowest: str = ""
    highest: str = ""

    shape = "field"

    @property
    def id(self) -> str:
        return sending.field(self.path)

    @property
    def kind(self) -> str:
        """The kind in one word, by which a template chooses the control."""
        return str(self.question.kind.__struct_config__.tag)

    @property
    def is_alone(self) -> bool:
        """Whether there is one control, whose label is the question itself."""
        match self.question.kind:
            case Single():
                return self.manner.style == "select"
            case Scale():
                return not self.options
            case Place(extent=extent):
                return extent != "point"
            case _:
                return True

    @property
    def is_filed(self) -> bool:
        """Whether the answer is a file."""
        return isinstance(self.question.kind, Filed)

    @property
    def films(self) -> bool:
        """Whether a recording has pictures."""
        return isinstance(self.question.kind, Recording) and self.question.kind.film

    @property
    def may_surprise(self) -> bool:
        """Whether the author has a soft check on the answer."""
        return bool(self.question.logic.warning)

    @property
    def takes_own_words(self) -> bool:
        """Whether one may write what no choice says."""
        return isinstance(self.question.kind, Single | Multiple) and self.question.kind.other

    @property
    def said_by(self) -> str:
        """The ids of what a screen reader says of the control beside its name."""
        said = {"hint": self.hint, "how": self.manner.how, "error": self.error}
        return " ".join(f"{self.id}-{what}" for what, words in said.items() if words)

    @property
    def ranked(self) -> tuple[Option, ...]:
        """The choices of a ranking by the places they have, those without one last."""
        placed = {option.value: self.text(option.value) for option in self.options}
        return tuple(sorted(self.options, key=lambda option: int(placed[option.value] or 99)))

    @property
    def anchor(self) -> str:
        """The id of the control where the error is put right: the first one, if it is in all."""
        parts = sending.parts_of(self.question)
        if self.doubt:
            return self.name(sending.MEANT)
        return self.name(self.wrong if self.wrong or "" in parts else parts[0])

    def name(self, part: str = "") -> str:
        """Return the name of the control of a part; its id is the same."""
        return sending.field(self.path, part)

    def text(self, part: str = "") -> str:
        """Return what stands in a part."""
        return next(iter(self.typed.get(part, ())), "")

    def holds(self, value: str, part: str = "") -> bool:
        """Tell whether a value is chosen in a part."""
        return value in self.typed.get(part, ())

    def is_wrong(self, part: str = "") -> bool:
        return bool(self.error) and self.wrong in ("", part)

    def cell(self, row: str, column: str) -> str:
        return f"{row}/{column}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Questions that belong together on a page."""

    id: str
    title: str
    lang: str
    items: tuple[Item, ...]
    node: TreeNode | None
    """None where it is there only for the eye, and nothing hides it alone."""

    is_shut: bool = False

    shape = "group"


@dataclass(frozen=True, slots=True)
class Time:
    """One time of a group that comes several times."""

    id: str
    token: str
    name: str
    items: tuple[Item, ...]
    node: TreeNode
    is_shut: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """A group that comes several times."""

    id: str
    title: str
    lang: str
    times: tuple[Time, ...]
    add: str
    """What the button says that adds another."""

    may_add: bool = True
    may_remove: bool = True
    is_table: bool = False
    is_shut: bool = False
    error: str = ""
    last: int = 0
    """How many times of the wave before can be taken over."""

    last_when: str = ""

    shape = "times"


Item = Field | Section | Times
