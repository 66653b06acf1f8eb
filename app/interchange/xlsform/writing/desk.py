"""What the rows of one file are written with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from app.core.questionnaire.definition import Definition
from app.core.text import Locale, LocalizedText
from app.interchange.xlsform.writing.lists import Lists
from app.interchange.xlsform.writing.naming import Naming
from app.interchange.xlsform.writing.told import Told
from app.interchange.xlsform.writing.wording import Wording

Cells: TypeAlias = dict[str, str]
"""A row by column: ``type``, ``relevant`` … or, for a text, ``label::fr``."""


@dataclass(frozen=True, slots=True)
class Desk:
    definition: Definition
    naming: Naming
    lists: Lists
    wording: Wording
    told: Told
    languages: tuple[Locale, ...]
    """Those in which anything is written, the authored one first."""

    def name_of(self, part_id: str) -> str:
        return self.naming.by_id[part_id]

    def read(self, text: LocalizedText) -> str:
        """Return a text in one language, to be quoted in the report."""
        authored = self.definition.authored
        return text.read_in(authored, otherwise=authored)
