"""An address for every route, in which the ids name nothing."""

from __future__ import annotations

from uuid import UUID

from werkzeug.routing import AnyConverter, IntegerConverter, Rule

NOTHING = UUID("00000000-0000-4000-8000-000000000000")


def naming_nothing(rule: Rule) -> dict[str, object]:
    """Return a value for each part of the address: of a few words the first, else nobody's id."""
    found: dict[str, object] = {}
    for name in rule.arguments:
        match rule._converters[name]:  # what kind of part it is, Werkzeug says nowhere else
            case AnyConverter() as words:
                found[name] = min(words.items)
            case IntegerConverter():
                found[name] = 0
            case _:
                found[name] = "fr" if name == "locale" else str(NOTHING)
    return found
