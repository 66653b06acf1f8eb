"""The cells of a row that nothing reads: kept as text by the name of their column, and listed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from app.interchange.findings import Findings, entry
from app.interchange.xlsform.headers import FIELDS, Column, Table
from app.interchange.xlsform.names import check_references
from app.interchange.xlsform.reading import Reading
from app.interchange.xlsform.workbook import Row

HARMLESS = frozenset(
    {"autoplay", "no_app_error_string", "save_to", "query", "compact_tag", "intent"}
)
"""Columns without which nobody who answers misses anything."""

DROPPED = frozenset({"sms_field", "sms_option"})
"""Columns of what no longer exists."""

UNREFERRING = frozenset({"type", "name", "trigger"})


def kept_of(reading: Reading, row: Row, *, name: str, carried: Collection[str]) -> dict[str, str]:
    """Return the cells that are not carried out, by the name of their column, and list them.

    :param carried: the fields that this row carries out.
    """
    table, findings = reading.table, reading.findings
    kept: dict[str, str] = {}
    for column in table.columns:
        said = row.at(column.index)
        if not said or column.field in carried or column.field in DROPPED:
            continue
        spot = table.sheet.spot(row.number, column.index)
        kept[column.key or spot.column] = said
        if not is_meant(column):
            continue
        harmless = column.field in HARMLESS or column.field.startswith("instance::")
        listed = findings.kept if harmless else findings.review
        listed.append(entry("import.other", spot, name=name, header=column.written, text=said))
    return kept


def is_meant(column: Column) -> bool:
    """Tell whether an XLSForm gives this column a meaning."""
    return column.field in FIELDS["survey"] or column.field.startswith(
        ("bind::", "body::", "control::", "instance::", "media::")
    )


def check(table: Table, known: Counter[str], findings: Findings) -> None:
    """Note each reference of a row that refers to nothing, or to more than one thing."""
    for row in table.rows:
        for column in table.columns:
            if column.field not in UNREFERRING and "${" in (said := row.at(column.index)):
                spot = table.sheet.spot(row.number, column.index)
                check_references(said, spot, known, findings)


def tell_columns(table: Table, findings: Findings) -> None:
    """List once each the columns that an XLSForm has no meaning for, or none any more."""
    filled = Counter(
        column
        for row in table.rows
        for column in table.columns
        if (not is_meant(column) or column.field in DROPPED) and row.at(column.index)
    )
    for column, count in filled.items():
        spot = table.sheet.spot(table.header, column.index)
        if column.field in DROPPED:
            findings.lost.append(
                entry("import.column-dropped", spot, header=column.written, count=count)
            )
        else:
            findings.kept.append(
                entry("import.column-unknown", spot, header=column.written, count=count)
            )
