"""Our own JSON in and out: a definition as ``codec`` writes it, whole, with nothing lost.

What comes in may have been written by anybody, so that it is looked at as closely as any
other file: ids that are ours to use, each its own, and nothing deeper or longer than a page bears.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from app.core.errors import Unsound
from app.core.problems import Problem
from app.core.questionnaire import codec
from app.core.questionnaire.definition import Definition, Group, is_counted
from app.core.questionnaire.parts import Address, Part, children, walk
from app.core.questionnaire.report import ImportReport
from app.core.text import FR, Locale
from app.interchange import importing
from app.interchange.exporting import Exported
from app.interchange.findings import MOST_PROBLEMS, refusal
from app.interchange.importing import Imported

MOST_PARTS = 200_000
DEEPEST = 20
"""Groups in each other, as in a spreadsheet."""

LONGEST_NUMBER = 40
"""Digits of a bound, written out."""

ID = re.compile(r"[A-Za-z0-9_.:-]{1,100}")
LOCALE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


def read(data: bytes, *, file_name: str, seed: str = "", otherwise: Locale = FR) -> Imported:
    """Read a questionnaire that was written by :func:`write`, in a process of its own.

    Its ids stay as they are: answers that were given to it still belong to its questions.

    :raises Unsound: it is no such file, of a later format, or not whole.
    """
    converter = "app.interchange.own_json.plain"
    return importing.in_child(converter, data, file_name=file_name, seed=seed, otherwise=otherwise)


def write(definition: Definition) -> Exported:
    """Return the questionnaire as JSON that :func:`read` reads back as it is."""
    document = json.dumps(codec.encode(definition), ensure_ascii=False, indent=1)
    title = definition.title.text_in(definition.authored)
    asked = sum(map(is_counted, definition.questions))
    return Exported(f"{document}\n".encode(), ImportReport(source=title, asked=asked))


def plain(data: bytes, file_name: str, seed: str, otherwise: str) -> dict[str, Any]:
    """Return what :func:`converted` returns or refuses, in plain values."""
    return importing.plain(lambda: converted(data, file_name))


def converted(data: bytes, file_name: str) -> tuple[Definition, ImportReport]:
    """Return the questionnaire that a file of ours holds, and a report of nothing amiss.

    :raises Unsound: see :func:`read`.
    """
    try:
        document = json.loads(data.decode("utf-8-sig"))
        definition = codec.decode(document if isinstance(document, dict) else {})
    except codec.Unreadable as wrong:
        raise refusal("json.not-ours", text=str(wrong)) from None
    except (ValueError, RecursionError) as wrong:
        raise refusal("json.unreadable", line=getattr(wrong, "lineno", 0)) from None
    if problems := [*_faults(definition)]:
        raise Unsound(problems[:MOST_PROBLEMS])
    asked = sum(map(is_counted, definition.questions))
    return definition, ImportReport(source=file_name, asked=asked)


def _faults(definition: Definition) -> Iterator[Problem]:
    """Yield what no questionnaire of ours holds, and would trip who reads it."""
    parts = list(walk(definition))
    if not definition.locales or not all(map(LOCALE.fullmatch, definition.locales)):
        yield _fault("json.language-unsound")
    if len(parts) > MOST_PARTS:
        yield _fault("json.too-many-parts", most=MOST_PARTS)
    if _deepest(definition) > DEEPEST:
        yield _fault("json.too-deep", most=DEEPEST)
    for at, times in Counter(at for at, _part in parts if at).items():
        if times > 1 or not ID.fullmatch(at[-1]):
            yield _fault(f"json.id-{'twice' if times > 1 else 'unsound'}", at[:-1], id=at[-1])
    for at, part in parts:
        kind = getattr(part, "kind", None)
        bounds = (getattr(kind, name, None) for name in ("least", "most", "step"))
        if any(bound is not None and _digits(bound) > LONGEST_NUMBER for bound in bounds):
            yield _fault("json.number-too-long", at, most=LONGEST_NUMBER)


def _fault(code: str, at: Address = (), **facts: str | int) -> Problem:
    place = {"sheet": "/".join(at), "row": 0, "column": ""}
    return Problem(code, at, {**place, **facts})


def _deepest(part: Part) -> int:
    inside = max((_deepest(child) for child in children(part)), default=0)
    return inside + isinstance(part, Group)


def _digits(number: int | Decimal) -> int:
    """Return how long a number is when it is written out; what is no number has no end."""
    if isinstance(number, int):
        return len(str(number))
    exponent = number.as_tuple().exponent
    return len(str(number)) + abs(exponent) if isinstance(exponent, int) else LONGEST_NUMBER + 1
