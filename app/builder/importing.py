"""Taking over a questionnaire that exists as a file."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from app.builder import drafts
from app.core.access import Actor
from app.core.errors import NotFound
from app.core.questionnaire import report
from app.core.questionnaire.wordings import ours_first
from app.interchange import formats
from app.models import Questionnaire

EXTENSIONS = (
    ".xlsx", ".xlsm", ".xls", ".csv", ".md", ".lss", ".lsg", ".lsq", ".txt", ".json",
)  # fmt: skip
"""What the files may be called that we ask for; what they are is told by their content."""


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
    """Make a questionnaire of a file of any format that we read, and a report of what became of it.

    :param token: a fresh one, from which the ids of the parts are drawn.
    :raises NotFound: the pole is none of the actor's.
    :raises NotAllowed: the actor may not import there.
    :raises Unsound: the file cannot be read as it is; each problem says where.
    """
    if pole_id not in by.poles:
        raise NotFound(f"pole {pole_id}")
    by.must("questionnaire", "import", pole=pole_id)
    found = formats.read(data, file_name=file_name, seed=token)
    return drafts.create(
        session,
        pole_id,
        ours_first(found.definition),
        by=by,
        now=now,
        report=report.encode(found.report),
    )
