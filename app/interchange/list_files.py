"""A file with a list to choose from: its first row names the columns, each other is an entry."""

from __future__ import annotations

import csv
from collections.abc import Collection
from typing import Any

from app import isolation
from app.core.errors import Unsound
from app.core.problems import Problem
from app.interchange import first_sheet

LARGEST = 2 * 1024**2
"""Bytes."""

MOST_ROWS = 2_000
"""As many as a page may offer and stay light on a telephone: some 25 kB on their way."""

MOST_COLUMNS = 30
LONGEST_CELL = 300
SECONDS, MEGABYTES = 10, 512


def read(data: bytes, *, needs: Collection[str]) -> list[dict[str, str]]:
    """Return the entries of a list by column, in a process of its own; rows without a code are
    left out.

    :param needs: the columns without which it is no list for the questions that ask it.
    :raises Unsound: it cannot be read, or lacks one of them, or is too long.
    """
    if not data:
        raise Unsound([Problem("import.no-file", ("file",))])
    if len(data) > LARGEST:
        raise Unsound([Problem("list.too-large", ("file",))])
    outcome = isolation.run(
        "app.interchange.list_files.plain", data, sorted(needs),
        seconds=SECONDS, megabytes=MEGABYTES,
    )  # fmt: skip
    match outcome:
        case isolation.Done({"problem": code, "facts": facts}):
            raise Unsound([Problem(code, ("file",), facts)])
        case isolation.Done({"rows": rows}):
            return [dict(row) for row in rows]
        case _:
            raise Unsound([Problem("list.not-read", ("file",))])


def plain(data: bytes, needs: list[str]) -> dict[str, Any]:
    """Return the entries in plain values; or why the file cannot be taken."""
    try:
        rows = [row for row in first_sheet.cells(data) if any(cell.strip() for cell in row)]
    except (Unsound, ValueError, OSError, csv.Error):
        return _refused("list.not-read")
    head = [cell.strip() for cell in rows[0]][:MOST_COLUMNS] if rows else []
    if missing := [name for name in needs if name not in head]:
        return _refused("list.column-missing", column=missing[0])
    if len(rows) - 1 > MOST_ROWS:
        return _refused("list.too-long", most=MOST_ROWS)
    if len(rows) < 2:
        return _refused("list.empty")
    entries = [
        {name: cell.strip()[:LONGEST_CELL] for name, cell in zip(head, row, strict=False) if name}
        for row in rows[1:]
    ]
    return {"rows": [entry for entry in entries if all(entry.get(name) for name in needs)]}


def _refused(code: str, **facts: Any) -> dict[str, Any]:
    return {"problem": code, "facts": facts}
