"""One questionnaire as two readers saw it: ours, and the reference converter's, made alike."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.core.questionnaire import kinds as k
from app.core.questionnaire import references
from app.core.questionnaire.definition import (
    Definition,
    Group,
    Module,
    Page,
    Question,
    choices_of,
)
from app.core.questionnaire.report import ImportReport
from app.core.text import Locale, LocalizedText
from app.interchange.xlsform.languages import locale_named

TYPES: Mapping[str, tuple[type, ...]] = {
    "select one": (k.Single, k.Reference, k.Kept), "rank": (k.Ranking,),
    "select all that apply": (k.Multiple, k.Reference, k.Kept),
    "select one external": (k.Kept,),
    "text": (k.Text, k.Url), "string": (k.Text, k.Url), "phone number": (k.Phone,),
    "integer": (k.Integer,), "int": (k.Integer,), "decimal": (k.DecimalNumber,),
    "range": (k.Scale,), "note": (k.Note,), "calculate": (k.Calculated,), "hidden": (k.Hidden,),
    "acknowledge": (k.Acknowledged,), "trigger": (k.Acknowledged,),
    "date": (k.Date, k.Month, k.Year), "time": (k.Time,), "datetime": (k.Instant,),
    "dateTime": (k.Instant,), "percentage": (k.Integer,),
    "photo": (k.Image, k.Signature), "file": (k.File,), "audio": (k.Recording,),
    "video": (k.Recording,), "geopoint": (k.Place,), "gps": (k.Place,), "geotrace": (k.Place,),
    "geoshape": (k.Place,), "osm": (k.Kept,), "barcode": (k.Kept,),
    "csv-external": (k.Kept,), "xml-external": (k.Kept,),
}  # fmt: skip
"""Which kinds say the same as a type of theirs; any other type is a value that nobody gives."""


@dataclass(frozen=True)
class Part:
    """A question or a group, as both sides can say it."""

    path: str
    kind: str
    labels: Mapping[str, str] = field(default_factory=dict)
    relevant: str = ""
    constraint: str = ""
    calculation: str = ""
    choices: tuple[tuple[str, Mapping[str, str]], ...] = ()
    other: bool = False
    """Whether one may write an answer of one's own, which they spell out as a choice."""


def parts_of(definition: Definition, told: ImportReport) -> list[Part]:
    """Return our reading of a file, with the names that it has there."""
    return [*_Ours(definition, told).parts()]


class _Ours:
    def __init__(self, definition: Definition, told: ImportReport) -> None:
        self.definition = definition
        self.names = references.names(definition)
        self.first = {str(e.facts["becomes"]): e.name for e in told.changed
                      if e.code == "import.name-made-unique"}  # fmt: skip

    def parts(self) -> Iterator[Part]:
        for module in self.definition.modules:
            yield from self.level(module, "", "group")
            path = _below("", module)
            for page in module.pages:
                yield from self.level(page, path, "group")
                yield from self.items(page, _below(path, page))

    def items(self, owner: Page | Group, path: str) -> Iterator[Part]:
        for part in owner.parts:
            if isinstance(part, Question):
                yield self.question(part, path)
                continue
            kind = "repeat" if part.repeat else "loop" if "type" in part.kept else "group"
            yield from self.level(part, path, kind)
            yield from self.items(part, _below(path, part))

    def level(self, part: Module | Page | Group, path: str, kind: str) -> Iterator[Part]:
        if part.name:
            yield Part(
                _below(path, part), kind, self.labels(part.title),
                relevant=self.written(part, "relevant"),
            )  # fmt: skip

    def question(self, question: Question, path: str) -> Part:
        name = self.first.get(question.name, question.name)
        return Part(
            f"{path}/{name}", type(question.kind).__name__, self.labels(question.label),
            relevant=self.written(question, "relevant"),
            constraint=self.written(question, "constraint"),
            calculation=self.written(question, "calculation"),
            choices=tuple((c.name, self.labels(c.label)) for c in choices_of(question)),
            other=getattr(question.kind, "other", False),
        )  # fmt: skip

    def written(self, part: Any, what: str) -> str:
        kept = part.kept.get(what, "")
        said = getattr(part.logic, what)
        return plain(references.rewritten(said, self.names.get) or kept)

    def labels(self, text: LocalizedText) -> dict[str, str]:
        return {
            locale: plain(references.rewritten(wording.text, self.names.get))
            for locale, wording in text.by_locale.items()
        }


