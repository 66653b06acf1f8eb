"""Which cases of the plan of tests a run has shown, by their numbers: ``A 120/222``.

A case stands in the name of a test, in the name of its file (``test_a149_to_a155_workbooks.py``
holds seven), or before the colon of the file's first line.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterable
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
PLANNED = {"A": 222, "B": 42, "E": 36, "P": 29}
"""Attacks and bad input, faults, privacy, patterns of accessible forms."""

NUMBER = re.compile(r"(?<![a-z0-9])([abep])(\d{2,3})(?:(?:_to_|–|-)\1?(\d{2,3}))?(?![a-z0-9])")


def numbers_in(text: str) -> set[str]:
    """Return the cases that a text names, singly (``a051``) or from one to another."""
    found = set()
    for kind, first, last in NUMBER.findall(text.lower().replace("test_", " ").replace("_", " _ ")
                                            .replace(" _ to _ ", "_to_")):  # fmt: skip
        for number in range(int(first), int(last or first) + 1):
            if 1 <= number <= PLANNED[kind.upper()]:
                found.add(f"{kind.upper()}{number:0{3 if kind == 'a' else 2}}")
    return found


@cache
def _of_file(path: str) -> frozenset[str]:
    file = ROOT / path
    said = ast.get_docstring(ast.parse(file.read_text())) if file.exists() else None
    title, colon, _rest = (said or "").partition(":")
    return frozenset(numbers_in(file.stem) | (numbers_in(title) if colon else set()))


def shown(passed: Iterable[str], failed: Collection[str]) -> set[str]:
    """Return the cases whose tests ran and of which none failed, by the names of the tests."""
    return _cases(passed) - _cases(failed)


def _cases(names: Iterable[str]) -> set[str]:
    return {
        case
        for name in names
        for path, _, test in [name.partition("::")]
        for case in numbers_in(test.partition("[")[0]) | _of_file(path)
    }


def report(cases: set[str], identities: int, rows: tuple[int, int]) -> str:
    """Return the line that a run ends with."""
    counts = [
        f"{kind} {sum(case.startswith(kind) for case in cases)}/{planned}"
        for kind, planned in PLANNED.items()
    ]
    return " · ".join([*counts, f"D {rows[0]}/{rows[1]} rows × {identities} identities"])
