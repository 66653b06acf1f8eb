"""Who is who in a survey: what each name in a condition or a text stands for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.interchange.surveyjs.expressions import Asked
from app.interchange.surveyjs.kinds import ALIASES, Element

LISTS = {"pages": "page", "elements": "e", "questions": "e", "templateElements": "t",
         "columns": "c", "detailElements": "d", "items": "i"}  # fmt: skip
SEVERAL = frozenset({"checkbox", "tagbox"})
NUMBERS = frozenset({"rating", "slider", "nouislider"})
REPEATS = frozenset({"paneldynamic", "matrixdynamic"})


def type_of(element: Element) -> str:
    """Return the type of an element, ``""`` where it names none."""
    said = str(element.get("type") or "")
    return ALIASES.get(said, said)


def elements_of(owner: Mapping[str, Any], *fields: str) -> list[Element]:
    """Return the objects in the lists of these names, in order."""
    lists = [owner.get(name) for name in fields]
    return [
        one
        for found in lists
        if isinstance(found, list)
        for one in found
        if isinstance(one, Mapping)
    ]


@dataclass(slots=True)
class Names:
    """What names stand for: everywhere, and inside each repeat."""

    everywhere: dict[str, Asked] = field(default_factory=dict)
    inside: dict[str, dict[str, Asked]] = field(default_factory=dict)
    """By the id of the repeat, its own questions by their names there."""

    def look(self, name: str, repeat: str) -> Asked | None:
        """Return what ``name`` stands for in a condition inside a repeat (empty: in none)."""
        here = self.inside.get(repeat, {})
        if name.lower() in {"panelindex", "rowindex"} and repeat:
            begins = 0 if name.lower() == "panelindex" else 1
            place = f"position(${{{repeat}}})"
            return Asked(f"({place} - 1)" if begins == 0 else place, "number")
        for prefix in ("panel.", "row."):
            if name.startswith(prefix):
                return here.get(name.removeprefix(prefix))
        return self.everywhere.get(name)

    def id_of(self, name: str, repeat: str) -> str | None:
        """Return the id of the question behind a name in a text, None where it is none."""
        found = self.look(name, repeat)
        plain = found and found.reference.startswith("${") and found.reference.endswith("}")
        return found.reference[2:-1] if found and plain else None

    def note(self, name: str, id: str, form: str, repeat: str) -> None:
        asked = Asked(f"${{{id}}}", form)
        if repeat:
            self.inside.setdefault(repeat, {}).setdefault(name, asked)
        else:
            self.everywhere.setdefault(name, asked)


def form_of(element: Element) -> str:
    """Return what a condition has to know of an answer; see ``expressions.Asked``."""
    type = type_of(element) or str(element.get("cellType") or "")
    if type in SEVERAL or element.get("multiSelect") is True:
        return "several"
    if type == "boolean":
        return "answer-yes-no"
    if type in NUMBERS or element.get("inputType") in {"number", "range"}:
        return "number"
    return ""


def names_in(element: Element, prefix: str = "") -> Iterator[str]:
    """Give the names under which conditions know what is answered in an element."""
    for key in ("name", "valueName"):
        if isinstance(name := element.get(key), str) and name:
            yield f"{prefix}{name}"
