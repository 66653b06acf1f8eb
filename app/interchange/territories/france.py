"""Communes, EPCI, arrondissements and departments of France, from yearly lists.

The lists are those of the npm package ``@etalab/decoupage-administratif``: one version a year.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.core.racines.territory import Hierarchy, Level, Succession, of_fr
from app.interchange.territories.etalab import Row, YearlyList, read_year
from app.interchange.territories.rows import (
    Change,
    Containment,
    Listed,
    Place,
    joined,
    key_of,
    typographic,
)

SPLITS = {"2024-01-01": {"60054": ("60054", "60694")}}
"""By day, a commune and what it parted into: the lists themselves do not say it."""

DUTCH = {"59350": "Rijsel", "59183": "Duinkerke"}
"""The Dutch names that Flemings use every day."""

ALSO = {
    "59599": "Toerkonje", "59512": "Robaais", "59178": "Dowaai", "59122": "Kamerijk",
    "62041": "Atrecht", "59606": "Valencijn", "62193": "Kales", "62160": "Bonen",
    "62765": "Sint-Omaars", "59043": "Belle", "59295": "Hazebroek", "59135": "Kassel",
    "59067": "Sint-Winoksbergen", "59273": "Grevelingen",
}  # fmt: skip
"""Dutch names of older use: found by the search, not shown."""


@dataclass(slots=True)
class Life:
    """One commune through the lists, from the first that holds it to the last."""

    key: str
    names: list[str] = field(default_factory=list)
    postcodes: list[str] = field(default_factory=list)
    population: str = ""
    until: str = ""


def read(versions: Mapping[str, Path], curated: Mapping[str, Mapping[str, str]]) -> Listed:
    """Read the yearly lists.

    :param versions: the folder of each list by its year.
    """
    lists = [read_year(year, folder) for year, folder in sorted(versions.items())]
    lives, changes = _lives(lists)
    keys = _keys_by_list(lists, lives)
    inside = [*_spans(lists, keys, _arrondissement_key, Hierarchy.ADMINISTRATIVE),
              *_spans(lists, keys, _epci_key, Hierarchy.EPCI)]  # fmt: skip
    places = [
        *(_commune(code, life) for code, of_code in lives.items() for life in of_code),
        *_epci(lists),
        *_arrondissements(lists[-1]),
        *_wider(lists[-1], curated),
    ]
    return Listed(
        places=tuple(places),
        containments=(*inside, *_wider_containments(lists[-1]), *_epci_containments(lists)),
        changes=tuple(changes),
    )


def _lives(lists: Sequence[YearlyList]) -> tuple[dict[str, list[Life]], list[Change]]:
    """Follow each code through the lists; a code that stops, or parts, ends a life."""
    lives: dict[str, list[Life]] = defaultdict(list)
    changes: list[Change] = []
    alive: dict[str, Life] = {}
    for each in lists:
        split = SPLITS.get(each.since, {})
        ending = [code for code in alive if code not in each.communes or code in split]
        ended = {code: alive.pop(code) for code in ending}
        for code, row in each.communes.items():
            if code not in alive:
                alive[code] = Life(key_of("FR", Level.COMMUNE, code, each.since))
                lives[code].append(alive[code])
            life = alive[code]
            life.names.append(typographic(row["nom"]))
            life.postcodes.extend(row.get("codesPostaux", ()))
            life.population = str(row.get("population") or life.population)
        for code, life in ended.items():
            life.until = each.since
            kind = Succession.SPLIT if code in split else Succession.MERGE
            heirs = split.get(code) or _heirs(code, each)
            changes += [Change(life.key, alive[heir].key, each.since, kind) for heir in heirs]
    return lives, changes


def _heirs(code: str, each: YearlyList) -> list[str]:
    return [new for new, row in each.communes.items() if code in row.get("anciensCodes", ())]


def _keys_by_list(
    lists: Sequence[YearlyList], lives: Mapping[str, Sequence[Life]]
) -> list[dict[str, str]]:
    return [
        {
            code: next(life.key for life in lives[code] if each.since < (life.until or "9999"))
            for code in each.communes
        }
        for each in lists
    ]


def _spans(
    lists: Sequence[YearlyList],
    keys: Sequence[Mapping[str, str]],
    parent_of: Any,
    hierarchy: Hierarchy,
) -> Iterator[Containment]:
    """Join what is the same from one list to the next into one span of time."""
    running: dict[tuple[str, str], str] = {}
    for each, by_code in zip(lists, keys, strict=True):
        now = {
            (key, parent): each.since
            for code, key in by_code.items()
            if (parent := parent_of(each, code))
        }
        for (child, parent), since in running.items():
            if (child, parent) not in now:
                yield Containment(child, parent, hierarchy, since, each.since)
        running = {pair: running.get(pair, since) for pair, since in now.items()}
    for (child, parent), since in running.items():
        yield Containment(child, parent, hierarchy, since)


def _arrondissement_key(each: YearlyList, code: str) -> str:
    return key_of("FR", Level.ARRONDISSEMENT, each.communes[code]["arrondissement"])


def _epci_key(each: YearlyList, code: str) -> str:
    group = each.epci_of.get(code)
    return key_of("FR", Level.EPCI, group) if group else ""


def _commune(code: str, life: Life) -> Place:
    name = life.names[-1]
    earlier = [known for known in life.names if known != name]
    return Place(
        key=life.key,
        name_fr=name,
        name_nl=DUTCH.get(code, name),
        also=joined([*earlier, ALSO.get(code, ""), *life.postcodes]),
        population=life.population,
        until=life.until,
    )


def _epci(lists: Sequence[YearlyList]) -> Iterator[Place]:
    last: dict[str, tuple[int, Row]] = {}
    for at, each in enumerate(lists):
        last |= {code: (at, row) for code, row in each.epci.items()}
    for code, (at, row) in last.items():
        name = typographic(row["nom"]).replace("Coeur", "Cœur").replace("Soeurs", "Sœurs")
        yield Place(
            key=key_of("FR", Level.EPCI, code),
            name_fr=name,
            name_nl=name,
            in_fr=f"dans la {name[0].lower() if name.startswith('M') else name[0]}{name[1:]}",
            in_nl=f"in het gebied van {name}",
            population=str(row.get("populationMunicipale") or ""),
            until="" if at == len(lists) - 1 else lists[at + 1].since,
        )


def _arrondissements(last: YearlyList) -> Iterator[Place]:
    for code, row in last.arrondissements.items():
        name = typographic(row["nom"])
        dutch = {"Lille": "Rijsel", "Dunkerque": "Duinkerke"}.get(name, name)
        people = [r["population"] for r in last.communes.values() if r["arrondissement"] == code]
        yield Place(
            key=key_of("FR", Level.ARRONDISSEMENT, code),
            name_fr=name,
            name_nl=dutch,
            in_fr=f"dans l’arrondissement {of_fr(name)}",
            in_nl=f"in het arrondissement {dutch}",
            population=str(sum(people)),
        )


CURATED = ("name_fr", "name_nl", "in_fr", "in_nl", "also", "nuts")


def _wider(last: YearlyList, curated: Mapping[str, Mapping[str, str]]) -> Iterator[Place]:
    for key, row in curated.items():
        country, level, code = key.split("@")[0].split(":")
        if country != "FR":
            continue
        inside = [r for r in last.communes.values() if _lies_in(r, level, code)]
        whole = (level, code) not in {("region", "44"), ("nuts2", "21"), ("country", "FR")}
        yield Place(
            key=key,
            **{
                name: row[name] for name in ("name_fr", "name_nl", "in_fr", "in_nl", "also", "nuts")
            },
            population=str(sum(r["population"] for r in inside)) if whole else "",
        )


FORMER = {"59": "31", "62": "31", "02": "22", "60": "22", "80": "22", "08": "21", "51": "21"}
"""By department, the region that it lay in until 2015: what Eurostat calls level 2."""


def _lies_in(commune: Row, level: str, code: str) -> bool:
    department = commune["departement"]
    return code in {department if level == Level.DEPARTMENT else "",
                    FORMER[department] if level == Level.NUTS2 else "",
                    commune["region"] if level == Level.REGION else ""}  # fmt: skip


def _wider_containments(last: YearlyList) -> Iterator[Containment]:
    since, plain, nuts = lists_begin(), Hierarchy.ADMINISTRATIVE, Hierarchy.NUTS
    region_of = {row["departement"]: row["region"] for row in last.communes.values()}
    for code, row in last.arrondissements.items():
        department = key_of("FR", Level.DEPARTMENT, row["departement"])
        yield Containment(key_of("FR", Level.ARRONDISSEMENT, code), department, plain, since)
    for code, region in region_of.items():
        department = key_of("FR", Level.DEPARTMENT, code)
        yield Containment(department, key_of("FR", Level.REGION, region), plain, since)
        yield Containment(department, key_of("FR", Level.NUTS2, FORMER[code]), nuts, since)
    for former, region in {(FORMER[code], region) for code, region in region_of.items()}:
        over = key_of("FR", Level.REGION, region)
        yield Containment(key_of("FR", Level.NUTS2, former), over, nuts, since)
    for region in set(region_of.values()):
        country = key_of("FR", Level.COUNTRY, "FR")
        yield Containment(key_of("FR", Level.REGION, region), country, plain, since)


def _epci_containments(lists: Sequence[YearlyList]) -> Iterator[Containment]:
    """Set an EPCI in its department where all of its communes lie in one, else in France."""
    departments: dict[str, set[str]] = defaultdict(set)
    for each in lists:
        for code, row in each.epci.items():
            departments[code] |= {member["code"][:2] for member in row["membres"]}
    for code, found in departments.items():
        parent = key_of("FR", Level.COUNTRY, "FR")
        if len(found) == 1:
            parent = key_of("FR", Level.DEPARTMENT, found.pop())
        child = key_of("FR", Level.EPCI, code)
        yield Containment(child, parent, Hierarchy.EPCI, lists_begin())


def lists_begin() -> str:
    return key_of("FR", Level.COUNTRY, "FR").split("@")[1]
