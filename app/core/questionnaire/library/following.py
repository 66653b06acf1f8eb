"""A linked module beside the library's: what was written otherwise here, and what is new there.

What was written here is kept when the library's next version is taken over: an edit of the library
that meets one made here is left out, and shown as such.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from msgspec import structs

from app.core.questionnaire import log
from app.core.questionnaire.belongings import SetLink
from app.core.questionnaire.bonds import Link
from app.core.questionnaire.definition import Definition, Module
from app.core.questionnaire.differences.telling import Telling
from app.core.questionnaire.differences.transition import transition
from app.core.questionnaire.differences.weighing import Difference
from app.core.questionnaire.library.content import content_of
from app.core.questionnaire.operations import Operation, Several
from app.core.questionnaire.parts import Missing, Touched, find
from app.core.text import FR, NL, NO_TEXT


@dataclass(frozen=True, slots=True)
class Override:
    """One thing that is written otherwise here than in the library's version that is followed."""

    key: str
    """What names it on a page."""

    differences: tuple[Difference, ...]
    """``old`` is what the library says; empty where only translators see it."""

    restore: Operation
    """The edit after which the module says again what the library says."""


@dataclass(frozen=True, slots=True)
class Update:
    """What taking over another version of the library does."""

    operation: Several
    taken: tuple[Difference, ...]
    kept: tuple[Difference, ...]
    """What is new in the library and left out, since it was written otherwise here."""


def link_of(definition: Definition, module_id: str) -> Link:
    """Return which module of the library a module follows.

    :raises Missing: it follows none, or there is no such module.
    """
    module = find(definition, (module_id,))
    if not isinstance(module, Module) or module.link is None:
        raise Missing(module_id)
    return module.link


def postponed(link: Link, version: int) -> Link:
    """Return a link that puts a version of the library off: the next one is proposed again."""
    return structs.replace(link, postponed=version)


def overrides(head: Definition, module_id: str, base: Definition) -> list[Override]:
    """Return what is written otherwise here than in ``base``, the content that is followed."""
    ours, base = _alike(content_of(head, module_id)), _alike(base)
    telling = Telling(base, ours, {})
    back = [(each, touched) for each, touched in _with_touches(transition(ours, base), ours)]
    found = []
    for each, touched in _with_touches(transition(base, ours), base):
        restore = tuple(edit for edit, undone in back if log.meet(touched, undone))
        told = tuple(telling.of(each))
        found.append(Override(_key(each), told, Several(restore)))
    return found


def update(
    head: Definition, module_id: str, base: Definition, new: Definition, link: Link
) -> Update:
    """Return the edit that takes over ``new``, another content of the library.

    :param base: the content of the version that is followed now.
    :param link: what the module follows afterwards.
    """
    ours, base, new = _alike(content_of(head, module_id)), _alike(base), _alike(new)
    mine = [touched for _edit, touched in _with_touches(transition(base, ours), base)]
    written_here: Touched = frozenset().union(*mine)
    telling = Telling(base, new, {})
    taken: list[Operation] = []
    told_taken: list[Difference] = []
    told_kept: list[Difference] = []
    for edit, touched in _with_touches(transition(base, new), base):
        after = _applied(edit, ours)
        if after == ours:
            continue  # somebody wrote the same here
        if after is None or log.meet(touched, written_here):
            told_kept += telling.of(edit)
        else:
            ours = after
            taken.append(edit)
            told_taken += telling.of(edit)
    edit = Several((*taken, SetLink((module_id,), link)))
    return Update(edit, tuple(told_taken), tuple(told_kept))


def _applied(edit: Operation, ours: Definition) -> Definition | None:
    """Return the module after the edit; None where what it is about is not here."""
    try:
        return edit.apply(ours)
    except Missing:
        return None


def _with_touches(
    edits: tuple[Operation, ...], definition: Definition
) -> Iterator[tuple[Operation, Touched]]:
    for edit in edits:
        yield edit, edit.touches(definition)
        definition = edit.apply(definition)


def _alike(content: Definition) -> Definition:
    """Return a content of which nothing but the module can differ from another: in which language
    its questionnaire begins is not the module's."""
    return structs.replace(content, locales=(FR, NL), title=NO_TEXT)


def _key(edit: Operation) -> str:
    return hashlib.sha256(log.written(edit).encode()).hexdigest()[:16]
