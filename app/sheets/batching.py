"""Many files at once: a job for each sheet, so that what is made stays made.

How far a batch is, is counted and not noted: its parts that are done.  Cancelling lets the jobs
that have not begun end at once; resuming asks again for what is missing.
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import IO
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from app.core.access import Actor
from app.core.errors import Conflict, Gone, NotFound, Unsound
from app.core.problems import Problem
from app.core.sheets.codec import decode_content
from app.core.sheets.content import Content
from app.core.text import Locale
from app.documents import rendering
from app.documents.rendering import File
from app.jobs import queue
from app.jobs.work import Errand, Jobs
from app.models import BatchFile, BatchPart, Document, Edition, Sheet, SheetBatch
from app.records import audit
from app.sheets import composing, drafting, reading

KIND = "sheet.batch-part"
LET_GO = "sheet.batch-let-go"
KEPT = timedelta(days=7)
MOST = 200
"""Sheets in one batch."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one job makes."""

    content: Content
    public_name: str
    formats: tuple[str, ...]
    locales: tuple[Locale, ...]


Made = tuple[list[File], list[Problem]]


def begin(
    session: Session, sheet_ids: Sequence[UUID], *, locales: Sequence[Locale],
    formats: Sequence[str], base_url: str, by: Actor, now: datetime,
) -> SheetBatch:  # fmt: skip
    """Ask for the files of several sheets of one pole.

    :raises NotFound, NotAllowed: a sheet is another pole's; the right is missing.
    :raises Unsound: nothing is chosen, too much is, or the sheets are of several poles.
    """
    sheets = [drafting.fetch(session, id, "edit", by=by) for id in dict.fromkeys(sheet_ids)]
    if not sheets or not locales or not formats:
        raise Unsound([Problem("batch.nothing-chosen", ("sheets",))])
    if len({sheet.pole_id for sheet in sheets}) > 1 or len(sheets) > MOST:
        raise Unsound([Problem("batch.too-much", ("sheets",), {"most": MOST})])
    batch = SheetBatch(
        id=uuid4(), pole_id=sheets[0].pole_id, asked_by_id=by.id, locales=list(locales),
        formats=list(formats), created_at=now, rounds=1,
        parts=[BatchPart(id=uuid4(), sheet_id=sheet.id, state="waiting") for sheet in sheets],
    )  # fmt: skip
    session.add(batch)
    session.flush()
    _ask(session, batch, base_url=base_url, by=by, now=now)
    queue.ask(
        session, LET_GO, {"batch": str(batch.id)}, unique_key=f"{LET_GO}:{batch.id}",
        by=by, pole=batch.pole_id, run_at=now + KEPT, now=now,
    )  # fmt: skip
    facts = {"sheets": len(sheets), "formats": list(formats)}
    audit.tell(session, "sheet.batch", batch, by=by, now=now, pole=batch.pole_id, facts=facts)
    return batch


def fetch(session: Session, batch_id: UUID, *, by: Actor) -> SheetBatch:
    """Return a batch of one's own: nobody else has asked for these files.

    :raises NotFound: there is none, or somebody else asked for it.
    """
    batch = session.get(SheetBatch, batch_id)
    if batch is None or batch.asked_by_id != by.id or batch.pole_id not in by.poles:
        raise NotFound(f"batch {batch_id}")
    by.must("sheet", "edit", pole=batch.pole_id)
    return batch


def list_of(session: Session, *, by: Actor) -> Sequence[SheetBatch]:
    """Return one's own batches that are still kept, the newest first."""
    return session.scalars(
        select(SheetBatch)
        .where(SheetBatch.asked_by_id == by.id, SheetBatch.pole_id.in_(by.poles))
        .order_by(SheetBatch.created_at.desc())
        .limit(20)
    ).all()


def parts_of(session: Session, batch: SheetBatch) -> Sequence[BatchPart]:
    return session.scalars(
        select(BatchPart)
        .join(BatchPart.sheet)
        .where(BatchPart.batch_id == batch.id)
        .options(joinedload(BatchPart.sheet))
        .order_by(Sheet.public_name)
    ).all()


def problems_of(part: BatchPart) -> Sequence[Problem]:
    """Return what could not be made of one sheet."""
    return [Problem(each["code"], (), each["facts"]) for each in part.problems]


