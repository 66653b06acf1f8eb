"""The rows of the survey in their order and their groups: who is called what, and stands where.

What each row says is read after that, by ``questions`` and ``layout``: only then is it known
which names there are to refer to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.core.questionnaire.kinds import Note
from app.interchange.findings import Findings, Spot, entry
from app.interchange.importing import IdOf
from app.interchange.xlsform import kinds, names
from app.interchange.xlsform.choices import OTHER
from app.interchange.xlsform.expressions import ROOT, YES
from app.interchange.xlsform.headers import Table, nearest
from app.interchange.xlsform.reading import spot_of
from app.interchange.xlsform.workbook import Row

DEEPEST = 20
"""Groups in groups."""

MOST_QUESTIONS = 5_000
"""As many as are read within the time that an import may take, on a machine that is busy too."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row that asks, shows or computes something."""

    row: Row
    id: str
    name: str
    """Its name in the file."""

    single: str
    """Its name in the questionnaire, where no two questions have the same."""

    said: kinds.Said
    spells_out_other: bool = False
    """Whether its ``or_other`` becomes a choice and a question of its own."""


@dataclass(slots=True)
class Section:
    """A group, a repeat or a loop, as the file nests them."""

    row: Row
    what: str
    """``group``, ``repeat`` or ``loop``; ``file`` for the whole of it."""

    name: str = ""
    id: str = ""
    parts: list[Line | Section] = field(default_factory=list)
    names: list[tuple[str, Spot]] = field(default_factory=list)


