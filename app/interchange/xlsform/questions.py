"""One row of the survey as a question: its wording, its kind, its logic, and what is kept."""

from __future__ import annotations

from collections.abc import Mapping

from app.core.questionnaire.definition import Question
from app.core.questionnaire.kinds import (
    Calculated,
    Date,
    DecimalNumber,
    Hidden,
    Instant,
    Integer,
    Kept,
    Kind,
    Text,
    Time,
)
from app.core.questionnaire.logic import Logic
from app.core.text import EN, FR, NL, NO_TEXT, LocalizedText
from app.interchange.xlsform import cells, kinds, looks
from app.interchange.xlsform.asking import Asking
from app.interchange.xlsform.choices import OTHER
from app.interchange.xlsform.headers import MEDIA
from app.interchange.xlsform.reading import Reading
from app.interchange.xlsform.rules import Rules, has_words
from app.interchange.xlsform.survey import Line

CARRIED = frozenset(
    {
        "type", "name", "label", "hint", "guidance_hint", "required", "required_message",
        "relevant", "constraint", "constraint_message", "calculation", "default", "read_only",
        "appearance", "parameters", "rows", "choice_filter", "trigger", "disabled",
        "kobo--locking-profile",
        *(f"media::{what}" for what in MEDIA),
    }
)  # fmt: skip
SPECIFY = {FR: "Précisez", NL: "Licht toe", EN: "Please specify"}

TYPES: Mapping[type, str] = {
    Text: "", Integer: "int", DecimalNumber: "decimal", Date: "date", Time: "time",
    Instant: "dateTime",
}  # fmt: skip
"""What a calculation gives, in the words of a file, by the kind that it is of; empty: a text."""


class Questions:
    """Reads rows as questions."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.asking = Asking(reading)
        self.rules = Rules(reading)

    def question(self, line: Line) -> Question:
        """Return the question of a line; what is wrong with it stands in the findings."""
        if isinstance(line.said, kinds.Other):
            return self._other(line, line.said)
        row, name = line.row, line.name
        kept: dict[str, str] = {} if line.single == name else {"name": name}
        label, hint, guidance, constraint_message, required_message = (
            self.reading.text(row, field, name, kept)
            for field in (
                "label", "hint", "guidance_hint", "constraint_message", "required_message"
            )
        )  # fmt: skip
        media = self.reading.media(row, name, kept)
        self._tell_words(line, label, hint, guidance, media)
        kind, appearance, parameters = self._kind(line, kept)
        logic = self.rules.of(line, kind, kept)
        required = self.rules.required(line, kind, kept)
        kept |= cells.kept_of(self.reading, row, name=name, carried=CARRIED)
        return Question(
            id=line.id, name=line.single, kind=kind, label=label, hint=hint, guidance=guidance,
            required=required, required_message=required_message,
            constraint_message=constraint_message, logic=logic, appearance=appearance,
            parameters=parameters, media=media, kept=kept,
        )  # fmt: skip

    def _kind(self, line: Line, kept: dict[str, str]) -> tuple[Kind, str, dict[str, str]]:
        """Return the kind of a question, its look and its parameters."""
        kind, parameters = self.asking.of(line, kept)
        written = self.reading.says(line.row, "appearance")
        look = looks.of(written, kind, reckoned_with=self.rules.reckons_with(line))
        self._tell_look(line, look)
        if self._is_only_worked_out(line, look.kind):
            if said := TYPES[type(look.kind)]:
                kept["bind::type"] = said
            return Calculated(), look.appearance, parameters
        if not (isinstance(kind, Hidden | Calculated | Kept) or has_words(self.reading, line.row)):
            self.reading.findings.review.append(
                self.reading.entry("import.label-missing", line.row, name=line.name)
            )
        return look.kind, look.appearance, parameters

    def _is_only_worked_out(self, line: Line, kind: Kind) -> bool:
        """Tell whether a question has a calculation and no words, so that nobody sees it."""
        is_worked_out = bool(self.reading.says(line.row, "calculation"))
        return is_worked_out and type(kind) in TYPES and not has_words(self.reading, line.row)

    def _tell_look(self, line: Line, look: looks.Look) -> None:
        for code, words, listed in (
            ("import.appearance", look.strange, self.reading.findings.kept),
            ("import.appearance-dropped", look.dropped, self.reading.findings.lost),
        ):
            if words:
                listed.append(
                    self.reading.entry(
                        code, line.row, "appearance", name=line.name, text=" ".join(words)
                    )
                )
        if look.searches:
            self.reading.findings.review.append(
                self.reading.entry(
                    "import.search", line.row, "appearance", name=line.name, text=look.appearance
                )
            )

    def _tell_words(
        self,
        line: Line,
        label: LocalizedText,
        hint: LocalizedText,
        guidance: LocalizedText,
        media: Mapping[str, LocalizedText],
    ) -> None:
        spot = self.reading.at(line.row)
        if guidance.by_locale and not (label.by_locale or hint.by_locale or media):
            self.reading.findings.wrong("xlsform.guidance-alone", spot, name=line.name)
        if "big-image" in media and "image" not in media:
            self.reading.findings.wrong("xlsform.big-image-alone", spot, name=line.name)

    def _other(self, line: Line, said: kinds.Other) -> Question:
        languages = self.reading.languages
        label = NO_TEXT
        for locale in languages.shown:
            if words := SPECIFY.get(locale):
                label = label.written(locale, words, authored=languages.authored)
        logic = Logic(relevant=f"selected(${{{said.of}}}, '{OTHER}')")
        return Question(id=line.id, name=line.single, kind=Text(), label=label, logic=logic)