def parts_of_the_oracle(oracle: Mapping[str, Any], authored: Locale) -> list[Part]:
    """Return their reading of a file, without what they add to it themselves."""
    rows = oracle["questions"]
    selects = {row["path"] for row in rows if row["type"].startswith("select")}
    parts: list[Part] = []
    for row in rows:
        if _is_made_by_them(row, selects):
            continue
        bind = {name: plain(str(said)) for name, said in row.get("bind", {}).items()}
        choices = oracle["choices"].get(row.get("list_name", ""), ())
        parts.append(
            Part(
                row["path"], row["type"], _labels(row.get("label"), authored),
                relevant=bind.get("relevant", ""), constraint=bind.get("constraint", ""),
                calculation=bind.get("calculate", ""),
                choices=tuple((str(c["name"]), _labels(c.get("label"), authored)) for c in choices),
            )
        )  # fmt: skip
    return parts


def _is_made_by_them(row: Mapping[str, Any], selects: set[str]) -> bool:
    name = row["name"]
    if name.startswith(("generated_table_list_label_", "reserved_name_for_field_list_labels_")):
        return True
    if name.endswith("_other") and row.get("label") == "Specify other.":
        return row["path"].removesuffix("_other") in selects
    return name.endswith("_count") and bool(row.get("bind", {}).get("readonly"))


def differences(ours: list[Part], theirs: list[Part]) -> list[str]:
    """Say in what two readings differ, part by part."""
    mine, other = {p.path: p for p in ours}, {p.path: p for p in theirs}
    said = [f"only ours: {path}" for path in mine if path not in other]
    said += [f"only theirs: {path}" for path in other if path not in mine]
    both = [path for path in mine if path in other]
    if both != [path for path in other if path in mine]:
        said.append("another order")
    for path in both:
        said += [f"{path}: {what}" for what in _differing(mine[path], other[path])]
    return said


def _differing(mine: Part, other: Part) -> Iterator[str]:
    if not _is_of(mine, other):
        yield f"{mine.kind} is no {other.kind}"
    if not other.labels.items() <= mine.labels.items():
        yield f"label {dict(other.labels)} is {dict(mine.labels)}"
    for what in ("relevant", "constraint", "calculation"):
        if getattr(mine, what) != getattr(other, what):
            yield f"{what} {getattr(other, what)!r} is {getattr(mine, what)!r}"
    theirs = [one for one in other.choices if not (mine.other and one[0] == "other")]
    if [name for name, _label in mine.choices] != [name for name, _label in theirs]:
        yield f"choices {theirs} are {mine.choices}"
    for (name, label), (_name, their_label) in zip(mine.choices, theirs, strict=False):
        if not their_label.items() <= label.items():
            yield f"choice {name}: {dict(their_label)} is {dict(label)}"


def _is_of(mine: Part, other: Part) -> bool:
    if other.kind in {"group", "repeat", "loop"}:
        return mine.kind == other.kind
    if mine.kind == "Calculated" and other.calculation and not other.labels:
        return True
    return mine.kind in {kind.__name__ for kind in TYPES.get(other.kind, (k.Hidden,))}


def _below(path: str, part: Module | Page | Group) -> str:
    return f"{path}/{part.name}" if part.name else path


def _labels(label: object, authored: Locale) -> dict[str, str]:
    texts = label if isinstance(label, dict) else {"default": label}
    return {
        (authored if language == "default" else locale_named(language)): plain(str(text))
        for language, text in texts.items()
        if text and str(text) != "-"
    }


def plain(text: str) -> str:
    """Return a text without what the two readers may differ in: the reference straightens
    quotes everywhere, gathers blanks, and writes the midnight of a cell that holds a day."""
    straight = text.translate({0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'})
    straight = re.sub(r"(\d{4}-\d\d-\d\d) 00:00:00", r"\1", straight)
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", straight))
