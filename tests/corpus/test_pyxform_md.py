"""Forms of the reference converter's own tests: read where it reads them, refused where it
refuses them, in the same row."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

import pytest

from app.core.errors import Unsound
from app.core.problems import Problem
from app.core.text import EN
from app.interchange.findings import Findings
from app.interchange.xlsform.converting import converted, of_book
from app.interchange.xlsform.workbook import of_cells
from tests.corpus.folder import corpus_file

pytestmark = pytest.mark.corpus

ROW = re.compile(r"\[row : (\d+)\]")
BY_CASE = "names of one group that differ by capitals only are refused here (A159)"
DIFFERENT: Mapping[str, str] = {
    **dict.fromkeys(
        ("pyx-5ea2bbff4b", "pyx-9dd723ad83", "pyx-b539521fa6", "pyx-11d57bff62", "pyx-675a31ead6",
         "pyx-052708f250", "pyx-ea39eb172f", "pyx-1226167a38", "pyx-00215774b3", "pyx-dafb98db32",
         "pyx-2fe69cbc0f", "pyx-7e37cc95f6", "pyx-d381818c0c"), BY_CASE),
    "pyx-405b1dbaef": "one name for two files beside the form: each question keeps its own file",
    "pyx-91ba7e7afe": "parameters of a select_one_external: the question is kept as it is written",
    "pyx-8b9d8f04d0": "their <repeat>_count clashes with a question; we make no such question",
    "pyx-3e6788b45d": "an argument of their function, which no file holds",
    "pyx-801bd08902": "the name in the settings is in row 2; they say 1",
    "pyx-6793befb00": "form_id and id_string in one sheet say the same twice",
    "pyx-2ae39d5d6e": "a form without any label is read, and each missing label is listed",
    "pyx-a1a840295f": "a form without any label is read, and each missing label is listed",
}  # fmt: skip
"""The forms whose outcome is another here, and why."""


def cases() -> list[dict[str, Any]]:
    """The forms that no phone is needed for."""
    text = corpus_file("corpus", "pyxform_md", "cases.json").read_text(encoding="utf-8")
    return [case for case in json.loads(text)["cases"] if case["scope"] == "core"]


def problems_with(case: Mapping[str, Any]) -> tuple[Problem, ...]:
    """What is wrong with a form; nothing where it is read."""
    try:
        if case["md"] is not None:
            converted(case["md"].encode(), "form.md", seed="test", otherwise=EN)
        else:
            findings = Findings()
            of_book(
                of_cells([*sheets_of(case["ss_structure"])], findings),
                "form.md", findings, seed="test", otherwise=EN,
            )  # fmt: skip
    except Unsound as refusal:
        return refusal.problems
    return ()


def sheets_of(structure: Mapping[str, Any]) -> Iterator[tuple[str, partial[list[list[str]]]]]:
    """A form that is written down as rows of names and values."""
    for name, rows in structure.items():
        if isinstance(rows, list):
            head = [*dict.fromkeys(key for row in rows for key in row)]
            cells = [head, *([row.get(key, "") for key in head] for row in rows)]
            yield name, partial(list, cells)


def outcome(case: Mapping[str, Any]) -> str:
    """What is otherwise here than there; empty where nothing is."""
    error = case["pyxform"]["error"] or ""
    is_read_there = not case["expect_error"] and case["pyxform"]["ok"]
    problems = problems_with(case)
    if is_read_there:
        return f"refused: {problems[0].code}" if problems else ""
    if not problems:
        return f"read: {error}"
    row = ROW.search(error)
    rows = {problem.facts["row"] for problem in problems}
    return f"row {row[1]} is {rows}" if row and int(row[1]) not in rows else ""


def test_a_form_is_read_where_the_reference_reads_it_and_refused_in_the_same_row() -> None:
    forms = cases()

    different = {case["id"]: said for case in forms if (said := outcome(case))}

    assert {id: said for id, said in different.items() if id not in DIFFERENT} == {}
    assert different.keys() == DIFFERENT.keys()
    assert len(different) <= 0.05 * len(forms)
