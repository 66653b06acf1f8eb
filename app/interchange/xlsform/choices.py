"""The lists of choices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from msgspec import structs

from app.core.questionnaire import options
from app.core.questionnaire.options import Choice
from app.core.text import EN, FR, NL, NO_TEXT, LocalizedText
from app.interchange.findings import Findings, Spot, entry
from app.interchange.importing import IdOf
from app.interchange.xlsform.expressions import STRAIGHT, Expressions
from app.interchange.xlsform.headers import MEDIA, Table
from app.interchange.xlsform.names import check_references
from app.interchange.xlsform.wording import Languages, tell_text, text_of
from app.interchange.xlsform.workbook import Row

MOST_IN_A_LIST = 20_000
SPOKEN = frozenset({"list_name", "name", "label"})
CARRIED = SPOKEN | {f"media::{what}" for what in MEDIA}
DROPPED = frozenset({"sms_option"})

OTHER = "other"
"""The code of the choice that ``or_other`` adds."""

WORDS_OF_OTHER = {FR: "Autre", NL: "Andere", EN: "Other"}


@dataclass(slots=True)
class ChoiceList:
    name: str
    spot: Spot
    """Where it begins."""

    choices: list[Choice] = field(default_factory=list)
    """Their ids are those of a list that no question offers."""

    spots: list[Spot] = field(default_factory=list)
    """Where each of them stands."""

    used: bool = False

    def inline(self, question_id: str, id_of: IdOf) -> tuple[Choice, ...]:
        """Return the choices as those of one question."""
        self.used = True
        return tuple(
            structs.replace(choice, id=id_of("c", question_id, choice.name))
            for choice in self.choices
        )

    def label_of(self, name: str) -> LocalizedText:
        return next((c.label for c in self.choices if c.name == name), NO_TEXT)


class Lists:
    """Reads the rows of the choices."""

    def __init__(
        self,
        table: Table,
        languages: Languages,
        expressions: Expressions,
        id_of: IdOf,
        *,
        duplicates: bool,
    ) -> None:
        self.table, self.languages, self.expressions = table, languages, expressions
        self.id_of, self.duplicates = id_of, duplicates
        self.findings: Findings = expressions.findings
        self.lists: dict[str, ChoiceList] = {}
        self.taken: dict[str, set[str]] = {}
        self.others = [c for c in table.columns if c.field not in CARRIED | DROPPED]

    def read(self) -> dict[str, ChoiceList]:
        """Return the lists by name; what is wrong stands in the findings.

        Where the settings allow one code twice in a list, the second gets one of its own.
        """
        for row in self.table.rows:
            self._take(row)
        for found in self.lists.values():
            if len(found.choices) > MOST_IN_A_LIST:
                self.findings.wrong(
                    "xlsform.list-too-long", found.spot, list=found.name, most=MOST_IN_A_LIST
                )
        self._tell_columns()
        return self.lists

    def _take(self, row: Row) -> None:
        list_name, name = _names(self.table, row)
        spot = self.table.sheet.spot(row.number)
        if not list_name:
            if name or any(row.at(column.index) for column in self.table.of("label")):
                self.findings.lost.append(entry("import.choice-without-list", spot, name=name))
            return
        if not name:
            self.findings.wrong("xlsform.choice-without-name", spot, list=list_name)
            return
        found = self.lists.setdefault(list_name, ChoiceList(list_name, spot))
        name = self._single(name, found, spot)
        found.choices.append(self._choice(name, found, row))
        found.spots.append(spot)

    def _single(self, name: str, found: ChoiceList, spot: Spot) -> str:
        """Return the name, or another where it is taken and the file says that it may be."""
        taken = self.taken.setdefault(found.name, set())
        single = name
        if name in taken and not self.duplicates:
            self.findings.wrong("xlsform.choice-twice", spot, name=name, list=found.name)
        elif name in taken:
            number = len(taken)
            while (single := f"{name}_{number}") in taken:
                number += 1
            self.findings.changed.append(
                entry("import.choice-renamed", spot, name=found.name, choice=name, becomes=single)
            )
        taken.add(single)
        return single

    def _choice(self, name: str, found: ChoiceList, row: Row) -> Choice:
        columns: dict[str, str] = {}
        label = self._text(row, "label", found.name, columns)
        media = {what: self._text(row, f"media::{what}", found.name, columns) for what in MEDIA}
        media = {what: text for what, text in media.items() if text.by_locale}
        for column in self.others:
            if said := row.at(column.index):
                columns[column.key or self.table.sheet.spot(0, column.index).column] = said
        if not label.by_locale and not media:
            spot = self.table.sheet.spot(row.number)
            self.findings.review.append(
                entry("import.choice-without-label", spot, name=found.name, choice=name)
            )
        id = self.id_of("c", found.name, name)
        return Choice(id=id, name=name, label=label, columns=columns, media=media)

    def _text(self, row: Row, field: str, name: str, columns: dict[str, str]) -> LocalizedText:
        if not (columns_of := self.table.of(field)):
            return NO_TEXT
        for column in columns_of:
            if "${" in (said := row.at(column.index)):
                spot = self.table.sheet.spot(row.number, column.index)
                check_references(said, spot, self.expressions.known, self.findings)
        tell_text(
            self.table, row, field, name=name, languages=self.languages, findings=self.findings
        )
        return text_of(
            self.table, row, field, self.languages, columns, spoken=self.expressions.with_ids
        )

    def _tell_columns(self) -> None:
        """List once each column whose files a form does not hold, that is not read, or that
        only expressions can read."""
        filled = Counter(
            column
            for row in self.table.rows
            for column in self.table.columns
            if column.field not in SPOKEN and row.at(column.index)
        )
        for column, count in filled.items():
            spot = self.table.sheet.spot(self.table.header, column.index)
            if column.field in DROPPED:
                listed, code = self.findings.lost, "import.column-dropped"
            elif column.field in CARRIED:
                listed, code = self.findings.review, "import.choice-media-apart"
            else:
                listed, code = self.findings.kept, "import.choice-column"
            listed.append(entry(code, spot, header=column.written, count=count))


def codes_of(table: Table) -> Mapping[str, frozenset[str]]:
    """Return the codes of each list, by its name, before the lists are read."""
    codes: dict[str, set[str]] = {}
    for row in table.rows:
        list_name, name = _names(table, row)
        codes.setdefault(list_name, set()).add(name)
    return {name: frozenset(found) for name, found in codes.items()}


def _names(table: Table, row: Row) -> tuple[str, str]:
    """Return the names of a list and of a choice, with the quotation marks that expressions
    have."""
    return (
        table.says(row, "list_name").translate(STRAIGHT),
        table.says(row, "name").translate(STRAIGHT),
    )


def other_of(question_id: str, languages: Languages, id_of: IdOf) -> Choice:
    """Return the choice "other", worded in the languages of the questionnaire."""
    label = NO_TEXT
    for locale in languages.shown:
        if words := WORDS_OF_OTHER.get(locale):
            label = label.written(locale, words, authored=languages.authored)
    return Choice(id=id_of("c", question_id, OTHER), name=OTHER, label=label)


def not_offered(
    lists: Mapping[str, ChoiceList], asked_for: Collection[str], findings: Findings
) -> tuple[options.ChoiceList, ...]:
    """Return the lists that no question offers; list those that nothing asks for either.

    :param asked_for: the names of the lists that expressions or scales speak of.
    """
    idle = [found for found in lists.values() if not found.used]
    for found in idle:
        if found.name not in asked_for:
            findings.kept.append(
                entry("import.list-unused", found.spot, name=found.name, count=len(found.choices))
            )
    return tuple(options.ChoiceList(found.name, tuple(found.choices)) for found in idle)
