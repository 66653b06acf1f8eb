"""The elements of a survey as questions and groups of ours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from app.core.questionnaire.definition import Group, Item
from app.core.questionnaire.logic import Logic, Repeat
from app.interchange.findings import Spot, entry
from app.interchange.surveyjs import kinds, options
from app.interchange.surveyjs.kinds import Element
from app.interchange.surveyjs.naming import elements_of, type_of
from app.interchange.surveyjs.questions import WORDS, question, questions
from app.interchange.surveyjs.reading import Reading

WITH_CHOICES = frozenset({"dropdown", "radiogroup", "checkbox", "tagbox", "ranking"})


def items(
    reading: Reading, owner: Mapping[str, Any], path: str, *fields: str, repeat: str = ""
) -> tuple[Item, ...]:
    """Return the elements of some lists of an owner, as questions and groups."""
    return tuple(
        made
        for field in fields
        for number, element in enumerate(elements_of(owner, field))
        for made in _made(reading, element, reading.at(path, field, number), repeat)
    )


def _made(reading: Reading, element: Element, path: str, repeat: str) -> Iterator[Item]:
    match type_of(element):
        case "":
            reading.asked += bool(element)
            if element:
                reading.lost("surveyjs.element-without-type", element, path)
        case "panel" | "flowpanel":
            yield from _group(reading, element, path, repeat, "elements")
        case "paneldynamic":
            yield from _repeat(reading, element, path, "templateElements")
        case "matrixdynamic":
            yield from _repeat(reading, element, path, "columns", "detailElements")
        case "matrixdropdown":
            yield _cells(reading, element, path, repeat)
        case "multipletext":
            columns = [{"type": "text", **one} for one in elements_of(element, "items")]
            parts = questions(reading, columns, f"{path}.items", element, repeat)
            yield _made_group(reading, element, path, repeat, parts, taken={"items"})
        case type:
            yield question(reading, element, type, path, repeat)


def _group(
    reading: Reading, element: Element, path: str, repeat: str, *fields: str
) -> Iterator[Group]:
    parts = items(reading, element, path, *fields, repeat=repeat)
    if parts:
        yield _made_group(reading, element, path, repeat, parts, taken={*fields})
    else:
        reading.lost("surveyjs.panel-empty", element, path)


def _repeat(reading: Reading, element: Element, path: str, *fields: str) -> Iterator[Group]:
    id = reading.id_of("g", path)
    columns = [_column(reading, one, element) for one in elements_of(element, "columns")]
    parts = (
        *questions(reading, columns, f"{path}.columns", element, id),
        *items(reading, element, path, *(f for f in fields if f != "columns"), repeat=id),
    )
    if not parts:
        reading.lost("surveyjs.panel-empty", element, path)
        return
    table = "columns" in fields
    words = "Row" if table else "Panel"
    least = kinds.whole(element.get(f"min{words}Count")) or 0
    fixed = element.get("allowAddPanel") is False and element.get("allowRemovePanel") is False
    first = kinds.whole(element.get("rowCount" if table else "panelCount"))
    repeated = Repeat(
        count=str(first) if fixed and first else "",
        least=least,
        most=kinds.whole(element.get(f"max{words}Count")) or None,
        table=table,
    )
    counts = {f"min{words}Count", f"max{words}Count", "rowCount", "panelCount"}
    taken = {*fields, "choices", *counts}
    yield _made_group(reading, element, path, "", parts, taken=taken, repeated=repeated)


def _made_group(
    reading: Reading, element: Element, path: str, repeat: str, parts: tuple[Item, ...], *,
    taken: set[str], repeated: Repeat | None = None,
) -> Group:  # fmt: skip
    rest, logic, _message = reading.ruled(element, path, repeat)
    name = reading.name(element, path)
    return Group(
        id=reading.id_of("g", path), name=name, title=reading.words(element.get("title"), repeat),
        parts=parts, repeat=repeated,
        logic=Logic(relevant=logic.relevant, read_only=logic.read_only),
        kept=reading.kept(rest, path, name, WORDS | taken),
    )  # fmt: skip


def _cells(reading: Reading, element: Element, path: str, repeat: str) -> Group:
    """A matrix of columns of different types: for each row, a group of a question a column."""
    columns = [_column(reading, one, element) for one in elements_of(element, "columns")]
    rows = []
    for number, row in enumerate(options.read(element.get("rows"))):
        at = f"{path}.rows[{number}]"
        named = {"name": f"{element.get('name', '')}_{row.name}"}
        parts = questions(reading, columns, f"{at}.columns", {**element, **named}, repeat)
        if parts:
            title = reading.words(row.said, repeat)
            rows.append(Group(reading.id_of("g", at), named["name"], title, parts))
    reading.findings.changed.append(
        entry("surveyjs.cells-apart", Spot(path), name=str(element.get("name", "")))
    )
    taken = {"rows", "columns", "choices", "rowCount"}
    return _made_group(reading, element, path, repeat, tuple(rows), taken=taken)


def _column(reading: Reading, column: Element, matrix: Element) -> Element:
    """Return a column as an element of its own, with what its matrix says for all columns."""
    type = str(column.get("cellType") or matrix.get("cellType") or "dropdown")
    type = "dropdown" if type == "default" else type
    shared = {"choices": matrix["choices"]} if matrix.get("choices") else {}
    return {**(shared if type in WITH_CHOICES else {}), **column, "type": type}
