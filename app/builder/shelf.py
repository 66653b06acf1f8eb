"""The library as its readers see it: the modules that there are, and where each is used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session, undefer

from app.builder import opened
from app.core.access import Actor
from app.core.errors import NotFound
from app.core.questionnaire import completeness
from app.core.questionnaire.codec import decode
from app.core.questionnaire.definition import Definition, Question, choices_of
from app.core.racines.territory import folded
from app.core.text import Locale
from app.models import Account, Module, ModuleUse, ModuleVersion, Questionnaire


@dataclass(frozen=True, slots=True)
class Shelved:
    """One module of the library, with its latest version."""

    module: Module
    version: ModuleVersion
    definition: Definition
    uses: int
    """How many questionnaires follow it, its home not counted."""

    def missing(self) -> Mapping[Locale, int]:
        """Return how many texts wait for each language."""
        return completeness.missing(self.definition)


@dataclass(frozen=True, slots=True)
class Use:
    """A questionnaire of one's own poles that follows a module."""

    questionnaire: Questionnaire
    version: int
    is_home: bool

    @property
    def definition(self) -> Definition:
        return opened.definition_of(self.questionnaire)


def modules(session: Session, *, by: Actor) -> list[Shelved]:
    """Return the modules that the actor may put into questionnaires, and whoever approves what is
    proposed to all sees that too; the oldest first."""
    wanted = select(Module).where(_known_to(by)).order_by(Module.created_at, Module.part)
    return _shelved(session, session.scalars(wanted).all())


def module(session: Session, module_id: UUID, *, by: Actor) -> Shelved:
    """Return one module of the library.

    :raises NotFound: there is none, or it is another pole's and not shared with all.
    :raises NotAllowed: the actor may not read the library.
    """
    found = session.scalar(select(Module).where(Module.id == module_id, _known_to(by)))
    if found is None:
        raise NotFound(f"module {module_id}")
    by.must("module", "read")
    return _shelved(session, [found])[0]


def version(session: Session, module_id: UUID, number: int) -> ModuleVersion:
    """Return a version that a questionnaire follows.  Whoever may read the questionnaire may read
    what stands in it, even where the module is shared with nobody any more.

    :raises NotFound: there is no such version.
    """
    found = session.scalar(
        select(ModuleVersion).where(
            ModuleVersion.module_id == module_id, ModuleVersion.number == number
        )
    )
    if found is None:
        raise NotFound(f"version {number} of module {module_id}")
    return found


def history(session: Session, module: Module) -> Sequence[tuple[ModuleVersion, str]]:
    """Return the versions of a module with who put them there, the latest first."""
    found = (
        select(ModuleVersion, Account.name)
        .join(Account, Account.id == ModuleVersion.published_by_id)
        .where(ModuleVersion.module_id == module.id)
        .order_by(ModuleVersion.number.desc())
    )
    return [(each, name) for each, name in session.execute(found)]


def uses(session: Session, module: Module, *, by: Actor) -> list[Use]:
    """Return the questionnaires of the actor's poles that follow a module."""
    found = (
        select(Questionnaire, ModuleUse.version)
        .join(ModuleUse, ModuleUse.questionnaire_id == Questionnaire.id)
        .where(ModuleUse.module_id == module.id, Questionnaire.pole_id.in_(by.poles))
        .options(undefer(Questionnaire.draft))
        .order_by(Questionnaire.changed_at.desc(), Questionnaire.id)
    )
    return [
        Use(each, number, each.id == module.questionnaire_id)
        for each, number in session.execute(found)
    ]


def latest(session: Session, module_ids: Iterable[UUID]) -> Mapping[str, int]:
    """Return the number of the latest version of each module, by its id as links write it."""
    wanted = list(module_ids)
    if not wanted:
        return {}
    found = (
        select(ModuleVersion.module_id, func.max(ModuleVersion.number))
        .where(ModuleVersion.module_id.in_(wanted))
        .group_by(ModuleVersion.module_id)
    )
    return {str(module): number for module, number in session.execute(found)}


def speaking_of(shelved: Shelved, asked: str) -> list[Question] | None:
    """Return the questions of a module that speak of all these words, in any language or by a
    tag such as 8.5 or B8; None where neither they nor its title do.

    Nothing asked finds every module, and none of its questions.
    """
    words = [folded(word) for word in asked.split()]
    titles = folded(" ".join(shelved.module.titles.values()))
    found = [one for one in shelved.definition.questions if words and speaks_of(one, words)]
    return found if found or all(word in titles for word in words) else None


def speaks_of(question: Question, words: Sequence[str]) -> bool:
    """Tell whether a question holds all these words, each folded."""
    said = _said(question)
    return all(word in said for word in words)


def _said(question: Question) -> str:
    texts = (*question.label.by_locale.values(), *question.hint.by_locale.values())
    measured = question.measured
    said = [*(one.text for one in texts), *measured.goals, measured.datapoint]
    return folded(" ".join((*said, *_labels(question))))


def _labels(question: Question) -> Iterator[str]:
    for choice in choices_of(question):
        yield from (one.text for one in choice.label.by_locale.values())


def _known_to(by: Actor) -> ColumnElement[bool]:
    known = or_(Module.pole_id.in_(by.poles), Module.sharing == "everybody")
    return or_(known, Module.sharing == "proposed") if by.may("module", "approve") else known


def _shelved(session: Session, found: Sequence[Module]) -> list[Shelved]:
    ids = [each.id for each in found]
    numbers = select(ModuleVersion.module_id, func.max(ModuleVersion.number)).where(
        ModuleVersion.module_id.in_(ids)
    )
    newest = {
        id: number for id, number in session.execute(numbers.group_by(ModuleVersion.module_id))
    }
    versions = session.scalars(select(ModuleVersion).where(ModuleVersion.module_id.in_(ids)))
    by_module = {each.module_id: each for each in versions if each.number == newest[each.module_id]}
    counted = (
        select(ModuleUse.module_id, func.count())
        .join(Module, Module.id == ModuleUse.module_id)
        .where(
            ModuleUse.module_id.in_(ids),
            ModuleUse.questionnaire_id != Module.questionnaire_id,
        )
        .group_by(ModuleUse.module_id)
    )
    used = {id: number for id, number in session.execute(counted)}
    return [
        Shelved(
            each, by_module[each.id], decode(by_module[each.id].definition), used.get(each.id, 0)
        )
        for each in found
    ]
