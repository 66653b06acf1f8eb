"""What everything is called in a file: soundly, and by a name of its own where others use it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from app.core.questionnaire import references
from app.core.questionnaire.definition import Definition, Group, Module, Page, Question
from app.core.questionnaire.kinds import Summary
from app.core.text import LocalizedText
from app.interchange.xlsform import names
from app.interchange.xlsform.expressions import ROOT
from app.interchange.xlsform.writing.outline import Branch, Node, walk
from app.interchange.xlsform.writing.told import Told

LONGEST = 40
"""Characters of a name that is made of a title."""

STEMS: Mapping[type, str] = {Module: "module", Page: "page", Group: "group", Question: "q"}


class Naming:
    """The names in one file.

    A name is unique among those it stands beside, in whatever case, and that of a repeat among
    the repeats; what expressions refer to has a name that nothing else in the file has.
    """

    def __init__(self, definition: Definition, nodes: tuple[Node, ...], told: Told) -> None:
        self.definition, self.told = definition, told
        self.by_id: dict[str, str] = {}
        self.level_of: dict[str, set[str]] = {}
        self.only = {definition.kept.get("settings.name", ROOT).lower()}
        """The names, in lower case, that nothing else may have: that of the file is one."""

        self.repeats: set[str] = set()
        self.referred = frozenset(_referred(definition))
        """The ids of what expressions, texts, summaries or triggers speak of."""

        for node in walk(nodes):
            part = node.part if isinstance(node, Branch) else node
            if part.id in self.referred:
                self.only.add(self._name(part, self.only))
        self._level(nodes)

    def beside(self, question_id: str, ending: str) -> str:
        """Return a name for a question that is added beside another one."""
        level = self.level_of[question_id]
        name = _free(f"{self.by_id[question_id]}_{ending}", level | self.only)
        level.add(name.lower())
        return name

    def inside(self, wanted: Iterable[str], question_id: str) -> list[str]:
        """Return names for what stands in the group that a question becomes."""
        taken: set[str] = set()
        found = []
        for number, one in enumerate(wanted, 1):
            name = _sound(one) or f"row_{number}"
            if name.lower() in taken | self.only:
                name = _free(f"{self.by_id[question_id]}_{name}", taken | self.only)
            taken.add(name.lower())
            found.append(name)
        return found

    def _level(self, nodes: tuple[Node, ...]) -> None:
        parts = [node.part if isinstance(node, Branch) else node for node in nodes]
        level = {self.by_id[part.id].lower() for part in parts if part.id in self.by_id}
        for part in parts:
            if part.id not in self.by_id:
                repeats = self.repeats if isinstance(part, Group) and part.repeat else set()
                name = self._name(part, level | self.only | repeats)
                repeats.add(name)
            level.add(self.by_id[part.id].lower())
            self.level_of[part.id] = level
        for node in nodes:
            if isinstance(node, Branch):
                self._level(node.inside)

    def _name(self, part: Module | Page | Group | Question, taken: set[str]) -> str:
        """Give a part a name that is not among those taken; return it in lower case."""
        wanted = _sound(_first(part)) or _sound(self._title(part)) or f"{STEMS[type(part)]}_1"
        name = _free(wanted, taken)
        self.by_id[part.id] = name
        if name != part.name:
            code = "renamed" if part.name.strip() else "named"
            self.told.change(code, part.name.strip() or name, "name", becomes=name)
        return name.lower()

    def _title(self, part: Module | Page | Group | Question) -> str:
        text: LocalizedText = part.label if isinstance(part, Question) else part.title
        authored = self.definition.authored
        return text.read_in(authored, otherwise=authored)[:LONGEST].lower()


def _referred(definition: Definition) -> Iterator[str]:
    yield from (id for id, _use in references.uses(definition))
    for question in definition.questions:
        if isinstance(question.kind, Summary):
            yield from question.kind.of
        if question.logic.trigger:
            yield question.id  # what sets it off calls it by its name


def _first(part: Module | Page | Group | Question) -> str:
    """Return the name that a part had in the file it came from, unless it has another since."""
    first = part.kept.get("name", "")
    return first if first and first in part.name else part.name


def _sound(wanted: str) -> str:
    """Return a sound name like the one that is wanted, empty where nothing of it is left."""
    wanted = wanted.strip()
    if not re.search(r"[A-Za-z0-9]", wanted):
        return ""
    name = wanted if names.SOUND.fullmatch(wanted) else names.mended(wanted)
    return f"{name}_1" if name.lower() in names.RESERVED else name[: names.LONGEST]


def _free(wanted: str, taken: set[str]) -> str:
    if wanted.lower() not in taken:
        return wanted
    return names.unused(re.sub(r"_\d+$", "", wanted) or wanted, taken)
