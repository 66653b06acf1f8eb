"""Questionnaires of others leave as they came: the reference converter reads the same in them."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from pyxform.xls2xform import convert

from app.core.text import FR
from app.interchange.xlsform.converting import converted
from app.interchange.xlsform.writing import writer
from tests.corpus import trees
from tests.corpus.folder import corpus_file
from tests.corpus.test_xlsform import files
from tests.corpus.trees import Part

pytestmark = pytest.mark.corpus

DIFFERENT: Mapping[str, str] = {
    "iaso__seed-data-command-entity-form.xlsx":
        "three groups have the very label of the group around them; ours says it once",
    "osm-fieldwork__waterpoints.xls":
        "or_other is written out in the languages of the file, as its own words are English",
    "pyxform__choice_filter_test.xlsx":
        "one list holds one code twice, as its settings allow; ours calls the second king_2",
    "pyxform__warnings.xls": "a group without a question is left out, which the import lists",
}  # fmt: skip
"""The files whose tree is another once they went through us, and why."""

ALIKE: Mapping[str, str] = {
    "string": "text", "int": "integer", "gps": "geopoint", "location": "geopoint",
    "trigger": "acknowledge", "datetime": "dateTime", "imei": "deviceid",
}  # fmt: skip
"""Types of two spellings."""


def tree_of(data: bytes) -> dict[str, Any]:
    """What the reference converter makes of a file, laid flat as the corpus lays it."""
    survey = convert(io.BytesIO(data), validate=False, file_type=".xlsx", form_name="data")._pyxform
    return {"questions": [*_flat(survey["children"], "")], "choices": survey.get("choices", {})}


def _flat(rows: list[dict[str, Any]], above: str) -> Iterator[dict[str, Any]]:
    for row in rows:
        if row["name"] == "meta":
            continue
        path = f"{above}/{row['name']}"
        offered = "" if row["type"] == "select one external" else row.get("itemset", "")
        yield {**row, "path": path, "list_name": offered}
        if row["type"] in {"group", "repeat", "loop"}:
            yield from _flat(row.get("children", []), path)


def said(part: Part) -> tuple[object, ...]:
    """What has to be equal of a question or a group."""
    kind = ALIKE.get(part.kind, part.kind)
    if part.calculation and not part.labels and kind == "text":
        kind = "calculate"  # nobody sees it, and it is worth the same
    choices = [(name, dict(labels)) for name, labels in part.choices]
    return (kind, dict(part.labels), part.relevant, part.constraint, part.calculation, choices)


def differences(ours: list[Part], theirs: list[Part]) -> list[str]:
    mine, other = ({part.path: said(part) for part in parts} for parts in (ours, theirs))
    if [*mine] != [*other]:
        return [f"paths: {[*mine.keys() ^ other.keys()]}"]
    return [f"{path}: {other[path]} is {mine[path]}" for path in mine if mine[path] != other[path]]


def through_us(path: Path) -> list[str]:
    """In what a file differs from itself once it went in and out."""
    definition, _told = converted(path.read_bytes(), path.name, seed="test", otherwise=FR)
    oracle = corpus_file("corpus", "oracle", "xlsform", f"{path.name}.json")
    theirs = json.loads(oracle.read_text(encoding="utf-8"))
    ours, theirs = (
        trees.parts_of_the_oracle(tree, definition.authored)
        for tree in (tree_of(writer.write(definition).data), theirs)
    )
    return differences(ours, theirs)


def test_every_file_that_came_in_leaves_as_one_that_converts_elsewhere_to_the_same_tree() -> None:
    found = {path.name: said for path in files("ok") if (said := through_us(path))}

    assert {name: said for name, said in found.items() if name not in DIFFERENT} == {}
    assert found.keys() == DIFFERENT.keys()
    assert len(found) <= 0.05 * len(files("ok"))
