"""What the type of a row asks for, with its list, its file or its parameters."""

from __future__ import annotations

from pathlib import PurePath

from msgspec import structs

from app.core.questionnaire.kinds import (
    Hidden,
    Image,
    Kept,
    Kind,
    Multiple,
    Ranking,
    Reference,
    Scale,
    Single,
    Text,
)
from app.core.questionnaire.options import Choice
from app.interchange.xlsform import kinds, parameters, scales
from app.interchange.xlsform.choices import ChoiceList, other_of
from app.interchange.xlsform.headers import nearest
from app.interchange.xlsform.reading import Reading
from app.interchange.xlsform.survey import Line

MOST_CHOICES = 100_000
"""Of all questions together: a list stands in each question that uses it."""

FILES_BESIDE = frozenset({"csv-external", "xml-external"})


class Asking:
    """Reads types, with what they need."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.findings = reading, reading.findings
        self.choices = 0
        self.beside: set[str] = set()
        """The names of the files that expressions look things up in."""

    def of(self, line: Line, kept: dict[str, str]) -> tuple[Kind, dict[str, str]]:
        """Return the kind of a question and its parameters."""
        kind = self._kind(line, kept)
        written = self.reading.says(line.row, "parameters")
        spot = self.reading.at(line.row, "parameters")
        given = parameters.read(written, kind, spot, self.findings)
        if rows := self.reading.says(line.row, "rows"):
            given.setdefault("rows", rows)
        if "seed" in given:
            given["seed"] = self.reading.expressions.with_ids(given["seed"])
        match kind:
            case Scale():
                appearance = self.reading.says(line.row, "appearance")
                return scales.of(given, appearance, self.reading.lists, spot, self.findings)
            case Text() if given.get("rows", "1") not in {"", "1"}:
                return structs.replace(kind, multiline=True), given
            case Image() if "max-pixels" in given:
                longest = given.pop("max-pixels")
                return Image(int(longest) if longest.isdecimal() else None), given
            case Reference():
                value, label = given.pop("value", kind.value), given.pop("label", kind.label)
                return structs.replace(kind, value=value, label=label), given
            case _:
                return kind, given

    def _kind(self, line: Line, kept: dict[str, str]) -> Kind:
        match line.said:
            case kinds.Asked(kind):
                return kind
            case kinds.Filled(what):
                return self._filled(line, what)
            case kinds.FromFile(file, several):
                return self._from_file(line, file, several)
            case kinds.Chosen() as chosen:
                return self._select(line, chosen)
            case kinds.Unasked(type, external):
                return self._unasked(line, type, external)
            case _:
                raise AssertionError(f"{line.said} asks nothing")

    def _filled(self, line: Line, what: str) -> Kind:
        if what in kinds.NO_LONGER_TOLD:
            listed, code = self.findings.lost, "import.no-longer-told"
        elif what not in kinds.FILLED:
            listed, code = self.findings.kept, "import.not-filled"
        else:
            return Hidden(what)
        listed.append(self.reading.entry(code, line.row, "type", name=line.name, type=what))
        return Hidden(what)

    def _from_file(self, line: Line, file: str, several: bool) -> Kind:
        path = PurePath(file)
        if path.suffix not in kinds.FILE_ENDINGS or len(path.suffixes) != 1:
            self.findings.wrong(
                "xlsform.file-ending", self.reading.at(line.row, "type"),
                file=file, endings=", ".join(kinds.FILE_ENDINGS),
            )  # fmt: skip
        self.findings.review.append(
            self.reading.entry("import.file-apart", line.row, "type", name=line.name, file=file)
        )
        by_id = path.suffix == ".geojson"
        value, label = ("id", "title") if by_id else ("name", "label")
        return Reference(file=file, several=several, value=value, label=label)

    def _unasked(self, line: Line, type: str, external: str) -> Kind:
        spot = self.reading.at(line.row, "type")
        if external and external not in self.reading.external:
            self.findings.wrong(
                "xlsform.external-list-missing", spot, list=external,
                suggestion=nearest(external, self.reading.external),
            )  # fmt: skip
        if type in FILES_BESIDE:
            if line.name in self.beside:
                self.findings.wrong("xlsform.file-beside-twice", spot, name=line.name)
            self.beside.add(line.name)
        self.findings.review.append(
            self.reading.entry("import.type", line.row, "type", name=line.name, type=type)
        )
        return Kept(type)

    def _select(self, line: Line, said: kinds.Chosen) -> Kind:
        spot = self.reading.at(line.row, "type")
        found = self.reading.lists.get(said.list_name)
        if not found:
            self.findings.wrong(
                "xlsform.list-missing", spot, list=said.list_name,
                suggestion=nearest(said.list_name, self.reading.lists),
            )  # fmt: skip
            return Single()
        self.choices += len(found.choices)
        if self.choices > MOST_CHOICES:
            self.findings.wrong("xlsform.too-many-choices", spot, most=MOST_CHOICES)
            return Single()
        choices = found.inline(line.id, self.reading.id_of)
        if line.spells_out_other and not any(choice.name == "other" for choice in choices):
            choices += (other_of(line.id, self.reading.languages, self.reading.id_of),)
        other = said.or_other and not line.spells_out_other
        if said.or_other and self.reading.says(line.row, "choice_filter"):
            self.findings.wrong(
                "xlsform.filter-with-other", self.reading.at(line.row, "choice_filter")
            )
        return self._of_choices(said.form, choices, found, other)

    def _of_choices(
        self, form: str, choices: tuple[Choice, ...], found: ChoiceList, other: bool
    ) -> Kind:
        if form == "one":
            return Single(choices, found.name, other)
        self._tell_blanks(found)
        if form == "rank":
            return Ranking(choices, found.name)
        return Multiple(choices, list=found.name, other=other)

    def _tell_blanks(self, found: ChoiceList) -> None:
        """Note each code with a blank in it: several codes of an answer stand with blanks
        between them."""
        for choice, spot in zip(found.choices, found.spots, strict=True):
            if " " in choice.name:
                self.findings.wrong(
                    "xlsform.choice-with-blank", spot, name=choice.name, list=found.name,
                    better=choice.name.replace(" ", "_"),
                )  # fmt: skip
