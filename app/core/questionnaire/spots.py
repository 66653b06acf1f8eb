"""What one respondent meets on a page: questions, groups of them, and groups that repeat.

A spot is one question as one respondent meets it, in one time of the repeats around it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from app.core.problems import Place
from app.core.questionnaire.answers import MEANT, Path, Value, value_at
from app.core.questionnaire.definition import Group, Question, is_asked, is_computed, rows_of
from app.core.questionnaire.expressions.nodes import TreeNode
from app.core.questionnaire.filling import Filling
from app.core.questionnaire.kinds import NotYet
from app.core.questionnaire.options import Choice, Row
from app.core.questionnaire.transcribing import value_of

NO_RESULT = frozenset({"NaN", "Infinity", "-Infinity"})
"""What a calculation gives that divides by nothing, or reads words as numbers."""


@dataclass(frozen=True, slots=True, eq=False)
class Spot:
    """One question before one respondent."""

    question: Question
    place: Place
    """Module and page id, then the path: where its problems stand."""

    node: TreeNode
    filling: Filling

    @property
    def path(self) -> Path:
        return self.place[2:]

    @property
    def is_open(self) -> bool:
        return self.filling.filled.is_relevant(self.node)

    @property
    def is_asked(self) -> bool:
        """Whether the respondent gives the answer, and nobody works it out."""
        return is_asked(self.question) and not self.is_computed

    @property
    def is_computed(self) -> bool:
        return is_computed(self.question)

    @property
    def is_required(self) -> bool:
        return (
            self.is_asked
            and not isinstance(self.question.kind, NotYet)
            and self.filling.filled.is_required(self.node)
        )

    @property
    def is_read_only(self) -> bool:
        return self.is_computed or self.filling.filled.is_readonly(self.node)

    @property
    def value(self) -> Value | None:
        """What counts as the answer now: without the rows that are not open; None where there
        is none, or a calculation has no result."""
        if self.is_computed:
            text = self.filling.filled.remembered(self.node)
            return None if text in NO_RESULT else value_of(self.question, text)
        value = value_at(self.filling.answers, self.path)
        if not isinstance(value, dict) or not rows_of(self.question):
            return value
        return {row.id: value[row.id] for row in self.rows if row.id in value} or None

    @property
    def has_no_result(self) -> bool:
        """Whether a calculation was tried and gives nothing that could be shown."""
        return self.is_computed and self.node.text in NO_RESULT

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The choices that are offered to this respondent."""
        return self.filling.offered(self.question, self.node)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows that are open to this respondent."""
        rows = rows_of(self.question)
        if not any(row.relevant for row in rows):
            return rows
        return tuple(
            row
            for row, node in zip(rows, self.node.children, strict=True)
            if self.filling.filled.is_relevant(node)
        )

    @property
    def total(self) -> Decimal | None:
        """What the numbers of its rows must add up to; None where they need not."""
        total = self.filling.total(self.question, self.node)
        return None if total is None else Decimal(str(total))

    @property
    def breaks_constraint(self) -> bool:
        return self.filling.filled.breaks_constraint(self.node)

    @property
    def surprises(self) -> bool:
        """Whether an answer stands here of which the author asks if it is meant."""
        warning = self.filling.compiled.warnings.get(self.question.id)
        if warning is None or not self.node.text:
            return False
        return not self.filling.holds(warning, self.node, otherwise=True)

    @property
    def is_meant(self) -> bool:
        """Whether somebody has said that this very answer is meant."""
        meant = self.filling.answers.get(MEANT)
        said = meant.get("/".join(self.path)) if isinstance(meant, dict) else None
        return said is not None and said == self.value


@dataclass(frozen=True, slots=True)
class Section:
    """A group on the page, or one time of a group that repeats."""

    group: Group
    path: Path
    """Empty but for one time of a repeat, where it ends with the token of that time."""

    number: int
    """Of this time, from 1; 0 where the group does not repeat."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Times:
    """A group that repeats, and its times so far."""

    group: Group
    path: Path
    """Where its times are kept, ``("g-site",)``; the field of that name sends their tokens."""

    sections: tuple[Section, ...]
    may_grow: bool
    """Whether the respondent may add a time: nobody counts them, and there are not yet the most."""

    may_shrink: bool


Item: TypeAlias = Spot | Section | Times
