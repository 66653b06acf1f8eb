"""Taking somebody's words out of a sheet, its editions and their files, at their wish (E04).

The page for everybody is drawn from the edition, so that the words are gone with the commit.  The
files go with it as well; those of the edition that stands are made again by a job, and until then
their addresses say that they are gone.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.core.access import Actor
from app.core.sheets import codec
from app.core.sheets.content import Content
from app.models import Agreement, Edition, EditionFile, FactCheck, Sheet
from app.records import audit
from app.sheets import further_files


def take_out(session: Session, sheet: Sheet, voice: str, *, by: Actor, now: datetime) -> None:
    """Remove a quotation from the draft, from what was agreed to and from every edition.

    :param voice: its key.
    """
    draft = codec.decode_draft(sheet.draft)
    if (less := draft.without_voice(voice)) != draft:
        sheet.draft, sheet.changed_at = codec.encode(less), now
    for agreement in session.scalars(select(Agreement).where(Agreement.sheet_id == sheet.id)):
        _from_agreement(session, agreement, voice)
    for edition in sheet.editions:
        _from_edition(session, edition, voice, by=by, now=now)
    session.flush()


def _from_agreement(session: Session, agreement: Agreement, voice: str) -> None:
    """What was checked and agreed to stays so: nothing but the quotation has changed."""
    content = codec.decode_content(agreement.content)
    if (less := content.without({voice})) == content:
        return
    checks = select(FactCheck).where(
        FactCheck.sheet_id == agreement.sheet_id, FactCheck.fingerprint == agreement.fingerprint
    )
    agreement.content, agreement.fingerprint = codec.encode(less), codec.fingerprint(less)
    for check in session.scalars(checks):
        check.fingerprint = agreement.fingerprint


def _from_edition(
    session: Session, edition: Edition, voice: str, *, by: Actor, now: datetime
) -> None:
    content = codec.decode_content(edition.content)
    less: Content = content.without({voice})
    if less == content:
        return
    edition.content, edition.fingerprint = codec.encode(less), codec.fingerprint(less)
    edition.redacted_at = now
    session.flush()
    session.execute(delete(EditionFile).where(EditionFile.edition_id == edition.id))
    session.expire(edition, ["files"])
    pole = edition.sheet.pole_id
    further_files.ask_for(session, edition, pole=pole, by=by, now=now)
    audit.tell(
        session, "sheet.redact", edition, by=by, now=now, pole=pole,
        facts={"edition": edition.number, "fingerprint": edition.fingerprint},
    )  # fmt: skip
