"""What the linter finds: a problem, how heavy it is, and the edit that mends it if one does."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.core.problems import Problem
from app.core.questionnaire.operations import Operation


class Level(StrEnum):
    """How heavy a finding is, heaviest first.  Saving a draft is stopped by none of them."""

    STOPS = "stops"
    """It stops publishing."""

    MEND = "mend"
    """It should be mended; respondents would stumble."""

    HINT = "hint"
    """Somebody should think about it, and may well leave it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was found.  ``problem.place`` is the address of the part and the field."""

    problem: Problem
    level: Level
    fix: Operation | None = None
    """The edit that mends it; None where only a person can."""

    @property
    def key(self) -> str:
        """What names it on a page: two findings of one questionnaire never share it, unless they
        say the same of the same place."""
        return ":".join((self.problem.code, *self.problem.place))
