"""Publishing a sheet: its content is frozen and its pages are printed, once."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.core.access import Actor
from app.core.errors import Conflict, NotFound, Unsound
from app.core.problems import Problem
from app.core.sheets import codec, soundness
from app.core.sheets.addresses import file_name
from app.core.sheets.content import LOCALES, Content
from app.core.text import Locale
from app.documents import pdf
from app.models import Edition, EditionFile, Sheet
from app.records import audit
from app.sheets import approving, auditing, composing, drafting, further_files

Files = Mapping[Locale, bytes]
"""The printed page in each language."""


def publish(
    session: Session, sheet_id: UUID, *, base_url: str, by: Actor, now: datetime
) -> Edition:
    """Freeze, print and keep the next edition of a sheet.

    A screen takes the three steps itself, and lets go of the database while it prints.

    :raises NotFound, NotAllowed, Unsound, Conflict: as the steps.
    """
    content = ready(session, sheet_id, base_url=base_url, by=by, now=now)
    revision = drafting.fetch(session, sheet_id, "publish", by=by).revision
    files = printed(content)
    return keep(session, sheet_id, content, files, revision=revision, by=by, now=now)


def ready(session: Session, sheet_id: UUID, *, base_url: str, by: Actor, now: datetime) -> Content:
    """Return the content of the next edition.

    :raises NotFound, NotAllowed: another pole's; the right to publish is missing.
    :raises Unsound: what still has to be put right, each with its place in the draft.
    """
    sheet = drafting.fetch(session, sheet_id, "publish", by=by)
    composed = composing.compose(session, sheet, base_url=base_url)
    if problems := standing_in_the_way(session, sheet, composed):
        raise Unsound(problems)
    content = approving.agreed(session, sheet, composed.content)
    return content.as_edition(_next_number(session, sheet_id), now.date())


def standing_in_the_way(
    session: Session, sheet: Sheet, composed: composing.Composed
) -> tuple[Problem, ...]:
    """Return what has to be put right before a sheet may be published, secrecy last."""
    found = (
        *soundness.problems(composing.draft_of(sheet)),
        *_nothing_left(composed),
        *approving.in_the_way(session, sheet, composed.content),
    )
    return found or auditing.problems(session, sheet, composed)


def printed(content: Content) -> Files:
    """Print the content in each language.

    :raises Unsound: it does not fit one page in that language, or cannot be printed.
    """
    return {locale: pdf.print_sheet(content, locale) for locale in LOCALES}


def keep(
    session: Session,
    sheet_id: UUID,
    content: Content,
    files: Files,
    *,
    revision: int,
    by: Actor,
    now: datetime,
    appears_at: datetime | None = None,
) -> Edition:
    """Keep an edition with its printed pages.  Whatever stood at the address before gives way.

    :param revision: the one that was composed.
    :param appears_at: the end of its embargo; until then the edition before it stands.
    :raises NotFound, NotAllowed: as :func:`ready`.
    :raises Conflict: the sheet, its answers or its statistics were changed, or it was published,
        while it was printed.
    :raises Unsound: another sheet was published meanwhile, and the two give a secret away.
    """
    sheet = drafting.fetch(session, sheet_id, "publish", by=by)
    auditing.hold_the_campaign(session, sheet)
    composed = composing.compose(session, sheet, base_url="")
    if sheet.revision != revision or not composed.has_the_numbers_of(content):
        raise Conflict(f"revision {sheet.revision} of sheet {sheet_id}")
    if problems := auditing.problems(session, sheet, composed):
        raise Unsound(problems)
    edition = Edition(
        id=uuid4(),
        sheet_id=sheet.id,
        number=content.edition,
        content=codec.encode(content),
        fingerprint=codec.fingerprint(content),
        appears_at=appears_at,
        published_at=now,
        published_by_id=by.id,
        files=[
            _file(file_name(sheet.public_name, locale), locale, data)
            for locale, data in files.items()
        ],
    )
    session.add(edition)
    try:
        session.flush()
    except IntegrityError as clash:  # two people published it at once: one number each
        raise Conflict(f"edition {content.edition} of sheet {sheet_id}") from clash
    auditing.keep(session, edition, auditing.statements(session, sheet, composed))
    further_files.ask_for(session, edition, pole=sheet.pole_id, by=by, now=now)
    facts = {
        "edition": edition.number,
        "content": edition.fingerprint,
        **{file.locale: file.digest for file in edition.files},
    }
    audit.tell(session, "sheet.publish", edition, by=by, now=now, pole=sheet.pole_id, facts=facts)
    return edition


def withdraw(session: Session, sheet_id: UUID, *, by: Actor, now: datetime) -> None:
    """Take every edition of a sheet off the web.  They are kept, and nobody outside sees them.

    :raises NotFound: another pole's, or nothing of it is published.
    :raises NotAllowed: the right to publish is missing.
    """
    sheet = drafting.fetch(session, sheet_id, "publish", by=by)
    standing = [edition for edition in sheet.editions if edition.withdrawn_at is None]
    if not standing:
        raise NotFound(f"no edition of sheet {sheet_id} stands")
    for edition in standing:
        edition.withdrawn_at = now
    session.flush()
    facts = {"editions": [edition.number for edition in standing]}
    audit.tell(session, "sheet.withdraw", sheet, by=by, now=now, pole=sheet.pole_id, facts=facts)


def _file(name: str, locale: Locale, data: bytes) -> EditionFile:
    digest = hashlib.sha256(data).hexdigest()
    return EditionFile(
        id=uuid4(), name=name, locale=locale, format="pdf", digest=digest, bytes=data
    )


def _next_number(session: Session, sheet_id: UUID) -> int:
    last = select(Edition.number).where(Edition.sheet_id == sheet_id)
    return (session.scalar(last.order_by(Edition.number.desc()).limit(1)) or 0) + 1


def _nothing_left(composed: composing.Composed) -> tuple[Problem, ...]:
    """Say that secrecy has left no figure at all: there would be nothing to publish."""
    content = composed.content
    shown = len(content.comparisons) - len(composed.hidden_comparisons)
    if content.figures or shown:
        return ()
    return (Problem("sheet.nothing-to-show", ("figures-0", "measure")),)
