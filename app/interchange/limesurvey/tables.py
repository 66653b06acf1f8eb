"""The tables of a file of LimeSurvey (.lss, .lsg, .lsq): rows of named texts, by table.

The file is XML that anybody may have written: no document type, no entities, nothing from
elsewhere, no more than so large and so deep.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from lxml import etree

from app.interchange.findings import Spot, refusal

LARGEST = 10 * 1024 * 1024
"""Bytes.  The largest of the corpus has 1.3 million."""

MOST_ROWS = 200_000


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table."""

    table: str
    number: int
    """The line of the file on which it begins, from 1."""

    fields: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        """Return what the row says under a name, empty where it says nothing."""
        return self.fields.get(name, "")

    @property
    def spot(self) -> Spot:
        return Spot(self.table, self.number)


Tables: TypeAlias = Mapping[str, Sequence[Line]]


@dataclass(frozen=True, slots=True)
class Opened:
    """A file as it was read, in whichever of its forms."""

    tables: Tables
    languages: tuple[str, ...] = ()
    """As the file spells them; the first is the one in which the survey begins."""

    about: Mapping[str, str] = field(default_factory=dict)
    """What the file says of itself: ``LimeSurveyDocType``, ``DBVersion``."""


def opened(data: bytes) -> Opened:
    """Return the tables of an XML file of LimeSurvey.

    :raises Unsound: it cannot be read, is no such file, or is larger than we read.
    """
    root = _root(data)
    if root.tag != "document" or root.find("LimeSurveyDocType") is None:
        raise refusal("limesurvey.no-survey", root=str(root.tag)[:40])
    tables: dict[str, list[Line]] = {}
    rows = 0
    for table in root.iterchildren(tag=etree.Element):
        found = [_line(str(table.tag), row) for row in table.iterfind("rows/row")]
        rows += len(found)
        if rows > MOST_ROWS:
            raise refusal("limesurvey.too-many-rows", most=MOST_ROWS)
        if found:
            tables.setdefault(str(table.tag), []).extend(found)
    languages = [one.text.strip() for one in root.iterfind("languages/language") if one.text]
    about = {
        name: said for name in ("LimeSurveyDocType", "DBVersion")
        if (said := (root.findtext(name) or "").strip())
    }  # fmt: skip
    return Opened(tables, tuple(dict.fromkeys(languages)), about)


def _root(data: bytes) -> etree._Element:
    if len(data) > LARGEST:
        raise refusal("limesurvey.too-large", most=LARGEST // 1024**2)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as wrong:
        line, _column = wrong.position
        raise refusal("limesurvey.unreadable", line=line, reason=str(wrong.msg)) from None
    if etree.ElementTree(root).docinfo.internalDTD is not None:
        raise refusal("limesurvey.document-type")
    return root


def _line(table: str, row: etree._Element) -> Line:
    fields = {
        str(cell.tag): "".join(str(text) for text in cell.itertext()).strip()
        for cell in row.iterchildren(tag=etree.Element)
    }
    return Line(table, row.sourceline, fields)  # type: ignore[arg-type]  # a number, once parsed