class Survey:
    """Reads the rows from top to bottom, with the groups open at that row on a stack.

    :param codes: of each list, by its name.
    :param root: how the file calls itself, which no repeat may be called.
    """

    def __init__(
        self,
        table: Table,
        codes: Mapping[str, frozenset[str]],
        id_of: IdOf,
        findings: Findings,
        root: str = "",
    ) -> None:
        self.table, self.codes, self.id_of, self.findings = table, codes, id_of, findings
        self.root = Section(Row(0, ()), "file", root or ROOT)
        self.open = [self.root]
        self.asked = self.added = 0
        self.known: Counter[str] = Counter()
        self.ids: dict[str, str] = {}
        self.renamed: set[str] = set()
        self.taken: set[str] = set()
        self.repeats: set[str] = set()
        texts = "\n".join(cell for row in table.rows for cell in row.cells if OTHER in cell)
        self.spoken_of = frozenset(names.references(texts))
        self.speaks_of_other = f"'{OTHER}'" in texts or f'"{OTHER}"' in texts

    def read(self) -> Section:
        """Return the whole file as one section; what is wrong stands in the findings."""
        for row in self.table.rows:
            self._take(row)
        for section in self.open[1:]:
            self.findings.wrong("xlsform.group-open", self._at(section.row), name=section.name)
        for section in self.open:
            names.check_siblings(section.names, self.findings)
        if self.asked > MOST_QUESTIONS:
            spot = self.table.sheet.spot()
            self.findings.wrong("xlsform.too-many-questions", spot, most=MOST_QUESTIONS)
        return self.root

    def _take(self, row: Row) -> None:
        written, name = self.table.says(row, "type"), self.table.says(row, "name")
        if not written or self.table.says(row, "disabled").lower() in YES:
            self.asked += 1
            code = "import.row-disabled" if written else "import.row-without-type"
            whole = " | ".join(filter(None, row.cells))
            self.findings.lost.append(entry(code, self._at(row), name=name, text=whole))
            return
        match said := kinds.read(written):
            case kinds.Begins(what, over):
                self._begin(row, name, what, over)
            case kinds.Ends(what):
                self._end(row, what)
            case kinds.Unknown(suggestion):
                self.asked += 1
                self.findings.wrong(
                    "xlsform.type-unknown", self._at(row, "type"),
                    type=written, suggestion=suggestion,
                )  # fmt: skip
            case _:
                self._ask(row, name, said)

    def _begin(self, row: Row, name: str, what: str, over: str) -> None:
        section = Section(row, what, name, self.id_of("g", str(row.number), name))
        if what == "loop" and over not in self.codes:
            self.findings.wrong(
                "xlsform.list-missing", self._at(row, "type"),
                list=over, suggestion=nearest(over, self.codes),
            )  # fmt: skip
        if not name:
            self.findings.wrong("xlsform.group-without-name", self._at(row))
        if what == "repeat" and name == self.root.name:
            self.findings.wrong("xlsform.repeat-like-the-file", self._at(row, "name"), name=name)
        elif what == "repeat" and name in self.repeats:
            self.findings.wrong("xlsform.repeat-twice", self._at(row, "name"), name=name)
        if what == "repeat":
            self.repeats.add(name)
        self._name(name, row, section.id)
        if len(self.open) == DEEPEST:
            self.findings.wrong("xlsform.too-deep", self._at(row), most=DEEPEST)
        self.open[-1].parts.append(section)
        self.open.append(section)

    def _end(self, row: Row, what: str) -> None:
        if len(self.open) == 1:
            self.findings.wrong("xlsform.end-without-begin", self._at(row), what=what)
            return
        section = self.open.pop()
        names.check_siblings(section.names, self.findings)
        if section.what != what:
            self.findings.wrong(
                "xlsform.end-of-another", self._at(row),
                name=section.name, row_of=section.row.number,
            )  # fmt: skip

    def _ask(self, row: Row, name: str, said: kinds.Said) -> None:
        self.asked += not isinstance(said, kinds.Filled)
        name = self._named(name, row, said)
        id = self.id_of("q", str(row.number), name)
        self._name(name, row, id)
        spells_out = self._spells_out_other(name, said)
        line = Line(row, id, name, self._unique(name, row), said, spells_out)
        self.open[-1].parts.append(line)
        if spells_out:
            self._ask_for_the_other(line)

    def _spells_out_other(self, name: str, said: kinds.Said) -> bool:
        """Tell whether expressions speak of the other, or its list has a choice of that code."""
        if not isinstance(said, kinds.Chosen) or not said.or_other:
            return False
        in_the_list = OTHER in self.codes.get(said.list_name, ())
        return in_the_list or self.speaks_of_other or f"{name}_{OTHER}" in self.spoken_of

    def _ask_for_the_other(self, line: Line) -> None:
        """Add the question that ``or_other`` means, as collecting apps do."""
        name = f"{line.name}_{OTHER}"
        self.added += 1
        id = self.id_of("q", str(line.row.number), name)
        self._name(name, line.row, id)
        single = self._unique(name, line.row)
        self.open[-1].parts.append(Line(line.row, id, name, single, kinds.Other(line.id)))
        self.findings.changed.append(
            entry("import.other-spelled-out", self._at(line.row, "type"), name=line.name)
        )

    def _named(self, name: str, row: Row, said: kinds.Said) -> str:
        if said == kinds.Filled("audit") and not name:
            return "audit"
        if not name and said == kinds.Asked(Note()):
            name = f"generated_note_name_{row.number}"
            self.findings.changed.append(entry("import.note-named", self._at(row), name=name))
        if not name:
            self.findings.wrong("xlsform.name-missing", self._at(row))
        return name

    def _name(self, name: str, row: Row, id: str) -> None:
        if name:
            spot = self._at(row, "name")
            names.check(name, spot, self.findings)
            self.open[-1].names.append((name, spot))
            self.known[name] += 1
            self.ids.setdefault(name, id)

    def _unique(self, name: str, row: Row) -> str:
        """Return the name, made one of its own where another group has it too."""
        single = name
        if name.lower() in self.taken:
            inside = f"{self.open[-1].name}_{name}"
            single = inside if inside.lower() not in self.taken else ""
            single = single or names.unused(name, self.taken)
            self.renamed.add(name)
            self.findings.changed.append(
                entry("import.name-made-unique", self._at(row, "name"), name=name, becomes=single)
            )
        self.taken.add(single.lower())
        return single

    def _at(self, row: Row, field: str = "") -> Spot:
        return spot_of(self.table, row, field)
