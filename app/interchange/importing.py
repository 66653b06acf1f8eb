"""The door of every importer: bytes from anybody in, a questionnaire and a report out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from app import isolation
from app.core.errors import Unsound
from app.core.problems import Problem
from app.core.questionnaire import codec, report
from app.core.questionnaire.definition import Definition
from app.core.questionnaire.report import ImportReport
from app.core.text import Locale
from app.interchange.findings import refusal

SECONDS = 10
"""By the clock.  The longest form that we take needs 3 on a machine that does nothing else."""

MEGABYTES = 1024

IdOf: TypeAlias = Callable[..., str]
"""Makes an id from a letter for what it is, and what tells it from others of the file."""


@dataclass(frozen=True, slots=True)
class Imported:
    definition: Definition
    report: ImportReport


def in_child(
    converter: str, data: bytes, *, file_name: str, seed: str, otherwise: Locale
) -> Imported:
    """Have a file converted in a process of its own, with limits of time and memory.

    :param converter: where the function stands that takes ``(data, file_name, seed,
        otherwise)`` and returns what :func:`plain` returns, as ``package.module.name``.
    :param seed: what the ids are drawn from; empty: the file, so that it gives the same again.
    :raises Unsound: the file cannot be read as it is, or not within the limits.
    """
    outcome = isolation.run(
        converter,
        data, file_name, seed or hashlib.sha256(data).hexdigest(), str(otherwise),
        seconds=SECONDS, megabytes=MEGABYTES,
    )  # fmt: skip
    match outcome:
        case isolation.Done({"problems": problems}):
            raise Unsound([Problem(code, tuple(place), facts) for code, place, facts in problems])
        case isolation.Done({"definition": definition, "report": told}):
            return Imported(codec.decode(definition), report.decode(told))
        case isolation.TookTooLong(allowed):
            raise refusal("import.took-too-long", seconds=round(allowed))
        case isolation.TookTooMuch(allowed):
            raise refusal("import.took-too-much", megabytes=allowed)
        case _:
            raise refusal("import.reader-died")


def plain(convert: Callable[[], tuple[Definition, ImportReport]]) -> dict[str, Any]:
    """Return what a conversion returns or refuses, in plain values that leave the process."""
    try:
        definition, told = convert()
    except Unsound as refused:
        return {"problems": [(p.code, list(p.place), dict(p.facts)) for p in refused.problems]}
    return {"definition": codec.encode(definition), "report": report.encode(told)}


def ids_from(seed: str) -> IdOf:
    """Return a maker of ids that no other seed would make."""

    def id_of(letter: str, *parts: str) -> str:
        whole = "\x1f".join((seed, letter, *parts))
        return f"{letter}-{hashlib.sha256(whole.encode()).hexdigest()[:16]}"

    return id_of
