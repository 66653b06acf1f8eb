"""Which parts of a questionnaire become groups of a file, and what stands in which.

A module or page without a name, a title of its own and rules has no group: what it holds
stands in the group around it, as in the files that such modules and pages come from.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from app.core.questionnaire.definition import (
    Definition,
    Group,
    Module,
    Page,
    Question,
)
from app.core.questionnaire.kinds import Calculated, Hidden
from app.core.questionnaire.logic import NO_LOGIC
from app.core.text import LocalizedText
from app.interchange.xlsform.writing.told import Told


@dataclass(frozen=True, slots=True)
class Branch:
    """A part that is a group in the file."""

    part: Module | Page | Group
    inside: tuple[Node, ...]
    has_title: bool
    """Whether the title is its own, and not only that of what stands around it."""


ONE_PAGE = frozenset({"field-list", "table-list"})
"""The looks of a group that is one page, whatever groups stand in it."""

Node: TypeAlias = Branch | Question


def of(definition: Definition, told: Told) -> tuple[Node, ...]:
    """Return the groups and questions of a file.  Groups that hold nothing are left out."""
    nodes: list[Node] = []
    alone = "pages" in definition.kept.get("settings.style", "").split()
    for module in definition.modules:
        runs_on = bool(nodes) and not _is_level(nodes[-1])
        nodes += _module(module, definition.title, told, runs_on=runs_on, alone=alone)
    return tuple(nodes)


def walk(nodes: tuple[Node, ...]) -> Iterator[Node]:
    """Yield the nodes and everything in them, in reading order."""
    for node in nodes:
        yield node
        if isinstance(node, Branch):
            yield from walk(node.inside)


def _module(
    module: Module, title: LocalizedText, told: Told, *, runs_on: bool, alone: bool
) -> tuple[Node, ...]:
    """Return the nodes of a module.

    :param runs_on: what stands before has no group, so that this needs one to stay apart; as it
        does where it holds groups, which would be modules without it.
    :param alone: the style of the file gives each question a page, so that none has to stay apart.
    """
    inside: list[Node] = []
    on_one_page = not ONE_PAGE.isdisjoint(module.appearance.split())
    for page in module.pages:
        after = bool(inside) and not _is_level(inside[-1]) and not (alone and _is_alone(page))
        inside += _page(page, module, told, runs_on=after, on_one_page=on_one_page)
    apart = runs_on or any(map(_is_level, inside))
    return _grouped(module, tuple(inside), title, told, apart=apart)


def _page(
    page: Page, module: Module, told: Told, *, runs_on: bool, on_one_page: bool
) -> tuple[Node, ...]:
    inside = tuple(node for part in page.parts for node in _item(part, told))
    apart = not on_one_page and (runs_on or any(map(_is_level, inside)))
    return _grouped(page, inside, module.title, told, apart=apart)


def _is_alone(page: Page) -> bool:
    """Tell whether a page shows one question at the most, or one group that comes several times."""
    shown = (
        part
        for part in page.parts
        if isinstance(part, Group) or not isinstance(part.kind, Calculated | Hidden)
    )
    return sum(1 for _part in shown) <= 1


def _item(item: Group | Question, told: Told) -> tuple[Node, ...]:
    if isinstance(item, Question):
        return (item,)
    inside = tuple(node for part in item.parts for node in _item(part, told))
    return _grouped(item, inside, None, told, apart=True)


def _grouped(
    part: Module | Page | Group,
    inside: tuple[Node, ...],
    around: LocalizedText | None,
    told: Told,
    *,
    apart: bool,
) -> tuple[Node, ...]:
    """Return the nodes in a group for their part, or as they are where it needs none.

    :param around: the title of what stands around it, None where a title is always its own.
    """
    has_title = bool(part.title.by_locale) and part.title != around
    if not inside:
        told.lose(part.name, "part", part.name or part.id)
        return ()
    has_rules = part.logic != NO_LOGIC or part.kept or part.appearance
    if not (part.name or has_title or has_rules or apart):
        return inside
    return (Branch(part, inside, has_title),)


def _is_level(node: Node) -> bool:
    """Tell whether a node is a group, which is a module or a page where it stands high enough."""
    if not isinstance(node, Branch):
        return False
    is_loop = "type" in node.part.kept
    is_table = "table-list" in node.part.appearance.split()
    is_repeat = isinstance(node.part, Group) and node.part.repeat is not None
    return not (is_loop or is_table or is_repeat)
