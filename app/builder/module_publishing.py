"""Putting a module of a questionnaire into the library, and its next versions; sharing it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.builder import drafts, opened, shelf
from app.core.access import Actor
from app.core.errors import Conflict, Unsound
from app.core.problems import Problem
from app.core.questionnaire.belongings import SetLink
from app.core.questionnaire.bonds import Link, Restriction
from app.core.questionnaire.codec import decode, encode
from app.core.questionnaire.definition import Definition
from app.core.questionnaire.library.content import content_of, problems_of
from app.core.questionnaire.linting import linter
from app.models import Module, ModuleVersion, Questionnaire
from app.records import audit

OF_A_WHOLE = frozenset({"questionnaire.no-title"})
"""What is asked of a questionnaire and not of a module of it."""


def publish(
    session: Session,
    questionnaire_id: UUID,
    part: str,
    *,
    note: str,
    restrictions: Collection[Restriction],
    revision: int,
    by: Actor,
    now: datetime,
) -> ModuleVersion:
    """Put a module of a questionnaire into the library, or its next version.

    The questionnaire becomes its home, in which nothing of it is locked.

    :param restrictions: what is locked wherever it is linked.
    :param revision: the revision of the draft that the person looked at.
    :raises NotFound, NotAllowed: as :func:`app.builder.drafts.to_edit`; or the actor may not
        propose modules there.
    :raises Missing: the questionnaire has no such module.
    :raises Unsound: it does not stand by itself, stops publishing, follows another, or says
        nothing new.
    :raises Conflict: the draft has changed since, or somebody else was quicker.
    """
    questionnaire = drafts.to_edit(session, questionnaire_id, by=by, to_change=True)
    by.must("module", "propose", pole=questionnaire.pole_id)
    if revision != questionnaire.revision:
        raise Conflict(f"the draft is at revision {questionnaire.revision}")
    head = opened.definition_of(questionnaire)
    content = content_of(head, part)
    link = next(module.link for module in head.modules if module.id == part)
    _must_stand(content, link)
    module = _home(session, questionnaire, part, content, by=by, now=now)
    version = _next(session, module, content, note, restrictions, by=by, now=now)
    follows = SetLink((part,), Link(str(module.id), version.number, home=True))
    drafts.edit(
        session, questionnaire_id, follows, revision=revision, by=by, now=now, of_the_library=True
    )
    facts = {"number": version.number, "locks": len(restrictions)}
    audit.tell(
        session, "module.publish", version, by=by, now=now, pole=questionnaire.pole_id, facts=facts
    )
    return version


def propose(session: Session, module_id: UUID, *, by: Actor, now: datetime) -> Module:
    """Propose a module of one's own pole to all poles.

    :raises NotFound, NotAllowed: it is none of the actor's, or they may not propose it.
    """
    module = shelf.module(session, module_id, by=by).module
    by.must("module", "propose", pole=module.pole_id)
    return _share(session, module, "proposed", by=by, now=now)


def approve(session: Session, module_id: UUID, *, by: Actor, now: datetime) -> Module:
    """Share a module that was proposed with all poles.

    :raises NotFound, NotAllowed: the actor does not know it, or may not approve.
    """
    module = shelf.module(session, module_id, by=by).module
    by.must("module", "approve")
    return _share(session, module, "everybody", by=by, now=now)


def _share(session: Session, module: Module, sharing: str, *, by: Actor, now: datetime) -> Module:
    if module.sharing == sharing:
        return module
    module.sharing = sharing
    session.flush()
    verb = {"proposed": "module.propose", "everybody": "module.approve"}[sharing]
    audit.tell(session, verb, module, by=by, now=now, pole=module.pole_id)
    return module


def _must_stand(content: Definition, link: Link | None) -> None:
    if link and not link.home:
        raise Unsound([Problem("module.follows-another")])
    problems = [
        *problems_of(content),
        *(one for one in linter.stops(content) if one.code not in OF_A_WHOLE),
    ]
    if not content.modules[0].title.is_written_in(content.authored):
        problems.insert(0, Problem("module.untitled"))
    if problems:
        raise Unsound(problems)


def _home(
    session: Session,
    questionnaire: Questionnaire,
    part: str,
    content: Definition,
    *,
    by: Actor,
    now: datetime,
) -> Module:
    """Return the row of a module that is written here, made where this is its first version."""
    title = content.modules[0].title
    titles = {str(locale): wording.text for locale, wording in title.by_locale.items()}
    module = session.scalar(
        select(Module).where(Module.questionnaire_id == questionnaire.id, Module.part == part)
    )
    if module is None:
        module = Module(
            id=uuid4(),
            pole_id=questionnaire.pole_id,
            questionnaire_id=questionnaire.id,
            part=part,
            titles=titles,
            created_at=now,
            created_by_id=by.id,
        )
        session.add(module)
    module.titles = titles
    session.flush()
    return module


def _next(
    session: Session,
    module: Module,
    content: Definition,
    note: str,
    restrictions: Collection[Restriction],
    *,
    by: Actor,
    now: datetime,
) -> ModuleVersion:
    number = session.scalar(
        select(func.max(ModuleVersion.number)).where(ModuleVersion.module_id == module.id)
    )
    locked = [one.value for one in Restriction if one in restrictions]
    if number:
        last = shelf.version(session, module.id, number)
        if (decode(last.definition), last.locks["restrictions"]) == (content, locked):
            raise Unsound([Problem("module.unchanged")])
    version = ModuleVersion(
        module_id=module.id,
        number=(number or 0) + 1,
        definition=encode(content),
        locks={"restrictions": locked},
        note=note,
        published_at=now,
        published_by_id=by.id,
    )
    session.add(version)
    try:
        session.flush()
    except IntegrityError as clash:
        raise Conflict(f"version {version.number} of module {module.id}") from clash
    return version
