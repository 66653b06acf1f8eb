"""Where the parts of a questionnaire stand: adding, moving and taking them away, as edits."""

from __future__ import annotations

from collections.abc import Iterator

from app.core.questionnaire.blank import KINDS, unused
from app.core.questionnaire.definition import Definition, Module, Page, Question
from app.core.questionnaire.operations import (
    Delete,
    InsertModule,
    InsertPage,
    InsertQuestion,
    Move,
    Operation,
)
from app.core.questionnaire.parts import Missing, find, place


def new_question(
    head: Definition, page: str, after: str, kind: str, ids: Iterator[str]
) -> InsertQuestion:
    """Return the edit that puts an empty question behind another (``after`` empty: first).

    :raises Missing: there is no such kind.
    """
    if kind not in KINDS:
        raise Missing(kind)
    name = unused({question.name for question in head.questions}, "question")
    return InsertQuestion((page,), after, Question(next(ids), name, KINDS[kind]))


def new_page(head: Definition, after: str, ids: Iterator[str]) -> InsertPage:
    """Return the edit that puts an empty page behind another, in the same module."""
    module, _before = place(head, (after,))
    return InsertPage(module, after, Page(id=next(ids)))


def new_module(head: Definition, after: str, ids: Iterator[str]) -> InsertModule:
    """Return the edit that puts a module with an empty page behind another."""
    page = Page(id=next(ids))
    return InsertModule((), after, Module(id=next(ids), pages=(page,)))


def of_a_page(
    before: Definition, page_id: str, pressed: str, ids: Iterator[str]
) -> Operation | None:
    """Return what a button of a page does; None where it does nothing to where parts stand."""
    match pressed:
        case "up":
            return one_up(before, page_id)
        case "down":
            return one_down(before, page_id)
        case "delete":
            return Delete((page_id,))
        case "page":
            return new_page(before, page_id, ids)
        case "module":
            module, _before = place(before, (page_id,))
            return new_module(before, module[0], ids)
        case _:
            return None


def page_after(step: Operation | None, page_id: str) -> str | None:
    """Return which page to show once a button of a page was pressed; None for the first one."""
    match step:
        case InsertPage(part=page):
            return page.id
        case InsertModule(part=module):
            return module.pages[0].id
        case Delete():
            return None
        case _:
            return page_id


def one_up(head: Definition, part_id: str) -> Operation | None:
    """Return the edit that moves a question or page one place up; None where it is the first.

    The first question of a page goes to the end of the page before.
    """
    return _beside(head, part_id, -1)


def one_down(head: Definition, part_id: str) -> Operation | None:
    """Return the edit that moves a question or page one place down; None where it is the last.

    The last question of a page becomes the first of the page after.
    """
    return _beside(head, part_id, +1)


def to_page(head: Definition, question: str, page: str) -> Operation:
    """Return the edit that moves a question to the end of a page."""
    target = find(head, (page,))
    if not isinstance(target, Page):
        raise Missing(page)
    others = [each.id for each in target.questions if each.id != question]
    return Move((question,), (page,), others[-1] if others else "")


def _beside(head: Definition, part_id: str, step: int) -> Operation | None:
    owners: list[Module] | list[Page]
    if isinstance(find(head, (part_id,)), Question):
        owners = list(head.pages)
        orders = [[each.id for each in page.questions] for page in head.pages]
    else:
        owners = list(head.modules)
        orders = [[each.id for each in module.pages] for module in head.modules]
    row = next((row for row, order in enumerate(orders) if part_id in order), None)
    if row is None:
        raise Missing(part_id)
    at = orders[row].index(part_id)
    if 0 <= at + step < len(orders[row]):
        order = [each for each in orders[row] if each != part_id]
        return Move((part_id,), (owners[row].id,), ["", *order][at + step])
    row += step
    if not 0 <= row < len(owners):
        return None
    after = orders[row][-1] if step < 0 and orders[row] else ""
    return Move((part_id,), (owners[row].id,), after)
