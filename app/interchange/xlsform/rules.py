"""The logic of a row: its conditions, checks, calculation, default and trigger."""

from __future__ import annotations

from app.core.questionnaire.kinds import (
    Calculated,
    Date,
    File,
    Image,
    Instant,
    Kept,
    Kind,
    Place,
    Recording,
    Silent,
    Time,
)
from app.core.questionnaire.logic import Logic
from app.interchange.findings import Spot
from app.interchange.xlsform import expressions, names
from app.interchange.xlsform.expressions import NO, YES
from app.interchange.xlsform.parameters import is_of_numbers
from app.interchange.xlsform.reading import Reading
from app.interchange.xlsform.survey import Line
from app.interchange.xlsform.workbook import Row

RECKONING = (
    "relevant", "constraint", "calculation", "default", "choice_filter", "repeat_count",
    "required", "read_only",
)  # fmt: skip
"""The columns that hold expressions."""

WITH_HYPHENS = Date | Time | Instant | Place
WITH_FILES = File | Image | Recording | Kept


class Rules:
    """Reads the logic of rows."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.findings = reading, reading.findings
        self.reckoned = frozenset(
            name
            for row in reading.table.rows
            for field in RECKONING
            for name in names.references(reading.says(row, field))
        )
        self.triggers: list[tuple[str, Spot]] = []
        self.unseen: set[str] = set()
        """The names of those that have no place on a page."""

    def of(self, line: Line, kind: Kind, kept: dict[str, str]) -> Logic:
        """Return the logic of a question; what cannot be carried out goes to ``kept``."""
        row, name = line.row, line.name
        relevant, constraint, calculation, choice_filter = (
            self.reading.expression(row, field, name, kept)
            for field in ("relevant", "constraint", "calculation", "choice_filter")
        )
        self._check_calculation(line, kind)
        default = self._default(line, kind, kept)
        return Logic(
            relevant=relevant, read_only=self.read_only(row, name, kept),
            required=self._required(row, name, kept), constraint=constraint,
            calculation=calculation, default=default, trigger=self._trigger(row),
            choice_filter=choice_filter,
        )  # fmt: skip

    def of_group(self, row: Row, name: str, kept: dict[str, str]) -> Logic:
        """Return the logic of a group."""
        return Logic(
            relevant=self.reading.expression(row, "relevant", name, kept),
            read_only=self.read_only(row, name, kept),
        )

    def required(self, line: Line, kind: Kind, kept: dict[str, str]) -> bool:
        """Tell whether a question has always to be answered.

        Where nobody answers, as with a note, the word is kept and requires nothing.
        """
        said = self.reading.says(line.row, "required")
        if said.lower() not in YES:
            return False
        if not isinstance(kind, Silent):
            return True
        kept["required"] = said
        self.findings.changed.append(
            self.reading.entry("import.required-of-nobody", line.row, "required", name=line.name)
        )
        return False

    def reckons_with(self, line: Line) -> bool:
        """Tell whether an expression works with the answer to a question."""
        own = ("constraint", "calculation", "default")
        return line.name in self.reckoned or any(self.reading.says(line.row, f) for f in own)

    def read_only(self, row: Row, name: str, kept: dict[str, str]) -> str:
        """Return whether an answer is only shown, as an expression."""
        return self._yes_or_expression(row, "read_only", name, kept)

    def check_triggers(self) -> None:
        """Note each trigger that nobody sees, so that it never changes by anybody's hand."""
        for name, spot in self.triggers:
            if name in self.unseen:
                self.findings.wrong("xlsform.trigger-unseen", spot, name=name)

    def _check_calculation(self, line: Line, kind: Kind) -> None:
        """Note a calculation that is none, and whether its value has a place on a page."""
        row, is_calculated = line.row, isinstance(kind, Calculated)
        calculation, default, trigger = (
            self.reading.says(row, field) for field in ("calculation", "default", "trigger")
        )
        if is_calculated or ((calculation or trigger) and not has_words(self.reading, row)):
            self.unseen.add(line.name)
        if is_calculated and not (calculation or expressions.is_moving(default, has_hyphens=False)):
            self.findings.wrong("xlsform.calculation-missing", self.reading.at(row), name=line.name)

    def _required(self, row: Row, name: str, kept: dict[str, str]) -> str:
        said = self.reading.says(row, "required")
        if said.lower() in YES | NO:
            return ""
        return self.reading.expression(row, "required", name, kept)

    def _yes_or_expression(self, row: Row, field: str, name: str, kept: dict[str, str]) -> str:
        said = self.reading.says(row, field).lower()
        if said in NO:
            return ""
        return "true()" if said in YES else self.reading.expression(row, field, name, kept)

    def _default(self, line: Line, kind: Kind, kept: dict[str, str]) -> str:
        said = self.reading.says(line.row, "default")
        if not said:
            return ""
        if expressions.is_moving(said, has_hyphens=isinstance(kind, WITH_HYPHENS)):
            return self.reading.expression(line.row, "default", line.name, kept)
        if isinstance(kind, WITH_FILES):
            kept["default"] = said
            self.findings.review.append(
                self.reading.entry(
                    "import.default-file", line.row, "default", name=line.name, text=said
                )
            )
            return ""
        return expressions.literal(said, is_number=is_of_numbers(kind))

    def _trigger(self, row: Row) -> str:
        said = self.reading.says(row, "trigger")
        if not said:
            return ""
        spot = self.reading.at(row, "trigger")
        known = self.reading.expressions.known
        for piece in filter(str.strip, said.split(",")):
            found = [*names.references(piece)]
            if len(found) != 1:
                self.findings.wrong("xlsform.trigger-unclear", spot, text=said)
                return ""
            if names.check_references(piece, spot, known, self.findings):
                self.triggers.append((found[0], spot))
        return self.reading.expressions.with_ids(said)


def has_words(reading: Reading, row: Row) -> bool:
    """Tell whether a row has a label or a hint, in any language."""
    columns = (*reading.table.of("label"), *reading.table.of("hint"))
    return any(row.at(column.index) for column in columns)
