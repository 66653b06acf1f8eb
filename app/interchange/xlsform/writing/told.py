"""What the writing of a file has to tell: what it says otherwise, and what it leaves out."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.core.questionnaire.report import Entry
from app.interchange import exporting


@dataclass(slots=True)
class Told:
    changed: list[Entry] = field(default_factory=list)
    lost: list[Entry] = field(default_factory=list)

    def change(self, what: str, name: str, property: str, **facts: str | int) -> None:
        """List what stands in the file in another form.

        :param what: the second half of the code of its sentence.
        :param name: of the question, group or list.
        :param property: the field of the definition that reads otherwise from then on.
        """
        entry = Entry(f"export.{what}", name=name, facts={"property": property, **facts})
        self.changed.append(entry)

    def lose(self, name: str, property: str, text: object) -> None:
        """List what the file has no place for; what says nothing is not lost."""
        if text:
            self.lost.append(exporting.lost(name, property, text))
