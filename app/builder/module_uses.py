"""Which modules of the library the draft of each questionnaire follows: noted with each edit."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.orm import Session

from app.core.questionnaire.definition import Definition
from app.models import ModuleUse, Questionnaire


def note(
    session: Session, questionnaire: Questionnaire, before: Definition, after: Definition
) -> None:
    """Bring the uses of a questionnaire to what its draft follows.  Most edits change none, and
    then nothing is asked of the tables."""
    if links_of(before) == (links := links_of(after)):
        return
    session.execute(delete(ModuleUse).where(ModuleUse.questionnaire_id == questionnaire.id))
    session.add_all(
        ModuleUse(questionnaire_id=questionnaire.id, module_id=module, version=version)
        for module, version in links.items()
    )
    session.flush()


def links_of(definition: Definition) -> Mapping[UUID, int]:
    """Return the modules that a definition follows, each with the number of its version."""
    links = (module.link for module in definition.modules if module.link)
    return {UUID(link.module): link.version for link in links}
