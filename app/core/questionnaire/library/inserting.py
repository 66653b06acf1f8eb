"""Putting a module of the library into a questionnaire: linked, or as a copy of its own."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import structs

from app.core.errors import Unsound
from app.core.problems import Problem
from app.core.questionnaire.belongings import SetList
from app.core.questionnaire.bonds import Link
from app.core.questionnaire.definition import Definition, Group, Module, Page, Question
from app.core.questionnaire.library.content import copied
from app.core.questionnaire.linting.naming import free
from app.core.questionnaire.operations import InsertModule, Operation, Several
from app.core.questionnaire.parts import Part, children, walk, with_children


def linked(head: Definition, content: Definition, link: Link, after: str) -> Several:
    """Return the edit that puts a module behind another (``after`` empty: first), to follow the
    library from now on.

    Its parts keep their ids, so that answers to it are of one series wherever it is asked; one
    questionnaire can therefore hold it only once.

    :raises Unsound: it is there already, or a list of that name says something else.
    """
    taken = {at[0] for at, _part in walk(head) if len(at) == 1}
    if any(len(at) == 1 and at[0] in taken for at, _part in walk(content)):
        raise Unsound([Problem("module.here-already")])
    return _put(head, content, link, after)


def as_a_copy(head: Definition, content: Definition, after: str, ids: Iterator[str]) -> Several:
    """Return the edit that puts a copy behind another module, which follows nothing.

    :raises Unsound: a list of that name says something else.
    """
    return _put(head, copied(content, ids), None, after)


def _put(head: Definition, content: Definition, link: Link | None, after: str) -> Several:
    module = with_free_names(content.modules[0], head)
    return Several(
        (*_lists(head, content), InsertModule((), after, structs.replace(module, link=link)))
    )


def _lists(head: Definition, content: Definition) -> Iterator[Operation]:
    there = {one.name: one for one in head.lists}
    last = head.lists[-1].name if head.lists else ""
    for one in content.lists:
        if one.name not in there:
            yield SetList(one.name, last, one)
            last = one.name
        elif there[one.name] != one:
            raise Unsound([Problem("module.list-differs", (), {"name": one.name})])


def with_free_names(module: Module, head: Definition) -> Module:
    """Return the module with other short names where the questionnaire uses them already."""
    taken = {getattr(part, "name", "") for at, part in walk(head) if len(at) == 1} - {""}

    def named(part: Part) -> Part:
        if isinstance(part, Module | Page | Group | Question) and part.name:
            part = structs.replace(part, name=free(part.name, taken))
        if isinstance(part, Question):
            return part
        return with_children(part, tuple(named(child) for child in children(part)))

    made = named(module)
    assert isinstance(made, Module)  # noqa: S101  (tells mypy what it began with)
    return made
