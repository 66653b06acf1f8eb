"""JSON-stat, 1.x and 2.0: a cube of figures, as Eurostat and other offices serve it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import Any

from app.interchange.indicators.cells import cell_of
from app.interchange.indicators.collecting import MOST_CELLS, Collector, Found
from app.interchange.indicators.opening import document_of, refused
from app.interchange.indicators.table import Table

GEO = ("geo", "ref_area", "region", "area", "country")
TIME = ("time", "time_period", "year", "tid")
"""Names that dimensions bear where no role says which they are."""

NORMAL = frozenset({"a", "A"})
"""A status that says that nothing is to be said."""


@dataclass(frozen=True, slots=True)
class _Cube:
    names: tuple[str, ...]
    categories: tuple[tuple[str, ...], ...]
    values: Mapping[int, Any]
    statuses: Mapping[int, str]
    geo: str
    time: str


def parse(data: bytes) -> Table:
    """Read a document with one cube.

    :raises Unsound: it holds none, or one that contradicts itself.
    """
    return table_of(document_of(data))


def table_of(document: Any) -> Table:
    """Return the table that a document holds, once it was opened."""
    cube = _cube(_dataset(document))
    kept = [name for name in cube.names if name not in {cube.geo, cube.time}]
    return Collector("json-stat", kept, codes="nuts" if cube.geo == "geo" else "").table(
        _cells(cube)
    )


def _dataset(document: Any) -> Mapping[str, Any]:
    """Return the one cube of a document, of either generation."""
    if not isinstance(document, dict):
        raise refused("json-stat.none")
    if isinstance(error := document.get("error"), dict):
        raise refused("table.error-of-the-producer", text=str(error.get("label", ""))[:200])
    kind = document.get("class", "dataset")
    if kind != "dataset":
        raise refused("json-stat.class", text=str(kind)[:40])
    if isinstance(document.get("dimension"), dict):
        return document
    inner = [
        one for one in document.values()
        if isinstance(one, dict) and isinstance(one.get("dimension"), dict)
    ]  # fmt: skip
    if len(inner) != 1:
        raise refused("json-stat.none" if not inner else "json-stat.several", count=len(inner))
    return inner[0]


def _cube(dataset: Mapping[str, Any]) -> _Cube:
    dimension = dataset["dimension"]
    home = dataset if "id" in dataset else dimension
    names, roles = home.get("id"), home.get("role", {})
    if not isinstance(names, list) or not all(isinstance(one, str) for one in names):
        raise refused("json-stat.no-dimensions")
    sizes = [_size(one) for one in home.get("size", ())]
    if len(sizes) != len(names) or len(set(names)) != len(names):
        raise refused("json-stat.sizes", dimensions=len(names), sizes=len(sizes))
    if prod(sizes) > MOST_CELLS:
        raise refused("table.too-large", most=MOST_CELLS)
    categories = tuple(
        _categories(name, dimension.get(name), size)
        for name, size in zip(names, sizes, strict=True)
    )
    return _Cube(
        names=tuple(names),
        categories=categories,
        values=_by_place(dataset.get("value"), prod(sizes), "value"),
        statuses=_statuses(dataset.get("status"), prod(sizes)),
        geo=_with_role("geo", roles, names, GEO),
        time=_with_role("time", roles, names, TIME),
    )


def _size(written: Any) -> int:
    if isinstance(written, str) and written.isascii() and written.isdigit() and len(written) < 9:
        written = int(written)
    if not isinstance(written, int) or isinstance(written, bool) or not 0 <= written <= MOST_CELLS:
        raise refused("json-stat.no-dimensions")
    return written


def _categories(name: str, dimension: Any, size: int) -> tuple[str, ...]:
    """Return the codes of a dimension in order; a dimension of one needs no index."""
    category = dimension.get("category", {}) if isinstance(dimension, dict) else {}
    index = category.get("index") if isinstance(category, dict) else None
    if isinstance(index, dict):
        if sorted(map(str, index.values())) != sorted(map(str, range(len(index)))):
            raise refused("json-stat.size", name=name, size=size, found=len(index))
        codes = sorted(index, key=lambda code: int(index[code]))
    elif isinstance(index, list):
        codes = [str(code) for code in index]
    else:
        codes = list(category.get("label", {}))
    if len(codes) != size or len(set(codes)) != size:
        raise refused("json-stat.size", name=name, size=size, found=len(codes))
    return tuple(codes)


def _by_place(values: Any, size: int, what: str) -> dict[int, Any]:
    """Return what stands in each cell: a list says it of all, an object of some."""
    match values:
        case list() if len(values) <= size:
            return dict(enumerate(values))
        case dict() if all(key.isascii() and key.isdigit() for key in values):
            found = {int(key): value for key, value in values.items() if value is not None}
            if not found or max(found) < size:
                return found
    raise refused("json-stat.values", name=what, size=size)


def _statuses(written: Any, size: int) -> dict[int, str]:
    """Return the status of each cell that has one."""
    if isinstance(written, dict) and isinstance(written.get("value"), list | dict):
        written = written["value"]
    match written:
        case None:
            return {}
        case str():
            found: dict[int, Any] = dict.fromkeys(range(size), written)
        case [str() as only] if size > 1:
            found = dict.fromkeys(range(size), only)
        case _:
            found = _by_place(written, size, "status")
    return {at: str(said) for at, said in found.items() if said and said not in NORMAL}


def _with_role(role: str, roles: Any, names: Sequence[str], usual: Sequence[str]) -> str:
    said = roles.get(role) if isinstance(roles, dict) else None
    if isinstance(said, list) and said and said[0] in names:
        return str(said[0])
    return next((name for name in names if name.lower() in usual), "")


def _cells(cube: _Cube) -> Iterator[Found]:
    """Give the cells that stand in the cube: those with a figure, or with a word about it."""
    for at, codes in enumerate(product(*cube.categories)):
        value, status = cube.values.get(at), cube.statuses.get(at, "")
        if at not in cube.values and not status:
            continue
        by_name = dict(zip(cube.names, codes, strict=True))
        geo, time = by_name.pop(cube.geo, ""), by_name.pop(cube.time, "")
        yield Found(at + 1, tuple(by_name.values()), geo, time, _cell(value, status))


def _cell(value: Any, status: str) -> str:
    flags, _bar, confidential = status.partition("|")
    if value is None or isinstance(value, int | float) and not isinstance(value, bool):
        return cell_of("" if value is None else repr(value), flags, confidential=confidential)
    return cell_of(str(value), flags, confidential=confidential)
