"""The settings of a file, and the sheets of it that nothing here reads: kept, and listed."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping

from app.interchange.findings import Findings, entry
from app.interchange.xlsform import locking, names
from app.interchange.xlsform.headers import table_of
from app.interchange.xlsform.workbook import Workbook

CARRIED = frozenset({"form_title", "default_language", locking.COLUMN, locking.EVERYTHING})
DROPPED = frozenset(
    {"prefix", "delimiter", "sms_keyword", "sms_separator", "sms_allow_media", "sms_date_format",
     "sms_datetime_format", "sms_response"}
)  # fmt: skip
"""Settings of what no longer exists."""

NOT_KEPT = CARRIED - {"default_language"}


def read(book: Workbook, findings: Findings) -> dict[str, str]:
    """Return the settings by name, from the first row of them; list what is kept of them."""
    sheet = book.sheets.get("settings")
    if not sheet or len(sheet.rows) < 2:
        return {}
    table = table_of(sheet, "settings", needs=(), findings=findings)
    first, *others = table.rows
    settings = {}
    for column in table.columns:
        said, spot = first.at(column.index), sheet.spot(first.number, column.index)
        if not said:
            continue
        if column.field in DROPPED:
            findings.lost.append(
                entry("import.setting-dropped", spot, header=column.written, text=said)
            )
            continue
        settings[column.key or spot.column] = said
        if column.field not in CARRIED:
            findings.kept.append(entry("import.setting", spot, header=column.written, text=said))
        if column.field == "name" and not names.SOUND.fullmatch(said):
            names.check(said, spot, findings)
    for row in others:
        said = " | ".join(filter(None, row.cells))
        findings.lost.append(entry("import.settings-row", sheet.spot(row.number), text=said))
    return settings


def check(book: Workbook, known: Counter[str], findings: Findings) -> None:
    """Note each reference of the settings that refers to nothing."""
    sheet = book.sheets.get("settings")
    for row in sheet.rows[1:] if sheet else ():
        for index, said in enumerate(row.cells):
            if "${" in said and sheet:
                names.check_references(said, sheet.spot(row.number, index), known, findings)


def kept_of(book: Workbook, settings: Mapping[str, str], findings: Findings) -> dict[str, str]:
    """Return what the questionnaire keeps of the file as a whole.

    Settings stand under ``settings.<name>``, a sheet under ``sheet.<name>`` as a JSON list of
    its rows.
    """
    kept = {f"settings.{key}": said for key, said in settings.items() if key not in NOT_KEPT}
    for sheet in book.kept:
        if locking.is_of_locks(sheet):
            continue
        rows = [list(row.cells) for row in sheet.rows]
        kept[f"sheet.{sheet.name}"] = json.dumps(rows, ensure_ascii=False)
        findings.kept.append(entry("import.sheet-kept", sheet.spot(), count=len(rows)))
    return kept
