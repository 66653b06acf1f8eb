"""What became of an imported file: everything it held is in the questionnaire or in here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from app.core.problems import Problem
from app.core.shapes import work_out


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """One thing of the file, where it stands there, and why it is listed."""

    code: str
    """The reason; ``app.web.messages`` holds its sentence."""

    name: str = ""
    """The question, group or choice list it belongs to; empty for the file as a whole."""

    sheet: str = ""
    row: int = 0
    """As the spreadsheet counts, from 1; 0 where it is about no single row."""

    column: str = ""
    """Its letters in the spreadsheet; empty where it is about no single column."""

    facts: Mapping[str, str | int] = {}
    """What the sentence needs, and ``text``: what the cell says, where that is short."""

    @property
    def cell(self) -> str:
        """Where a person finds it: ``survey!G12``, ``survey!12`` or ``survey``."""
        where = f"{self.column}{self.row or ''}"
        return f"{self.sheet}!{where}" if where else self.sheet


class ImportReport(msgspec.Struct, frozen=True, omit_defaults=True):
    """What an import kept, changed, lost and left for a person to review."""

    source: str
    """The name of the file."""

    asked: int = 0
    """Rows of the file that ask, show or compute something.

    Each is one question of the definition, or is listed under ``lost``."""

    added: int = 0
    """Questions of the definition that are none of the file's, such as the comments beside a
    list, which are a question of their own here; each is listed under ``changed``."""

    kept: tuple[Entry, ...] = ()
    """Held as text; nothing a respondent would miss."""

    changed: tuple[Entry, ...] = ()
    """Carried over in another form than the file's."""

    lost: tuple[Entry, ...] = ()
    """Not in the questionnaire at all."""

    review: tuple[Entry, ...] = ()
    """Held as text and not carried out: the questionnaire behaves otherwise than the file."""


work_out(ImportReport)


def encode(report: ImportReport) -> dict[str, Any]:
    """Return the report as plain JSON values."""
    document: dict[str, Any] = msgspec.to_builtins(report)
    return document


def decode(document: Mapping[str, Any]) -> ImportReport:
    """Return the report that a stored document holds."""
    return msgspec.convert(document, ImportReport)


def as_problem(entry: Entry) -> Problem:
    """Return the entry as a problem, so that it is worded like one."""
    return Problem(entry.code, (entry.cell,), entry.facts)
