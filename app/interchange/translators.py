"""The texts of a questionnaire as a spreadsheet for translators, and back: each by its key.

The first cell holds the revision that was taken along, so that what others wrote since is met
and never overwritten.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from app import isolation
from app.core.errors import Unsound
from app.core.problems import Problem
from app.interchange import first_sheet
from app.interchange.xlsform.writing.workbook import packed

HEAD = re.compile(r"key r(\d{1,9})")
COLUMNS = ("where", "fr", "nl", "state fr", "state nl")
READ = ("fr", "nl")
LARGEST = 5 * 1024**2
"""Bytes; a thousand questions in two languages are 0.3 MB."""

SECONDS, MEGABYTES = 20, 512
MOST_ROWS = 60_000
_FORMULA = re.compile(r"[=+\-@\t\r]")


@dataclass(frozen=True, slots=True)
class Line:
    """One text."""

    key: str
    where: str
    texts: Mapping[str, str]
    states: Mapping[str, str]


Writer: TypeAlias = Callable[[Sequence[Line], int], bytes]
"""Makes a file of lines, at a revision."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What came back from a translator."""

    revision: int
    """That was taken along."""

    texts: Mapping[str, Mapping[str, str]]
    """By key, what each language says; empty cells are not in it."""


def as_xlsx(lines: Sequence[Line], revision: int) -> bytes:
    """Return a workbook of text: no cell of it is a formula."""
    return packed({"texts": _rows(lines, revision)})


def as_csv(lines: Sequence[Line], revision: int) -> bytes:
    """Return the same for any spreadsheet: UTF-8, semicolons, and no cell that it would work
    out."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for row in _rows(lines, revision):
        writer.writerow([f"'{one}" if _FORMULA.match(one) else one for one in row])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _rows(lines: Sequence[Line], revision: int) -> list[list[str]]:
    rows = [[f"key r{revision}", *COLUMNS]]
    for line in lines:
        said = [line.texts.get(one, "") for one in READ]
        rows.append([line.key, line.where, *said, *(line.states.get(one, "") for one in READ)])
    return rows


def read(data: bytes) -> Sent:
    """Read a file that came back, in a process of its own.

    :raises Unsound: it cannot be read, or is none of ours.
    """
    if len(data) > LARGEST:
        raise Unsound([Problem("translations.too-large", ("file",))])
    outcome = isolation.run(
        "app.interchange.translators.plain", data, seconds=SECONDS, megabytes=MEGABYTES
    )
    match outcome:
        case isolation.Done({"problem": code}):
            raise Unsound([Problem(code, ("file",))])
        case isolation.Done({"revision": revision, "texts": texts}):
            return Sent(revision, texts)
        case _:
            raise Unsound([Problem("translations.not-read", ("file",))])


def plain(data: bytes) -> dict[str, Any]:
    """Return what a file holds in plain values; or why it cannot be read."""
    try:
        rows = list(first_sheet.cells(data))
    except Unsound as refusal:
        return {"problem": refusal.problems[0].code}
    except (ValueError, OSError, csv.Error):
        return {"problem": "translations.not-read"}
    head = [one.strip().lower() for one in rows[0]] if rows else []
    found = HEAD.fullmatch(head[0]) if head else None
    if not found or not set(READ) & set(head):
        return {"problem": "translations.not-ours"}
    columns = {language: head.index(language) for language in READ if language in head}
    texts: dict[str, dict[str, str]] = {}
    for row in rows[1:MOST_ROWS]:
        said = {
            language: row[at].strip()
            for language, at in columns.items()
            if at < len(row) and row[at].strip()
        }
        if row and row[0] and said:
            texts[row[0].strip()] = said
    return {"revision": int(found[1]), "texts": texts}
