"""Statbel's own list of places, REFNIS, as it is published: bars between, a line for each period.

``LVL_REFNIS|CD_REFNIS|CD_SUP_REFNIS|TX_REFNIS_DE|TX_REFNIS_FR|TX_REFNIS_NL|DT_VLDT_START|…END``
with days as ``31/12/9999``, and with codes of regions that have lost their leading zero.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TypeAlias

Row: TypeAlias = dict[str, str]

ENDLESS = date(9999, 12, 31)
BEGIN = date(1977, 1, 1)
"""The first list that we hold: what ended before it is left out."""

PROVINCES = frozenset({"20001", "20002", *(f"{number}0000" for number in "13456789")})


def communes(path: Path, known: Sequence[Row]) -> list[Row]:
    """Return the communes of the official list in the layout of the compiled one.

    REFNIS says neither postcodes nor inhabitants, nor NUTS, nor what became of a commune: those
    are taken from ``known``, the rows of the compiled list, and stay empty for a new commune.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [
            {name: (value or "").strip() for name, value in row.items()}
            for row in csv.DictReader(file, delimiter="|")
        ]
    by_nis = {row["nis"]: row for row in known}
    nuts = {row["arr_nis"]: row for row in known}
    return [_commune(row, rows, by_nis, nuts) for row in rows if _is_of_our_time(row)]


def _commune(
    row: Row, rows: Sequence[Row], known: Mapping[str, Row], nuts: Mapping[str, Row]
) -> Row:
    first, end = _days(row)
    above = dict(_above(row, rows, first))
    nis = _code(row["CD_REFNIS"])
    told, around = known.get(nis, {}), nuts.get(above.get("arr_nis", ""), {})
    return {
        "nis": nis,
        "name_fr": row["TX_REFNIS_FR"],
        "name_nl": row["TX_REFNIS_NL"],
        "arr_nis": above.get("arr_nis", ""),
        "prov_nis": above.get("prov_nis", ""),
        "reg_nis": above.get("reg_nis", ""),
        "nuts3_2016": told.get("nuts3_2016", around.get("nuts3_2016", "")),
        "nuts3_2021_2024": told.get("nuts3_2021_2024", around.get("nuts3_2021_2024", "")),
        "valid_from": max(first, BEGIN).isoformat(),
        "valid_to": end.isoformat() if end else "",
        "successor": told.get("successor", ""),
        "postcodes": told.get("postcodes", ""),
        "population_2020": told.get("population_2020", ""),
    }


def _is_of_our_time(row: Row) -> bool:
    code, (_first, end) = _code(row["CD_REFNIS"]), _days(row)
    is_commune = not code.endswith("000") and code not in PROVINCES
    return is_commune and (end is None or end > BEGIN)


def _above(row: Row, rows: Sequence[Row], on: date) -> Iterator[tuple[str, str]]:
    """Give what contained a place on its first day: arrondissement, province if any, region."""
    code = _code(row["CD_SUP_REFNIS"])
    while code and code != "01000":
        column = "arr_nis"
        if code in PROVINCES:
            column = "prov_nis"
        elif code in {"02000", "03000", "04000"}:
            column = "reg_nis"
        yield column, code
        code = next(
            (
                _code(other["CD_SUP_REFNIS"])
                for other in rows
                if _code(other["CD_REFNIS"]) == code and _held(other, on)
            ),
            "",
        )


def _held(row: Row, on: date) -> bool:
    first, end = _days(row)
    return first <= max(on, BEGIN) and (end is None or end > max(on, BEGIN))


def _days(row: Row) -> tuple[date, date | None]:
    """Return the first day, and the first day on which it no longer held; None while it does."""
    first, last = (_day(row[name]) for name in ("DT_VLDT_START", "DT_VLDT_END"))
    return first, None if last == ENDLESS else last + timedelta(days=1)


def _day(written: str) -> date:
    return datetime.strptime(written, "%d/%m/%Y").date()  # noqa: DTZ007  (a day has no zone)


def _code(written: str) -> str:
    return written.zfill(5) if written else ""