def cancel(session: Session, batch_id: UUID, *, by: Actor, now: datetime) -> None:
    """Make no more of it.  What is made stays.

    :raises NotFound: as :func:`fetch`.
    """
    batch = fetch(session, batch_id, by=by)
    batch.cancelled_at = batch.cancelled_at or now


def resume(session: Session, batch_id: UUID, *, base_url: str, by: Actor, now: datetime) -> None:
    """Go on with what was not made.

    :raises NotFound: as :func:`fetch`.
    """
    batch = fetch(session, batch_id, by=by)
    batch.cancelled_at, batch.rounds = None, batch.rounds + 1
    _ask(session, batch, base_url=base_url, by=by, now=now)


def write_zip(session: Session, batch_id: UUID, into: IO[bytes], *, by: Actor) -> None:
    """Write what is made into one ZIP, a folder a sheet.  One file at a time is in memory.

    :raises NotFound: as :func:`fetch`.
    :raises Conflict: nothing is made yet.
    """
    batch = fetch(session, batch_id, by=by)
    files = session.execute(
        select(Sheet.public_name, BatchFile.id, BatchFile.name)
        .join(BatchPart, BatchPart.id == BatchFile.part_id)
        .join(Sheet, Sheet.id == BatchPart.sheet_id)
        .where(BatchPart.batch_id == batch.id)
        .order_by(Sheet.public_name, BatchFile.name)
    ).all()
    if not files:
        raise Conflict(f"batch {batch_id} has no file yet")
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for folder, id, name in files:
            data = session.scalars(select(BatchFile.bytes).where(BatchFile.id == id)).one()
            archive.writestr(f"{folder}/{name}", data)


def jobs() -> Jobs:
    """Return the jobs of this kind."""
    return {KIND: Errand(prepare, make, keep), LET_GO: let_go}


def prepare(session: Session, parameters: Document, *, by: Actor, now: datetime) -> Wanted | None:
    """Return what is to be made of one sheet: its edition, or its draft where none stands."""
    part = session.get(BatchPart, UUID(parameters["part"]))
    if part is None or part.state == "done" or part.batch.cancelled_at:
        return None
    edition = _standing(session, part.sheet, now)
    content = (
        decode_content(edition.content)
        if edition
        else composing.compose(session, part.sheet, base_url=parameters["base_url"]).content
    )
    locales = tuple(map(Locale, part.batch.locales))
    return Wanted(content, part.sheet.public_name, tuple(part.batch.formats), locales)


def make(wanted: Wanted) -> Made:
    """Make the files; what cannot be made is named, and takes nothing else with it."""
    files: list[File] = []
    problems: list[Problem] = []
    for format in wanted.formats:
        for locale in wanted.locales[:1] if format == "both" else wanted.locales:
            try:
                files += rendering.files_of(
                    wanted.content, wanted.public_name, formats=[format], locales=[locale]
                )
            except Unsound as refused:
                problems += refused.problems
    return files, problems


def keep(
    session: Session, parameters: Document, outcome: Made, *, by: Actor, now: datetime
) -> Document | None:
    """Keep the files with their part."""
    part = session.get(BatchPart, UUID(parameters["part"]))
    if part is None or part.state == "done":
        return None
    files, problems = outcome
    part.files.extend(BatchFile(id=uuid4(), name=file.name, bytes=file.data) for file in files)
    part.problems = [{"code": each.code, "facts": dict(each.facts)} for each in problems]
    part.state = "done"
    return {"files": len(files)}


def let_go(session: Session, parameters: Document, *, by: Actor, now: datetime) -> Document:
    """Remove a batch with its files, once its week is over."""
    batch = session.get(SheetBatch, UUID(parameters["batch"]))
    if batch is not None:
        session.delete(batch)
    return {"removed": batch is not None}


def _ask(session: Session, batch: SheetBatch, *, base_url: str, by: Actor, now: datetime) -> None:
    for part in batch.parts:
        if part.state != "done":
            queue.ask(
                session, KIND, {"part": str(part.id), "base_url": base_url},
                unique_key=f"{KIND}:{part.id}:{batch.rounds}", by=by, pole=batch.pole_id, now=now,
            )  # fmt: skip


def _standing(session: Session, sheet: Sheet, now: datetime) -> Edition | None:
    try:
        return reading.standing(session, sheet.public_name, now=now)
    except (NotFound, Gone):
        return None
