"""Modules of the library in a questionnaire: put in, brought up to date, put off, detached."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy.orm import Session

from app.builder import drafts, module_uses, opened, shelf
from app.core.access import Actor
from app.core.errors import NotFound
from app.core.questionnaire import locks
from app.core.questionnaire.belongings import SetLink
from app.core.questionnaire.bonds import Link, Restriction
from app.core.questionnaire.codec import decode
from app.core.questionnaire.definition import Definition, Module
from app.core.questionnaire.library import following, inserting
from app.core.questionnaire.library.following import Override, Update
from app.core.questionnaire.operations import Operation
from app.models import ModuleVersion, Questionnaire


@dataclass(frozen=True, slots=True)
class Following:
    """One module of a questionnaire beside what it follows."""

    head: Definition
    module: Module
    base: ModuleVersion | None
    """The version that it follows; None where it follows none."""

    latest: ModuleVersion | None
    """The library's latest version, where that is another one."""

    overrides: Sequence[Override]
    update: Update | None
    """What taking the latest version over would do."""

    @property
    def is_home(self) -> bool:
        return bool(self.module.link and self.module.link.home)

    @property
    def is_postponed(self) -> bool:
        link = self.module.link
        return bool(link and self.latest and link.postponed >= self.latest.number)


def of_a_questionnaire(session: Session, questionnaire: Questionnaire, part: str) -> Following:
    """Return how a module stands to the library.  The caller fetched the questionnaire.

    :raises NotFound: the questionnaire has no such module.
    """
    head = opened.definition_of(questionnaire)
    module = next((each for each in head.modules if each.id == part), None)
    if module is None:
        raise NotFound(f"module {part}")
    if module.link is None:
        return Following(head, module, None, None, (), None)
    library = UUID(module.link.module)
    base = shelf.version(session, library, module.link.version)
    content = decode(base.definition)
    newest = shelf.latest(session, [library])[module.link.module]
    latest = shelf.version(session, library, newest) if newest > base.number else None
    found = following.overrides(head, part, content)
    update = _update(head, part, content, latest, module.link) if latest else None
    return Following(head, module, base, latest, found, update)


def latest_of(session: Session, definition: Definition) -> dict[str, int]:
    """Return the latest version of each module that a definition follows, as the linter asks."""
    return dict(shelf.latest(session, module_uses.links_of(definition)))


def insert(
    session: Session,
    questionnaire_id: UUID,
    module_id: UUID,
    *,
    how: Literal["linked", "copy"],
    after: str,
    ids: Iterator[str],
    revision: int,
    by: Actor,
    now: datetime,
) -> Questionnaire:
    """Put the latest version of a module behind another module of a questionnaire.

    :raises NotFound, NotAllowed: the questionnaire or the module is none of the actor's.
    :raises Unsound: as :func:`app.core.questionnaire.library.inserting.linked`.
    """
    questionnaire = drafts.to_edit(session, questionnaire_id, by=by, to_change=True)
    shelved = shelf.module(session, module_id, by=by)
    head = opened.definition_of(questionnaire)
    edit: Operation
    if how == "linked":
        edit = inserting.linked(head, shelved.definition, _link(shelved.version), after)
    else:
        edit = inserting.as_a_copy(head, shelved.definition, after, ids)
    return _carry_out(session, questionnaire, edit, revision=revision, by=by, now=now)


def take(
    session: Session, questionnaire_id: UUID, part: str, *, revision: int, by: Actor, now: datetime
) -> Questionnaire:
    """Take over the library's latest version; what was written otherwise here is kept.

    :raises NotFound: there is none.
    """
    questionnaire = drafts.to_edit(session, questionnaire_id, by=by, to_change=True)
    found = of_a_questionnaire(session, questionnaire, part)
    if found.update is None:
        raise NotFound("a later version")
    edit = found.update.operation
    return _carry_out(session, questionnaire, edit, revision=revision, by=by, now=now)


def postpone(
    session: Session, questionnaire_id: UUID, part: str, *, revision: int, by: Actor, now: datetime
) -> Questionnaire:
    """Put the library's latest version off: it is not proposed again, the next one is.

    :raises NotFound: there is none.
    """
    questionnaire = drafts.to_edit(session, questionnaire_id, by=by, to_change=True)
    found = of_a_questionnaire(session, questionnaire, part)
    if found.latest is None or found.module.link is None:
        raise NotFound("a later version")
    edit = SetLink((part,), following.postponed(found.module.link, found.latest.number))
    return _carry_out(session, questionnaire, edit, revision=revision, by=by, now=now)


def detach(
    session: Session, questionnaire_id: UUID, part: str, *, revision: int, by: Actor, now: datetime
) -> Questionnaire:
    """Let a module follow the library no more; it stays as it stands.

    :raises NotFound: it follows nothing, or is written here.
    :raises Locked: its federation forbids it.
    """
    questionnaire = drafts.to_edit(session, questionnaire_id, by=by, to_change=True)
    found = of_a_questionnaire(session, questionnaire, part)
    if found.base is None or found.is_home:
        raise NotFound("a link to the library")
    edit = SetLink((part,), None)
    if refusals := locks.refusals(found.head, edit):
        raise drafts.Locked(refusals, edit, questionnaire)
    return _carry_out(session, questionnaire, edit, revision=revision, by=by, now=now)


def restore(
    session: Session,
    questionnaire_id: UUID,
    part: str,
    *,
    key: str,
    revision: int,
    by: Actor,
    now: datetime,
) -> Questionnaire:
    """Let the module say again what the library's version says at one place.

    :param key: what named the override on the page.
    :raises NotFound: there is no such override.
    """
    questionnaire = drafts.to_edit(session, questionnaire_id, by=by, to_change=True)
    found = of_a_questionnaire(session, questionnaire, part)
    edit = next((one.restore for one in found.overrides if one.key == key), None)
    if edit is None:
        raise NotFound(key)
    return _carry_out(session, questionnaire, edit, revision=revision, by=by, now=now)


def _update(
    head: Definition, part: str, content: Definition, latest: ModuleVersion, link: Link
) -> Update:
    follows = Link(link.module, latest.number, locks=_link(latest).locks, home=link.home)
    return following.update(head, part, content, decode(latest.definition), follows)


def _link(version: ModuleVersion) -> Link:
    restrictions = tuple(Restriction(one) for one in version.locks["restrictions"])
    return Link(str(version.module_id), version.number, locks=restrictions)


def _carry_out(
    session: Session,
    questionnaire: Questionnaire,
    edit: Operation,
    *,
    revision: int,
    by: Actor,
    now: datetime,
) -> Questionnaire:
    return drafts.edit(
        session, questionnaire.id, edit, revision=revision, by=by, now=now, of_the_library=True
    )
