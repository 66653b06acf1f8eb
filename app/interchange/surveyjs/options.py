"""Choices, columns and rows: single values, ``value|text``, or objects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.core.text import FR, NL, Locale, text_of

MOST = 20_000
"""Options of one list."""

NONE = text_of(fr="Aucune de ces réponses", nl="Geen van deze antwoorden")


@dataclass(frozen=True, slots=True)
class Option:
    name: str
    said: Any
    """The wording as the file has it."""

    rest: Mapping[str, Any]
    """What else the file says of it."""


def read(items: Any) -> Iterator[Option]:
    """Give the options of a list; what is none is passed over."""
    for item in (items if isinstance(items, list) else [])[:MOST]:
        match item:
            case {"value": value, **rest}:
                yield Option(code(value), rest.get("text", code(value)), _without(rest, "text"))
            case {"name": str(name), **rest}:
                yield Option(name, rest.get("title", name), _without(rest, "title"))
            case str() if "|" in item:
                value, _, text = item.partition("|")
                yield Option(value, text, {})
            case str() | int() | float():
                yield Option(code(item), code(item), {})
            case _:
                pass


def _without(rest: Mapping[Any, Any], field: str) -> dict[str, Any]:
    return {str(key): said for key, said in rest.items() if key != field}


def code(value: Any) -> str:
    """Return a value as the code of a choice: ``5``, never ``5.0``."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value) if isinstance(value, str | int | float) else ""


def locales(authored: Locale) -> tuple[Locale, ...]:
    """Return the languages of a questionnaire that begins in this one."""
    return tuple(dict.fromkeys((authored, FR, NL)))
