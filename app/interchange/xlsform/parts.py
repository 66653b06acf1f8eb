"""The parts of a workbook, streamed: each is watched while it is unpacked, and none is kept."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from posixpath import normpath
from xml.parsers import expat

from app.interchange.findings import refusal

MOST_CELLS = 1_000_000
"""Cells of a sheet, from its corner to its last one that holds something."""

MOST_CLAIMED = 1_000_000_000
"""Cells that a sheet says it has.  Real files claim whole columns; none claims everything."""

MOST_COLUMNS = 1_000
MOST_MERGED = 100_000
"""Cells of one merged range."""

DEEPEST = 200
LONGEST_ATTRIBUTE = 1024 * 1024
SHEETS = "xl/worksheets/"
REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


@dataclass(slots=True)
class Seen:
    """What was seen in one sheet."""

    faults: dict[str, str] = field(default_factory=dict)
    """Cells that hold an error, or a formula without its value: what they hold, by cell."""

    odd_ranges: bool = False
    """Whether its own or a merged range names no cells, only rows or columns (``1:63``)."""


class Bytes:
    """A part that nobody reads: its bytes are counted, and that is all."""

    def feed(self, chunk: bytes) -> None:
        """Take a chunk."""

    def finish(self) -> None:
        """Take the end."""


class Xml(Bytes):
    """A part of XML: no document type, no deep nest, no endless attribute."""

    def __init__(self) -> None:
        self.depth = 0
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.StartDoctypeDeclHandler = self.doctype

    def feed(self, chunk: bytes) -> None:
        self._parse(chunk, last=False)

    def finish(self) -> None:
        self._parse(b"", last=True)

    def _parse(self, chunk: bytes, *, last: bool) -> None:
        try:
            self.parser.Parse(chunk, last)
        except expat.ExpatError as broken:
            raise refusal("xlsform.damaged") from broken

    def doctype(self, *_: object) -> None:
        raise refusal("xlsform.document-type")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise refusal("xlsform.damaged")
        if attributes and max(map(len, attributes.values())) > LONGEST_ATTRIBUTE:
            raise refusal("xlsform.too-large")
        self.element(name.rpartition(":")[2], attributes)

    def end(self, name: str) -> None:
        self.depth -= 1
        self.closed(name.rpartition(":")[2])

    def element(self, name: str, attributes: dict[str, str]) -> None:
        """Meet the beginning of an element."""

    def closed(self, name: str) -> None:
        """Meet the end of an element."""


class Book(Xml):
    """The workbook: the names of its sheets, with the links to their parts."""

    def __init__(self) -> None:
        super().__init__()
        self.names: dict[str, str] = {}

    def element(self, name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            link = next((v for k, v in attributes.items() if k.endswith(":id")), "")
            self.names[attributes.get("name", "")] = link


class Links(Xml):
    """Where the links of the workbook lead."""

    def __init__(self) -> None:
        super().__init__()
        self.targets: dict[str, str] = {}

    def element(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship":
            target = attributes.get("Target", "")
            path = target[1:] if target.startswith("/") else normpath(f"xl/{target}")
            self.targets[attributes.get("Id", "")] = path


class Sheet(Xml):
    """A sheet: how far it reaches, and which cells hold an error."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = Seen()
        self.width = self.height = 0
        self.cell = self.type = ""
        self.formula = self.filled = False

    def element(self, name: str, attributes: dict[str, str]) -> None:
        match name:
            case "c":
                self.cell, self.type = attributes.get("r", ""), attributes.get("t", "")
                self.formula = self.filled = False
            case "v" | "is":
                self.filled = True
            case "f":
                self.formula = True
            case "dimension":
                self.claimed(attributes.get("ref", ""))
            case "mergeCell":
                self.merged(attributes.get("ref", ""))
            case _:
                pass

    def closed(self, name: str) -> None:
        if name != "c":
            return
        if self.filled or self.formula:
            self.reach(self.cell)
        if self.filled and self.type == "e":
            self.seen.faults[self.cell] = "error"
        elif self.formula and not self.filled:
            self.seen.faults[self.cell] = "formula"

    def reach(self, cell: str) -> None:
        if not (found := REFERENCE.fullmatch(cell)):
            return
        self.width = max(self.width, number_of(found[1]))
        self.height = max(self.height, int(found[2]))
        if self.width > MOST_COLUMNS or self.width * self.height > MOST_CELLS:
            raise refusal("xlsform.reaches-too-far", cell=cell)

    def claimed(self, area: str) -> None:
        found = REFERENCE.fullmatch(area.rpartition(":")[2])
        if not found:
            self.seen.odd_ranges = True
        elif number_of(found[1]) * int(found[2]) > MOST_CLAIMED:
            raise refusal("xlsform.reaches-too-far", cell=area)

    def merged(self, area: str) -> None:
        first, _, last = area.partition(":")
        one, other = REFERENCE.fullmatch(first), REFERENCE.fullmatch(last)
        if not (one and other):
            self.seen.odd_ranges = True
            return
        width = number_of(other[1]) - number_of(one[1]) + 1
        if width * (int(other[2]) - int(one[2]) + 1) > MOST_MERGED:
            raise refusal("xlsform.reaches-too-far", cell=area)


def watcher_for(path: str) -> Bytes:
    """Return who watches the part at that path."""
    if path.startswith(SHEETS) and path.endswith(".xml"):
        return Sheet()
    if path == "xl/workbook.xml":
        return Book()
    if path == "xl/_rels/workbook.xml.rels":
        return Links()
    return Xml() if path.endswith((".xml", ".rels")) else Bytes()


def number_of(letters: str) -> int:
    """Return the number of a column, from 1: ``AA`` is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def letters_of(number: int) -> str:
    """Return the letters of a column, counted from 1."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
