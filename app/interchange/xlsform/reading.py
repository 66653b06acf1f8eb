"""What the reading of one survey goes by: its rows, its lists and languages, what it finds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.core.questionnaire.report import Entry
from app.core.text import LocalizedText
from app.interchange.findings import Findings, Spot, entry
from app.interchange.importing import IdOf
from app.interchange.xlsform.choices import ChoiceList
from app.interchange.xlsform.expressions import Expressions
from app.interchange.xlsform.headers import MEDIA, Table
from app.interchange.xlsform.wording import Languages, tell_text, text_of
from app.interchange.xlsform.workbook import Row


@dataclass(frozen=True)
class Reading:
    table: Table
    lists: Mapping[str, ChoiceList]
    languages: Languages
    expressions: Expressions
    external: frozenset[str]
    """The names of the lists of the sheet ``external_choices``."""

    id_of: IdOf
    findings: Findings

    def says(self, row: Row, field: str) -> str:
        return self.table.says(row, field)

    def at(self, row: Row, field: str = "") -> Spot:
        return spot_of(self.table, row, field)

    def text(self, row: Row, field: str, name: str, kept: dict[str, str]) -> LocalizedText:
        """Return a wording with ids in its references; list what a reader has to look at."""
        tell_text(
            self.table, row, field, name=name, languages=self.languages, findings=self.findings
        )
        return text_of(
            self.table, row, field, self.languages, kept, spoken=self.expressions.with_ids
        )

    def media(self, row: Row, name: str, kept: dict[str, str]) -> dict[str, LocalizedText]:
        """Return the files that go with a row, by what they are; list each, since a form does
        not hold them."""
        found = {what: self.text(row, f"media::{what}", name, kept) for what in MEDIA}
        for what in found:
            for column in self.table.of(f"media::{what}"):
                if file := row.at(column.index):
                    spot = self.table.sheet.spot(row.number, column.index)
                    self.findings.review.append(
                        entry("import.media-apart", spot, name=name, file=file)
                    )
        return {what: text for what, text in found.items() if text.by_locale}

    def expression(self, row: Row, field: str, name: str, kept: dict[str, str]) -> str:
        """Return an expression with ids; where it cannot be carried out, keep its text."""
        said = self.says(row, field)
        if not said:
            return ""
        read = self.expressions.read(said, self.at(row, field), name=name, header=field)
        if read is None:
            kept[field] = said
        return read or ""

    def entry(
        self, code: str, row: Row, field: str = "", *, name: str, **facts: str | int
    ) -> Entry:
        """Return an entry for the report, about one cell of a row or the row as a whole."""
        return entry(code, self.at(row, field), name=name, **facts)


def spot_of(table: Table, row: Row, field: str = "") -> Spot:
    """Return the place of a row, and of the first column of a field where one is named."""
    index = next((column.index for column in table.of(field)), -1) if field else -1
    return table.sheet.spot(row.number, index)
