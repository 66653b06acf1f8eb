"""Belgium's communes from 1977 on, from a list compiled of Statbel's REFNIS."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from app.core.racines.territory import Hierarchy, Level
from app.interchange.territories import refnis
from app.interchange.territories.rows import (
    Change,
    Containment,
    Listed,
    Place,
    joined,
    key_of,
    typographic,
)

Row: TypeAlias = dict[str, str]

BEGIN, CHANGED = "1977-01-01", "2019-01-01"
"""On 1 January 2019 arrondissements of Hainaut and Limburg exchanged ground under their codes."""

NUTS_ARRONDISSEMENTS: Mapping[str, tuple[str, str]] = {
    "51000": ("BE321", "BE32A"), "52000": ("BE322", "BE32B"), "55000": ("BE325", "BE32C"),
    "56000": ("BE326", "BE32D"), "57000": ("BE327", "BE328"), "71000": ("BE221", "BE224"),
    "72000": ("BE222", "BE225"),
}  # fmt: skip
"""By arrondissement, its NUTS code before and since that day: two territories under one code."""

ENDED = {"54000": ("Mouscron", "Moeskroen", "BE324")}
BORN = {"58000": "BE329"}
BEFORE = {"57000": ("Tournai", "Doornik")}
BRUSSELS_ARRONDISSEMENT = "21000"
VERVIERS = "63000"
"""Eurostat parts its German-speaking communes (BE336) from the others (BE335); REFNIS does not."""


def read(folder: Path, curated: Mapping[str, Row], official: Path | None = None) -> Listed:
    """Read the compiled list, or Statbel's own with what only the compiled one knows.

    :param official: REFNIS as Statbel publishes it; None to take the compiled list alone.
    :param curated: the names, locatives and NUTS codes of what is wider than an
        arrondissement, by key.
    """
    rows = _table(folder / "be_communes_versioned.csv")
    if official:
        rows = refnis.communes(official, rows)
    names = {row["nis"]: row for row in _table(folder / "be_supra_2019.csv")}
    people = _population(rows)
    communes = {row["nis"]: _commune(row) for row in rows}
    arrondissements = tuple(_arrondissements(rows, names, people))
    wider = tuple(
        Place(
            key=key,
            name_fr=row["name_fr"],
            name_nl=row["name_nl"],
            in_fr=row["in_fr"],
            in_nl=row["in_nl"],
            also=row["also"],
            nuts=row["nuts"],
            population=str(people[key.split(":")[2].split("@")[0]] or ""),
        )
        for key, row in curated.items()
        if key.startswith("BE:")
    )
    return Listed(
        places=(*communes.values(), *arrondissements, *wider),
        containments=tuple({*_inside_arrondissements(rows), *_inside_the_wider(rows)}),
        changes=tuple(_changes(folder, communes)),
    )


def _table(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _population(rows: list[Row]) -> Counter[str]:
    """Add up the inhabitants of 2020 of whatever holds communes."""
    people: Counter[str] = Counter()
    for row in rows:
        if row["valid_from"] <= "2020-01-01" < (row["valid_to"] or "9999"):
            for code in ("01000", row["reg_nis"], row["prov_nis"], row["arr_nis"]):
                people[code] += int(row["population_2020"] or 0)
    return people


def _commune(row: Row) -> Place:
    return Place(
        key=_key(Level.COMMUNE, row["nis"], row["valid_from"]),
        name_fr=typographic(row["name_fr"]),
        name_nl=typographic(row["name_nl"]),
        also=joined(row["postcodes"].split()),
        population=row["population_2020"],
        until=row["valid_to"],
    )


def _arrondissements(
    rows: list[Row], names: Mapping[str, Row], people: Counter[str]
) -> Iterator[Place]:
    codes = {row["arr_nis"]: row["nuts3_2021_2024"] or row["nuts3_2016"] for row in rows}
    for code, nuts in sorted(codes.items()):
        if code in ENDED:
            fr, nl, nuts = ENDED[code]
            yield _arrondissement(code, fr, nl, nuts, until=CHANGED)
            continue
        fr = names[code]["name_fr"].removeprefix("Arrondissement ")
        fr = fr.removeprefix("de ").removeprefix("d'")
        nl = names[code]["name_nl"].removeprefix("Arrondissement ")
        old, new = NUTS_ARRONDISSEMENTS.get(code, ("", BORN.get(code, nuts)))
        if old:
            was = BEFORE.get(code, (fr, nl))
            yield _arrondissement(code, *was, old, until=CHANGED)
        since = CHANGED if old or code in BORN else BEGIN
        yield _arrondissement(code, fr, nl, new, since=since, population=str(people[code] or ""))


def _arrondissement(
    code: str, fr: str, nl: str, nuts: str, *,
    since: str = BEGIN, until: str = "", population: str = "",
) -> Place:  # fmt: skip
    of = "d’" if fr[0] in "AEÉIOUY" else "de "
    behind_de = typographic(f"{of}{fr}")
    return Place(
        key=_key(Level.ARRONDISSEMENT, code, since),
        name_fr=typographic(fr),
        name_nl=typographic(nl),
        in_fr=f"dans l’arrondissement {behind_de}",
        in_nl=f"in het arrondissement {nl}",
        nuts="" if code == VERVIERS else nuts,
        population=population,
        until=until,
    )


def _inside_arrondissements(rows: list[Row]) -> Iterator[Containment]:
    for row in rows:
        child = _key(Level.COMMUNE, row["nis"], row["valid_from"])
        for parent, since, until in _periods(row["arr_nis"]):
            first = max(since, row["valid_from"])
            last = min(until or "9999", row["valid_to"] or "9999")
            if first < last:
                yield Containment(
                    child=child,
                    parent=parent,
                    hierarchy=Hierarchy.ADMINISTRATIVE,
                    since=first,
                    until="" if last == "9999" else last,
                )


def _inside_the_wider(rows: list[Row]) -> Iterator[Containment]:
    country = _key(Level.COUNTRY, "01000")
    for row in rows:
        region = _key(Level.REGION, row["reg_nis"])
        yield _always(region, country)
        over = region
        if row["prov_nis"]:
            over = _key(Level.PROVINCE, row["prov_nis"])
            yield _always(over, region)
        for parent, since, until in _periods(row["arr_nis"]):
            yield Containment(parent, over, Hierarchy.ADMINISTRATIVE, since, until)
        if row["arr_nis"] == BRUSSELS_ARRONDISSEMENT:
            capital = _key(Level.NUTS2, "BE10")
            yield _always(_key(Level.ARRONDISSEMENT, row["arr_nis"]), capital, Hierarchy.NUTS)
            yield _always(capital, region, Hierarchy.NUTS)


def _periods(arrondissement: str) -> list[tuple[str, str, str]]:
    """Return the key, first day and end of each territory that stood under one code."""
    level = Level.ARRONDISSEMENT
    if arrondissement in ENDED:
        return [(_key(level, arrondissement), BEGIN, CHANGED)]
    if arrondissement in NUTS_ARRONDISSEMENTS:
        return [
            (_key(level, arrondissement), BEGIN, CHANGED),
            (_key(level, arrondissement, CHANGED), CHANGED, ""),
        ]
    since = CHANGED if arrondissement in BORN else BEGIN
    return [(_key(level, arrondissement, since), since, "")]


def _always(
    child: str, parent: str, hierarchy: Hierarchy = Hierarchy.ADMINISTRATIVE
) -> Containment:
    return Containment(child, parent, hierarchy, BEGIN)


def _changes(folder: Path, communes: Mapping[str, Place]) -> Iterator[Change]:
    for row in _table(folder / "be_crosswalk.csv"):
        yield Change(
            old=communes[row["old_nis"]].key,
            new=communes[row["new_nis"]].key,
            on=row["effective"],
            kind=row["type"],
        )


def _key(level: Level, code: str, since: str = BEGIN) -> str:
    return key_of("BE", level, code, since)
