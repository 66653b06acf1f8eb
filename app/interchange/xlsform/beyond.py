"""What a row says beyond what we carry out: kept as text, and listed for a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from app.interchange.findings import Findings, Spot, entry
from app.interchange.xlsform.headers import FIELDS, Column, Table
from app.interchange.xlsform.workbook import Row

CARRIED = frozenset({"type", "name", "label", "hint", "required", "required_message", "disabled"})

REASONS: Mapping[str, str] = {
    "relevant": "import.relevant",
    "constraint": "import.constraint",
    "constraint_message": "import.constraint",
    "calculation": "import.calculation",
    "default": "import.default",
    "appearance": "import.appearance",
    "choice_filter": "import.choice-filter",
    "parameters": "import.parameters",
    "rows": "import.parameters",
    "trigger": "import.trigger",
    "repeat_count": "import.repeat",
    "read_only": "import.read-only",
    "guidance_hint": "import.guidance",
}
"""Why a column is listed.  Those of ``FIELDS`` that are not named here are ``import.other``."""

EXPRESSIONS = frozenset(
    {"relevant", "constraint", "calculation", "default", "choice_filter", "repeat_count",
     "required", "trigger"}
)  # fmt: skip
YES = frozenset({"yes", "true", "true()", "1", "oui", "ja", "vrai", "waar"})
NO = frozenset({"", "no", "false", "false()", "0", "non", "nee", "faux", "onwaar"})


def kept_of(
    table: Table,
    row: Row,
    *,
    name: str,
    findings: Findings,
    texts: dict[Spot, str],
    carried: frozenset[str] = frozenset(),
) -> dict[str, str]:
    """Return the cells that we do not carry out, by the name of their column, and list them.

    :param texts: takes each expression with its place, so that its references can be checked.
    :param carried: columns that this row carries out after all.
    """
    kept: dict[str, str] = {}
    for column in table.columns:
        said = row.at(column.index)
        if not said or column.field in CARRIED or column.field in carried:
            continue
        spot = table.sheet.spot(row.number, column.index)
        kept[column.key or spot.column] = said
        if column.field in EXPRESSIONS:
            texts[spot] = said
        if is_meant(column) and not (column.field == "read_only" and said.lower() in NO):
            code = REASONS.get(column.field, "import.other")
            code = "import.media" if column.field.startswith("media::") else code
            findings.review.append(entry(code, spot, name=name, header=column.written, text=said))
    return kept


def is_meant(column: Column) -> bool:
    """Tell whether an XLSForm gives this column a meaning."""
    return column.field in FIELDS["survey"] or column.field.startswith(
        ("bind::", "body::", "control::", "instance::")
    )


def tell_unknown_columns(table: Table, findings: Findings) -> None:
    """List the columns that an XLSForm has no meaning for, once each."""
    filled = Counter(
        column
        for row in table.rows
        for column in table.columns
        if not is_meant(column) and row.at(column.index)
    )
    for column, count in filled.items():
        spot = table.sheet.spot(table.header, column.index)
        findings.kept.append(
            entry("import.column-unknown", spot, header=column.written, count=count)
        )
