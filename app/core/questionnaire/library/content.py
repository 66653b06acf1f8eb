"""What a module of the library holds: questions, logic and wording, nothing from around them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from msgspec import structs

from app.core.problems import Problem
from app.core.questionnaire.definition import Definition, Module
from app.core.questionnaire.from_files import asking
from app.core.questionnaire.parts import find, walk
from app.core.questionnaire.references import expressions, rewritten, uses
from app.core.shapes import work_out
from app.core.text import NO_TEXT

work_out(Definition)


def content_of(definition: Definition, module_id: str) -> Definition:
    """Return one module as a definition by itself, with the lists that it looks things up in.

    :raises Missing: the definition has no such module.
    """
    module = find(definition, (module_id,))
    assert isinstance(module, Module)  # noqa: S101  (callers name modules)
    alone = Definition(definition.locales, NO_TEXT, (structs.replace(module, link=None),))
    written = [use.written for use in expressions(alone)]
    chosen_from = asking(alone)
    lists = tuple(
        one
        for one in definition.lists
        if one.name in chosen_from or any(one.name in text for text in written)
    )
    return structs.replace(alone, lists=lists)


def problems_of(content: Definition) -> list[Problem]:
    """Return what keeps a module from standing by itself: where it speaks of other modules."""
    inside = {at[-1] for at, _part in walk(content) if at}
    return [
        Problem("module.refers-outside", (*use.address, use.field), {"name": key})
        for key, use in uses(content)
        if key not in inside
    ]


def copied(content: Definition, ids: Iterator[str]) -> Definition:
    """Return the content with ids of its own, so that it can stand beside what it is copied from.

    Choices and rows keep theirs: they are unique within their question.
    """
    fresh = {at[0]: next(ids) for at, _part in walk(content) if len(at) == 1}
    return msgspec.convert(_with_ids(msgspec.to_builtins(content), fresh), Definition)


def _with_ids(document: Any, fresh: Mapping[str, str], key: str = "") -> Any:
    match document:
        case dict():
            return {name: _with_ids(value, fresh, name) for name, value in document.items()}
        case list() | tuple():
            return [_with_ids(value, fresh, key) for value in document]
        case str() if key in {"id", "of"}:
            return fresh.get(document, document)
        case str():
            return rewritten(document, fresh.get)
        case _:
            return document
