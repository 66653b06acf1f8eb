"""What the reading of a file finds on its way: problems that stop it, entries for its report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.core.errors import Unsound
from app.core.problems import Problem
from app.core.questionnaire.report import Entry

MOST_PROBLEMS = 200
"""A person mends some and tries again; more would only make the page long."""

LONGEST_QUOTE = 300
"""Characters of a cell that a report quotes."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the file."""

    sheet: str = ""
    row: int = 0
    column: str = ""
    """Letters."""


@dataclass(slots=True)
class Findings:
    problems: list[Problem] = field(default_factory=list)
    kept: list[Entry] = field(default_factory=list)
    changed: list[Entry] = field(default_factory=list)
    lost: list[Entry] = field(default_factory=list)
    review: list[Entry] = field(default_factory=list)

    def wrong(self, code: str, spot: Spot, **facts: str | int) -> None:
        """Note what a person has to put right in the file before it can be read.

        With a ``suggestion`` the sentence is another one, whose code ends in ``-near``.
        """
        if len(self.problems) < MOST_PROBLEMS:
            code = f"{code}-near" if facts.get("suggestion") else code
            place = (spot.sheet, str(spot.row or ""), spot.column)
            self.problems.append(Problem(code, place, {**_where(spot), **_quoted(facts)}))

    def stop_if_wrong(self) -> None:
        """Raise :exc:`Unsound` once there is a problem: what follows would only repeat it."""
        if self.problems:
            raise Unsound(self.problems)


def entry(code: str, spot: Spot, *, name: str = "", **facts: str | int) -> Entry:
    """Return an entry for the report."""
    return Entry(code, name, spot.sheet, spot.row, spot.column, _quoted(facts))


def refusal(code: str, **facts: str | int) -> Unsound:
    """Return the refusal of a whole file, which cannot even be opened."""
    return Unsound([Problem(code, (), {**_where(Spot()), **_quoted(facts)})])


def _where(spot: Spot) -> dict[str, str | int]:
    cell = f"{spot.sheet}!{spot.column}{spot.row or ''}".strip("!")
    return {"sheet": spot.sheet, "row": spot.row, "column": spot.column, "cell": cell}


def _quoted(facts: Mapping[str, str | int]) -> dict[str, str | int]:
    return {
        name: fact if isinstance(fact, int) or len(fact) <= LONGEST_QUOTE
        else f"{fact[:LONGEST_QUOTE]}…"
        for name, fact in facts.items()
    }  # fmt: skip
