"""Taking over a questionnaire that exists as a file."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from app.builder import drafts
from app.core.access import Actor
from app.core.errors import NotFound, Unsound
from app.core.problems import Problem
from app.core.questionnaire import report
from app.core.questionnaire.wordings import ours_first
from app.interchange.xlsform import reader
from app.models import Questionnaire

LARGEST = 10 * 1024 * 1024
"""Bytes of a file.  The largest questionnaire we know of has 1.3 MB."""

EXTENSIONS = (".xlsx",)


def take_over(
    session: Session,
    pole_id: UUID,
    data: bytes,
    *,
    file_name: str,
    token: str,
    by: Actor,
    now: datetime,
) -> Questionnaire:
    """Make a questionnaire of an XLSForm, with a report of what became of the file.

    :param token: a fresh one, from which the ids of the parts are drawn.
    :raises NotFound: the pole is none of the actor's.
    :raises NotAllowed: the actor may not import there.
    :raises Unsound: the file cannot be read as it is; each problem says where.
    """
    if pole_id not in by.poles:
        raise NotFound(f"pole {pole_id}")
    by.must("questionnaire", "import", pole=pole_id)
    if not data:
        raise Unsound([Problem("import.no-file", ("file",))])
    if len(data) > LARGEST:
        facts = {"most": LARGEST // 1024**2}
        raise Unsound([Problem("import.too-large", ("file",), facts)])
    found = reader.read(data, file_name=file_name, seed=token)
    return drafts.create(
        session,
        pole_id,
        ours_first(found.definition),
        by=by,
        now=now,
        report=report.encode(found.report),
    )
