"""Published versions, decoded and made ready to be walked through, once per process."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.errors import NotFound
from app.core.questionnaire import codec, flow
from app.core.questionnaire.flow import Plan
from app.models import QuestionnaireVersion

KEPT = 64
"""Versions.  A definition of 300 questions weighs about half a megabyte."""


class Plans:
    """A bounded cache of plans by version id.  A version never changes, so nothing expires."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._plans: OrderedDict[UUID, Plan] = OrderedDict()
        self._lock = Lock()

    def of(self, session: Session, version_id: UUID) -> Plan:
        with self._lock:
            if version_id in self._plans:
                self._plans.move_to_end(version_id)
                return self._plans[version_id]
        plan = _read(session, version_id)
        with self._lock:
            self._plans[version_id] = plan
            while len(self._plans) > self._most:
                self._plans.popitem(last=False)
        return plan


_PLANS = Plans(KEPT)


def plan_of(session: Session, version_id: UUID) -> Plan:
    """Return the way through a published version.

    The caller has fetched, through its tenant, what points at the version.

    :raises NotFound: there is no such version.
    """
    return _PLANS.of(session, version_id)


def _read(session: Session, version_id: UUID) -> Plan:
    document = session.scalar(
        select(QuestionnaireVersion.definition).where(QuestionnaireVersion.id == version_id)
    )
    if document is None:
        raise NotFound(f"version {version_id}")
    return flow.plan(codec.decode(document))
