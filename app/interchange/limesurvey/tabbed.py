"""The tab-separated form of LimeSurvey, as the tables of its older XML.

id  related_id  class  type/scale  name  relevance  text  help  language  …  an attribute a column

The rows of the first language come first, then a copy of all of them for each other language.
Ids in the copies cannot be trusted: a group is known by its place, a question by its code.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Mapping

from app.interchange.findings import refusal
from app.interchange.limesurvey.tables import LARGEST, MOST_ROWS, Line, Opened

OWN = frozenset(
    {"id", "related_id", "class", "type/scale", "name", "relevance", "text", "help", "language",
     "validation", "mandatory", "other", "default", "same_default", "question_theme_name",
     "encrypted", "same_script", "script"}
)  # fmt: skip
"""The columns that are no attribute of a question."""

UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
"""How a file begins that Excel has saved as Unicode text."""

KEPT_WHOLE = {"C": "conditions", "AS": "assessments", "QTA": "quota", "QTALS":
              "quota_languagesettings", "QTAM": "quota_members"}  # fmt: skip


def is_tabbed(data: bytes) -> bool:
    """Tell whether a file is of this form; else it is XML."""
    encoding = "utf-16" if data.startswith(UTF_16) else "utf-8-sig"
    return not data[:400].decode(encoding, "replace").lstrip().startswith("<")


def opened(data: bytes) -> Opened:
    """Return the tables of a tab-separated file.

    :raises Unsound: it cannot be read, or is larger than we read.
    """
    if len(data) > LARGEST:
        raise refusal("limesurvey.too-large", most=LARGEST // 1024**2)
    rows = list(_rows(data))
    tables: dict[str, list[Line]] = {}
    reading = _Reading()
    for number, row in rows:
        for line in reading.lines(number, row):
            tables.setdefault(line.table, []).append(line)
    if not reading.knows:
        raise refusal("limesurvey.no-survey", root="")
    return Opened(tables, tuple(reading.languages))


def _rows(data: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        text = data.decode("utf-16" if data.startswith(UTF_16) else "utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = data[: wrong.start].count(b"\n") + 1
        raise refusal("limesurvey.unreadable", line=line, reason=wrong.encoding) from None
    reader = csv.reader(io.StringIO(text, newline=""), delimiter="\t")
    try:
        header = [name.strip() for name in next(reader, [])]
        for count, row in enumerate(reader):
            if count > MOST_ROWS:
                raise refusal("limesurvey.too-many-rows", most=MOST_ROWS)
            said = {
                name: cell for name, cell in zip(header, row, strict=False) if name and cell.strip()
            }
            yield reader.line_num, said
    except csv.Error as wrong:
        raise refusal("limesurvey.unreadable", line=reader.line_num, reason=str(wrong)) from None


class _Reading:
    """Where in the file one is: which language, group and question the next rows belong to."""

    def __init__(self) -> None:
        self.knows = False
        self.languages: dict[str, None] = {}
        self.groups: dict[str, int] = {}
        """How many groups each language has had so far."""

        self.gid, self.qid, self.type = "", "", ""
        self.told: set[tuple[str, ...]] = set()

    def lines(self, number: int, row: Mapping[str, str]) -> Iterator[Line]:
        """Give the rows of the older tables that a row of this form stands for."""
        language, name = row.get("language", ""), row.get("name", "").strip()
        text = row.get("text", "")
        match row.get("class", ""):
            case "":
                return
            case "S":
                if name == "language":
                    self.languages = {text: None, **self.languages}
                yield Line("setting", number, {"name": name, "value": text})
            case "SL":
                yield Line("language setting", number,
                           {"name": name, "value": text, "language": language})  # fmt: skip
            case "G":
                yield self.group(number, row, language)
            case "Q":
                yield from self.question(number, row, language)
            case "SQ" | "A" as what:
                yield from self.option(what, number, row, language)
            case other:
                yield Line(KEPT_WHOLE.get(other, other), number, dict(row))
        self.knows = True

    def group(self, number: int, row: Mapping[str, str], language: str) -> Line:
        self.languages.setdefault(language)
        place = self.groups[language] = self.groups.get(language, 0) + 1
        self.gid, self.qid = str(place), ""
        return Line("groups", number, {
            "gid": self.gid, "group_name": row.get("name", ""), "language": language,
            "description": row.get("text", ""), "grelevance": row.get("relevance", ""),
            "group_order": self.gid, "randomization_group": row.get("random_group", ""),
        })  # fmt: skip

    def question(self, number: int, row: Mapping[str, str], language: str) -> Iterator[Line]:
        code = row.get("name", "").strip()
        self.qid, self.type = f"{self.gid}:{code}", row.get("type/scale", "")
        yield Line("questions", number, {
            "qid": self.qid, "gid": self.gid, "type": self.type, "title": code,
            "question": row.get("text", ""), "help": row.get("help", ""), "language": language,
            "preg": row.get("validation", ""), "mandatory": row.get("mandatory", ""),
            "other": row.get("other", ""), "relevance": row.get("relevance", ""),
            "script": row.get("script", ""),
        })  # fmt: skip
        yield from self.default(number, row, "0", language)
        for name, said in row.items():
            if name not in OWN and self.is_new("attribute", self.qid, name, said):
                yield Line("question_attributes", number, {
                    "qid": self.qid, "attribute": name, "value": said,
                    "language": language if (self.qid, name) in self.told else "",
                })  # fmt: skip
                self.told.add((self.qid, name))

    def option(
        self, what: str, number: int, row: Mapping[str, str], language: str
    ) -> Iterator[Line]:
        code, scale = row.get("name", "").strip(), row.get("type/scale", "").strip() or "0"
        shared = {"scale_id": scale, "language": language}
        if what == "A":
            yield Line("answers", number, {
                **shared, "qid": self.qid, "code": code, "answer": row.get("text", ""),
                "assessment_value": row.get("assessment_value", ""),
            })  # fmt: skip
            return
        sqid = f"{self.qid}:{scale}:{code}"
        yield Line("subquestions", number, {
            **shared, "qid": sqid, "parent_qid": self.qid, "title": code,
            "question": row.get("text", ""), "relevance": row.get("relevance", ""),
        })  # fmt: skip
        yield from self.default(number, row, sqid, language)

    def default(
        self, number: int, row: Mapping[str, str], sqid: str, language: str
    ) -> Iterator[Line]:
        if said := row.get("default", ""):
            yield Line("defaultvalues", number, {
                "qid": self.qid, "sqid": sqid, "scale_id": "0", "specialtype": "",
                "language": language, "defaultvalue": said,
            })  # fmt: skip

    def is_new(self, *what: str) -> bool:
        known = what in self.told
        self.told.add(what)
        return not known
