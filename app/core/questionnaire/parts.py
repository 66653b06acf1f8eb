"""Finding a part of a questionnaire by where it stands, and putting another in its place.

An address is a tuple of ids: ``()`` is the questionnaire itself, ``(id,)`` a module, page,
group or question, ``(question, choice)`` a choice or a row, whose id is unique only within its
question.  An address does not name what stands around the part, so that it outlives every move.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from msgspec import structs

from app.core.questionnaire.definition import (
    Definition,
    Group,
    Module,
    Page,
    Question,
    choices_of,
    rows_of,
)
from app.core.questionnaire.kinds import Kind, WithChoices, WithRows
from app.core.questionnaire.options import Choice, Row

Part: TypeAlias = Definition | Module | Page | Group | Question | Choice | Row
Address: TypeAlias = tuple[str, ...]
Touched: TypeAlias = frozenset[tuple[str, ...]]
"""What an operation changes, each as an address followed by a field.  A shorter one stands for
everything that begins with it."""


class Missing(LookupError):
    """The questionnaire has no part at that address (any more), or none that can be so."""


def address_of(part: Part, parent: Address) -> Address:
    """Return the address of a part that stands in the part at ``parent``."""
    if isinstance(part, Definition):
        return ()
    return (*parent, part.id) if isinstance(part, Choice | Row) else (part.id,)


def children(part: Part) -> tuple[Part, ...]:
    """Return what stands directly in a part, in order."""
    match part:
        case Definition():
            return part.modules
        case Module():
            return part.pages
        case Page() | Group():
            return part.parts
        case Question():
            return (*rows_of(part), *choices_of(part))
        case Choice() | Row():
            return ()


def holds(parent: Part, child: Part) -> bool:
    """Tell whether a part of this type may stand directly in that one."""
    match parent, child:
        case (Definition(), Module()) | (Module(), Page()):
            return True
        case ((Page() | Group()), (Question() | Group())):
            return True
        case Question(kind=kind), Choice():
            return isinstance(kind, WithChoices)
        case Question(kind=kind), Row():
            return isinstance(kind, WithRows)
        case _:
            return False


def with_children(part: Part, new: tuple[Part, ...]) -> Part:
    """Return the part with other children.

    :raises Missing: one of them cannot stand there.
    """
    if not all(holds(part, child) for child in new):
        raise Missing("a part of that type cannot stand there")
    match part:
        case Definition():
            return structs.replace(part, modules=new)
        case Module():
            return structs.replace(part, pages=new)
        case Page() | Group():
            return structs.replace(part, parts=new)
        case Question(kind=kind):
            return structs.replace(part, kind=_with_options(kind, new))
        case _:
            return part


def _with_options(kind: Kind, new: tuple[Part, ...]) -> Kind:
    if isinstance(kind, WithRows):
        kind = structs.replace(kind, rows=tuple(one for one in new if isinstance(one, Row)))
    if isinstance(kind, WithChoices):
        kind = structs.replace(kind, choices=tuple(one for one in new if isinstance(one, Choice)))
    return kind


def walk(part: Part, at: Address = ()) -> Iterator[tuple[Address, Part]]:
    """Yield a part and everything in it, each with its address, in reading order."""
    yield at, part
    for child in children(part):
        yield from walk(child, address_of(child, at))


def repeats_around(whole: Definition) -> Mapping[str, tuple[Group, ...]]:
    """Return the groups that repeat around each question and group, by its id, outermost first."""
    found: dict[str, tuple[Group, ...]] = {}

    def look(part: Part, around: tuple[Group, ...]) -> None:
        if isinstance(part, Question):
            found[part.id] = around
            return
        if isinstance(part, Group):
            found[part.id] = around
            around = (*around, part) if part.repeat else around
        for child in children(part):
            look(child, around)

    look(whole, ())
    return found


def find(whole: Definition, address: Address) -> Part:
    """Return the part at an address.

    :raises Missing: there is none.
    """
    if not address:
        return whole
    waiting: list[Part] = [whole]
    while waiting:
        part = waiting.pop()
        if not isinstance(part, Definition) and part.id == address[0]:
            if len(address) == 1:
                return part
            inside = (one for one in children(part) if address_of(one, address[:1]) == address)
            if (found := next(inside, None)) is not None:
                return found
        elif not isinstance(part, Question):  # what is in another question is not looked at
            waiting.extend(children(part))
    raise Missing("/".join(address))


def place(whole: Definition, address: Address) -> tuple[Address, str]:
    """Return where a part stands: the address of its parent, and the id of the part before it
    (empty where it is the first).

    :raises Missing: there is none, or it is the questionnaire itself.
    """
    for at, parent in walk(whole):
        before = ""
        for child in children(parent):
            if address_of(child, at) == address:
                return at, before
            before = address_of(child, at)[-1]
    raise Missing("/".join(address))


def changed(whole: Definition, address: Address, change: Callable[[Part], Part]) -> Definition:
    """Return the questionnaire with the part at an address changed.

    :raises Missing: there is none.
    """
    find(whole, address)

    def rebuilt(part: Part, at: Address) -> Part:
        if at == address:
            return change(part)
        if isinstance(part, Question) and part.id != address[0]:
            return part
        old = children(part)
        new = tuple(rebuilt(child, address_of(child, at)) for child in old)
        return (
            part if all(a is b for a, b in zip(old, new, strict=True)) else with_children(part, new)
        )

    result = rebuilt(whole, ())
    assert isinstance(result, Definition)  # noqa: S101  (tells mypy what walk began with)
    return result


def inserted(whole: Definition, parent: Address, after: str, part: Part) -> Definition:
    """Return the questionnaire with a part put into another, behind the one named ``after``.

    Where that one stands there no more, the part comes last: somebody else moved its neighbour,
    and an edit is not refused for it.

    :raises Missing: the parent is gone, or cannot hold such a part; or a part that bears one of
        the ids is there already.
    """
    new = {at for at, _part in walk(part, address_of(part, parent))}
    if any(at in new for at, _part in walk(whole)):
        raise Missing("a part of that id is there already")

    def put(owner: Part) -> Part:
        siblings = list(children(owner))
        ids = ["", *(address_of(sibling, parent)[-1] for sibling in siblings)]
        siblings.insert(ids.index(after) if after in ids else len(siblings), part)
        return with_children(owner, tuple(siblings))

    return changed(whole, parent, put)


def removed(whole: Definition, address: Address) -> Definition:
    """Return the questionnaire without the part at an address.

    :raises Missing: there is none.
    """
    parent, _before = place(whole, address)

    def take(owner: Part) -> Part:
        kept = tuple(one for one in children(owner) if address_of(one, parent) != address)
        return with_children(owner, kept)

    return changed(whole, parent, take)
