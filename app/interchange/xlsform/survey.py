"""The rows of the survey: questions, in the groups that they stand in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.core.questionnaire.definition import Question
from app.core.questionnaire.kinds import Kept, Kind, Multiple, Note, Single, Text
from app.core.text import NO_TEXT, LocalizedText
from app.interchange.findings import Findings, Spot, entry
from app.interchange.importing import IdOf
from app.interchange.xlsform import beyond, kinds, names
from app.interchange.xlsform.choices import ChoiceList
from app.interchange.xlsform.headers import Table, nearest
from app.interchange.xlsform.wording import SPOKEN, Languages, tell_text, text_of
from app.interchange.xlsform.workbook import Row

DEEPEST = 20
"""Groups in groups."""

MOST_QUESTIONS = 10_000
MOST_CHOICES = 100_000
"""Of all questions together: a list stands in each question that uses it."""


@dataclass(slots=True)
class Section:
    """A group or a repeat, as the file nests them."""

    row: int
    what: str
    """``group``, ``repeat``, or ``file`` for the whole of it."""

    name: str = ""
    label: LocalizedText = NO_TEXT
    kept: dict[str, str] = field(default_factory=dict)
    parts: list[Question | Section] = field(default_factory=list)
    names: list[tuple[str, Spot]] = field(default_factory=list)


class Survey:
    """Reads the rows from top to bottom, with the groups open at that row on a stack."""

    def __init__(
        self,
        table: Table,
        lists: Mapping[str, ChoiceList],
        languages: Languages,
        id_of: IdOf,
        findings: Findings,
    ) -> None:
        self.table, self.lists, self.languages = table, lists, languages
        self.id_of, self.findings = id_of, findings
        self.root = Section(0, "file")
        self.open = [self.root]
        self.asked = self.choices = 0
        self.texts: dict[Spot, str] = {}
        self.known: set[str] = set()
        self.taken: set[str] = set()

    def read(self) -> Section:
        """Return the whole file as one section; what is wrong stands in the findings."""
        for row in self.table.rows:
            self._take(row)
        for section in self.open[1:]:
            self.findings.wrong("xlsform.group-open", self._at(section.row), name=section.name)
        for section in self.open:
            names.check_siblings(section.names, self.findings)
        names.check_references(self.texts, frozenset(self.known), self.findings)
        beyond.tell_unknown_columns(self.table, self.findings)
        if self.asked > MOST_QUESTIONS:
            self.findings.wrong("xlsform.too-many-questions", self._at(), most=MOST_QUESTIONS)
        return self.root

    def _take(self, row: Row) -> None:
        written, name = self.table.says(row, "type"), self.table.says(row, "name")
        if not written or self.table.says(row, "disabled").lower() in beyond.YES:
            self.asked += 1
            code = "import.row-disabled" if written else "import.row-without-type"
            whole = " | ".join(filter(None, row.cells))
            self.findings.lost.append(entry(code, self._at(row.number), name=name, text=whole))
            return
        match said := kinds.read(written):
            case kinds.Begins(what):
                self._begin(row, name, what)
            case kinds.Ends(what):
                self._end(row, what)
            case kinds.Unknown(suggestion):
                self.asked += 1
                self.findings.wrong(
                    "xlsform.type-unknown", self._at(row.number, "type"),
                    type=written, suggestion=suggestion,
                )  # fmt: skip
            case kinds.Asked() | kinds.Chosen() | kinds.Unasked():
                self.asked += 1
                self._ask(row, name, said)

    def _begin(self, row: Row, name: str, what: str) -> None:
        section = Section(row.number, what, name)
        section.label = text_of(self.table, row, "label", self.languages, section.kept)
        self._tell_texts(row, name)
        group = self.table.says(row, "appearance").lower() == "field-list"
        section.kept |= beyond.kept_of(
            self.table, row, name=name, findings=self.findings, texts=self.texts,
            carried=frozenset({"appearance"} if group else ()),
        )  # fmt: skip
        for text in ("hint", "required"):
            if said := self.table.says(row, text):
                section.kept[text] = said
        if what == "repeat":
            section.kept["type"] = self.table.says(row, "type")
            self.findings.review.append(
                entry("import.repeat", self._at(row.number, "type"), name=name)
            )
        self._name(name, row)
        if len(self.open) == DEEPEST:
            self.findings.wrong("xlsform.too-deep", self._at(row.number), most=DEEPEST)
        self.open[-1].parts.append(section)
        self.open.append(section)

    def _end(self, row: Row, what: str) -> None:
        if len(self.open) == 1:
            self.findings.wrong("xlsform.end-without-begin", self._at(row.number), what=what)
            return
        section = self.open.pop()
        names.check_siblings(section.names, self.findings)
        if section.what != what:
            self.findings.wrong(
                "xlsform.end-of-another",
                self._at(row.number),
                name=section.name,
                row_of=section.row,
            )

    def _ask(self, row: Row, name: str, said: kinds.Said) -> None:
        name = self._named(name, row, is_note=said == kinds.Asked(Note()))
        id = self.id_of("q", str(row.number), name)
        kept: dict[str, str] = {}
        kind = self._kind(said, row, id, name, kept)
        label, hint, message = (
            text_of(self.table, row, text, self.languages, kept) for text in SPOKEN
        )
        self._tell_texts(row, name)
        if not label.by_locale and not isinstance(kind, Kept):
            self.findings.review.append(
                entry("import.label-missing", self._at(row.number), name=name)
            )
        multiline = isinstance(kind, Text) and kind.multiline
        kept |= beyond.kept_of(
            self.table, row, name=name, findings=self.findings, texts=self.texts,
            carried=frozenset({"appearance"} if multiline else ()),
        )  # fmt: skip
        required = self._required(row, name, kept)
        self.open[-1].parts.append(
            Question(
                id=id, name=self._unique(name, row), kind=kind, label=label, hint=hint,
                required=required and not isinstance(kind, Note), required_message=message,
                kept=kept,
            )
        )  # fmt: skip

    def _named(self, name: str, row: Row, *, is_note: bool) -> str:
        if not name and is_note:
            name = f"note_{row.number}"
            self.findings.changed.append(
                entry("import.note-named", self._at(row.number), name=name)
            )
        if not name:
            self.findings.wrong("xlsform.name-missing", self._at(row.number))
        self._name(name, row)
        return name

    def _name(self, name: str, row: Row) -> None:
        if name:
            spot = self._at(row.number, "name")
            names.check(name, spot, self.findings)
            self.open[-1].names.append((name, spot))
            self.known.add(name)

    def _unique(self, name: str, row: Row) -> str:
        """Return the name, made one of its own where another group has it too."""
        single = name
        if name.lower() in self.taken:
            inside = f"{self.open[-1].name}_{name}"
            single = inside if inside.lower() not in self.taken else ""
            single = single or names.unused(name, self.taken)
            self.findings.changed.append(
                entry(
                    "import.name-made-unique", self._at(row.number, "name"),
                    name=name, becomes=single,
                )
            )  # fmt: skip
        self.taken.add(single.lower())
        return single

    def _kind(self, said: kinds.Said, row: Row, id: str, name: str, kept: dict[str, str]) -> Kind:
        spot = self._at(row.number, "type")
        match said:
            case kinds.Asked(Text()):
                return Text(multiline=self.table.says(row, "appearance").lower() == "multiline")
            case kinds.Asked(kind):
                return kind
            case kinds.Chosen(list_name, form, or_other):
                return self._select(list_name, form, or_other, row, id, name, kept)
            case _:
                written = self.table.says(row, "type")
                self.findings.review.append(entry("import.type", spot, name=name, type=written))
                return Kept(written)

    def _select(
        self, list_name: str, form: str, or_other: bool, row: Row, id: str, name: str,
        kept: dict[str, str],
    ) -> Kind:  # fmt: skip
        spot, written = self._at(row.number, "type"), self.table.says(row, "type")
        found = self.lists.get(list_name)
        if not found:
            self.findings.wrong(
                "xlsform.list-missing", spot, list=list_name,
                suggestion=nearest(list_name, self.lists),
            )  # fmt: skip
            return Kept(written)
        self.choices += len(found.choices)
        if self.choices > MOST_CHOICES:
            self.findings.wrong("xlsform.too-many-choices", spot, most=MOST_CHOICES)
            return Kept(written)
        choices = found.inline(id, self.id_of)
        if or_other:
            kept["or_other"] = "or_other"
            self.findings.review.append(entry("import.or-other", spot, name=name))
        if form == "rank":
            self.findings.review.append(entry("import.type", spot, name=name, type=written))
            return Kept(written, choices)
        return Single(choices) if form == "one" else Multiple(choices)

    def _required(self, row: Row, name: str, kept: dict[str, str]) -> bool:
        said = self.table.says(row, "required")
        if said.lower() in beyond.YES | beyond.NO:
            return said.lower() in beyond.YES
        spot = self._at(row.number, "required")
        kept["required"] = self.texts[spot] = said
        self.findings.review.append(
            entry("import.required-by-expression", spot, name=name, text=said)
        )
        return False

    def _tell_texts(self, row: Row, name: str) -> None:
        for text in SPOKEN:
            tell_text(
                self.table, row, text, name=name, languages=self.languages, findings=self.findings
            )
            for column in self.table.of(text):
                if said := row.at(column.index):
                    self.texts[self.table.sheet.spot(row.number, column.index)] = said

    def _at(self, row: int = 0, text: str = "") -> Spot:
        index = next((column.index for column in self.table.of(text)), -1) if text else -1
        return self.table.sheet.spot(row, index)
