"""INSEE's Melodi: what its API answers (JSON), and the CSV of a product, in its ZIP or alone.

The vintage of a territory stands inside its code there (``2025-COM-44166``); a product names
the code and what it is of in two columns, which we join (``COM-44166``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from app.interchange.indicators.cells import LONGEST, cell_of
from app.interchange.indicators.collecting import Collector, Found
from app.interchange.indicators.opening import document_of, lines_of, parts_of, refused, text_of
from app.interchange.indicators.table import Table

GEO, LEVEL, TIME, VALUE = "GEO", "GEO_OBJECT", "TIME_PERIOD", "OBS_VALUE"
STATUS, CONFIDENTIAL = "OBS_STATUS", "CONF_STATUS"
MEASURE = "OBS_MEASURE"
"""Our name for the kind of figure, where an answer holds several."""


def parse_answer(data: bytes) -> Table:
    """Read what the API answers to a question for data.

    :raises Unsound: it is another of its answers, or says something that cannot be read.
    """
    return table_of(document_of(data))


def table_of(document: Any) -> Table:
    """Return the table that an answer holds, once it was opened."""
    observations = document.get("observations") if isinstance(document, dict) else None
    if not isinstance(observations, list) or not all(map(_is_observation, observations)):
        raise refused("melodi.no-observations")
    dimensions = tuple(
        dict.fromkeys(
            name for one in observations for name in one["dimensions"] if name not in {GEO, TIME}
        )
    )
    measures = {name for one in observations for name in one["measures"]}
    names = dimensions if len(measures) < 2 else (*dimensions, MEASURE)
    cells = _of_answer(observations, dimensions, with_measure=len(measures) > 1)
    return Collector("melodi-json", names, codes="insee").table(cells)


def _is_observation(one: Any) -> bool:
    parts = [one.get("dimensions"), one.get("measures")] if isinstance(one, dict) else [None]
    return (
        all(isinstance(part, dict) for part in parts)
        and isinstance(one.get("attributes", {}), dict)
        and all(isinstance(said, str) for said in one["dimensions"].values())
        and all(isinstance(said, dict) for said in one["measures"].values())
    )


def _of_answer(
    observations: Sequence[Mapping[str, Any]], dimensions: Sequence[str], *, with_measure: bool
) -> Iterator[Found]:
    for number, one in enumerate(observations, 1):
        said, attributes = one["dimensions"], one.get("attributes", {})
        key = tuple(str(said.get(name, "")) for name in dimensions)
        for measure, held in one["measures"].items():
            figure = held.get("value")
            cell = cell_of(
                "" if figure is None else str(figure),
                status=str(attributes.get(STATUS) or ""),
                confidential=str(attributes.get(CONFIDENTIAL) or ""),
            )
            whole = (*key, str(measure)) if with_measure else key
            yield Found(number, whole, str(said.get(GEO, "")), str(said.get(TIME, "")), cell)


def parse_product(data: bytes) -> Table:
    """Read the CSV of a product, or the ZIP in which INSEE gives it.

    :raises Unsound: with the line of what cannot be read.
    """
    if data.startswith(b"PK"):
        parts = parts_of(data)
        name = next((name for name in parts if is_data(name)), "")
        if not name:
            raise refused("zip.no-data", text="*_data.csv")
        data = parts[name]
    lines = lines_of(text_of(data), ";")
    written = next(lines, None)
    if written is None:
        raise refused("table.empty")
    names = [cell.strip() for cell in written[1]]
    for needed in (GEO, TIME, VALUE):
        if names.count(needed) != 1:
            raise refused("table.column-missing", name=needed[:LONGEST])
    about = {GEO, LEVEL, TIME, VALUE, STATUS, CONFIDENTIAL}
    kept = [name for name in names if name not in about]
    collector = Collector("melodi-csv", kept, codes="insee")
    return collector.table(_of_product(lines, names, kept, collector))


def is_data(name: str) -> bool:
    """Tell whether a part of a ZIP is the data of a product of Melodi."""
    return name.lower().endswith("_data.csv")


def _of_product(
    lines: Iterator[tuple[int, Sequence[str]]],
    names: Sequence[str],
    kept: Sequence[str],
    collector: Collector,
) -> Iterator[Found]:
    for number, cells in collector.whole(lines, len(names)):
        said = dict(zip(names, map(str.strip, cells), strict=True))
        geo = "-".join(filter(None, (said.get(LEVEL, ""), said[GEO])))
        cell = cell_of(
            said[VALUE], status=said.get(STATUS, ""), confidential=said.get(CONFIDENTIAL, "")
        )
        yield Found(number, tuple(said[name] for name in kept), geo, said[TIME], cell)
