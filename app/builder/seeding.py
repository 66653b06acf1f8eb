"""The modules that come with the application: read from their files, and put into the library."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.builder import drafts, module_publishing
from app.core.access import Actor
from app.core.questionnaire.definition import Definition
from app.core.questionnaire.library import written
from app.core.text import FR, NL
from app.models import Module

FILES = Path(__file__).parent / "seeds"
ORDER = (
    "portrait", "employment", "integration", "training", "governance", "participation",
    "anchoring", "volunteering", "energy", "circular", "services", "housing", "experience",
    "finance", "lending", "voice",
)  # fmt: skip
"""As a questionnaire would ask them."""

TITLE = ("Modules de la bibliothèque", "Modules van de bibliotheek")


@cache
def modules() -> tuple[Definition, ...]:
    """Return the modules that come with the application, each as a definition by itself."""
    return tuple(
        written.definition(tomllib.loads((FILES / f"{name}.toml").read_text())) for name in ORDER
    )


def home() -> Definition:
    """Return the questionnaire in which they are written: all of them, one after the other."""
    together = tuple(one.modules[0] for one in modules())
    return Definition((FR, NL), written.said(TITLE), together)


def seed(session: Session, pole_id: UUID, *, by: Actor, now: datetime) -> Sequence[Module]:
    """Put the modules into the library of a pole.  A second time changes nothing: from then on
    they are the pole's to edit.

    :return: the modules that are new.
    :raises NotFound, NotAllowed: as :func:`app.builder.drafts.create`; or the actor may not
        propose modules there.
    """
    if _stands_in(session, pole_id):
        return ()
    questionnaire = drafts.create(session, pole_id, home(), by=by, now=now)
    return [
        module_publishing.publish(
            session, questionnaire.id, one.modules[0].id,
            note="", restrictions=(), revision=questionnaire.revision, by=by, now=now,
        ).module
        for one in modules()
    ]  # fmt: skip


def share(
    session: Session, found: Sequence[Module], *, proposed_by: Actor, by: Actor, now: datetime
) -> None:
    """Let every pole use them.

    :raises NotAllowed: one may not propose them, or the other does not decide that.
    """
    for module in found:
        module_publishing.propose(session, module.id, by=proposed_by, now=now)
        module_publishing.approve(session, module.id, by=by, now=now)


def _stands_in(session: Session, pole_id: UUID) -> bool:
    part = modules()[0].modules[0].id
    found = select(Module.id).where(Module.pole_id == pole_id, Module.part == part)
    return session.scalar(found) is not None
