"""A definition as the JSON document that the tables keep, and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from app.core.questionnaire.definition import Definition
from app.core.shapes import work_out

FORMAT = 2
"""Raised, with a step in :data:`UPGRADES`, whenever a stored document would read differently."""


work_out(Definition)


def _with_groups(document: dict[str, Any]) -> dict[str, Any]:
    """Pages held nothing but questions; they hold groups too, so that each part says what it is."""
    modules = [
        {
            **module,
            "pages": [
                {
                    **{key: value for key, value in page.items() if key != "questions"},
                    "parts": [{"is": "question", **one} for one in page.get("questions", [])],
                }
                for page in module.get("pages", [])
            ],
        }
        for module in document.get("modules", [])
    ]
    return {**document, "modules": modules}


UPGRADES: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = {1: _with_groups}
"""By format number, the step that lifts a document of that format to the next one."""


class Unreadable(ValueError):
    """A document is no definition; the message says where it goes wrong."""


def encode(definition: Definition) -> dict[str, Any]:
    """Return the definition as plain JSON values, stamped with the format number."""
    return {"format": FORMAT, **msgspec.to_builtins(definition)}


def decode(document: Mapping[str, Any]) -> Definition:
    """Return the definition that a stored document holds, lifted to today's format.

    :raises Unreadable: it is of a later format than ours, or not of our shape.
    """
    number = document.get("format")
    if not isinstance(number, int) or not 1 <= number <= FORMAT:
        raise Unreadable(f"format {number!r} is none that this release reads (1 to {FORMAT})")
    lifted = {key: value for key, value in document.items() if key != "format"}
    for step in range(number, FORMAT):
        lifted = UPGRADES[step](lifted)
    try:
        return msgspec.convert(lifted, Definition)
    except msgspec.ValidationError as wrong:
        raise Unreadable(str(wrong)) from wrong
