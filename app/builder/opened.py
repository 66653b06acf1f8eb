"""Drafts as definitions, decoded once for each revision and not for each look at it."""

from __future__ import annotations

from datetime import datetime
from typing import TypeAlias
from uuid import UUID

from sqlalchemy import inspect
from sqlalchemy.orm import object_session

from app.core.questionnaire.codec import decode
from app.core.questionnaire.definition import Definition
from app.models import Questionnaire

Key: TypeAlias = tuple[UUID, int, datetime]
AT_MOST = 16
_opened: dict[Key, Definition] = {}


def definition_of(questionnaire: Questionnaire) -> Definition:
    """Return the definition that a draft holds."""
    found = _opened.get(_key(questionnaire))
    if found is not None:
        return found
    session = object_session(questionnaire)
    if session is not None and "draft" in inspect(questionnaire).unloaded:
        # All three at once: somebody else may have written since the row was read.
        session.refresh(questionnaire, ["revision", "changed_at", "draft"])
    return keep(questionnaire, decode(questionnaire.draft))


def keep(questionnaire: Questionnaire, definition: Definition) -> Definition:
    """Remember the definition of a draft, as it was just written or read.

    An edit that is rolled back leaves an entry that nothing finds: the next one bears another
    instant, or takes its place.
    """
    while len(_opened) >= AT_MOST:
        _opened.pop(next(iter(_opened)), None)
    _opened[_key(questionnaire)] = definition
    return definition


def _key(questionnaire: Questionnaire) -> Key:
    return questionnaire.id, questionnaire.revision, questionnaire.changed_at
