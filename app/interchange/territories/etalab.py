"""One year of the npm package ``@etalab/decoupage-administratif``, cut to the zone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

Row: TypeAlias = dict[str, Any]

DEPARTMENTS = ("02", "08", "51", "59", "60", "62", "80")
"""The programme's departments."""


@dataclass(frozen=True, slots=True)
class YearlyList:
    """The communes of one year, by code, with the EPCI of each."""

    since: str
    communes: Mapping[str, Row]
    epci_of: Mapping[str, str]
    epci: Mapping[str, Row]
    arrondissements: Mapping[str, Row]


def read_year(year: str, folder: Path) -> YearlyList:
    def rows(*names: str) -> list[Row]:
        path = next(folder / name for name in names if (folder / name).exists())
        found: list[Row] = json.loads(path.read_text(encoding="utf-8"))
        return found

    communes = {
        row["code"]: row
        for row in rows("communes_zone.json", "communes.json", "data/communes.json")
        # Delegated and associated communes share codes with communes.
        if row["type"] == "commune-actuelle" and row["departement"] in DEPARTMENTS
    }
    epci = {row["code"]: row for row in rows("epci_zone.json", "epci.json", "data/epci.json")}
    epci_of = {
        member["code"]: code
        for code, row in epci.items()
        for member in row["membres"]
        if member["code"] in communes
    }
    return YearlyList(
        since=f"{year}-01-01",
        communes=communes,
        epci_of=epci_of,
        epci={code: epci[code] for code in sorted(set(epci_of.values()))},
        arrondissements={
            row["code"]: row
            for row in rows("arrondissements.json", "data/arrondissements.json")
            if row["departement"] in DEPARTMENTS
        },
    )
