"""Published sheets, for everybody: the edition that stands at an address, and its files."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from app.core.errors import Gone, NotFound
from app.core.text import Locale
from app.documents.rendering import BOTH
from app.models import Edition, EditionFile, Sheet


def standing(session: Session, public_name: str, *, now: datetime) -> Edition:
    """Return the latest edition of the sheet with that name whose embargo is over.

    :raises NotFound: there is no such sheet, or nothing of it has appeared yet.
    :raises Gone: all that had appeared was withdrawn.
    """
    of_the_name = select(Edition).join(Edition.sheet).where(Sheet.public_name == public_name)
    edition = session.scalar(
        of_the_name.where(Edition.withdrawn_at.is_(None), _has_appeared(now))
        .order_by(Edition.number.desc())
        .limit(1)
    )
    if edition is not None:
        return edition
    withdrawn = of_the_name.where(Edition.withdrawn_at.is_not(None), _has_appeared(now))
    if session.scalar(withdrawn.limit(1)) is not None:
        raise Gone(f"sheet {public_name}")
    raise NotFound(f"sheet {public_name}")


def file_of(session: Session, public_name: str, name: str, *, now: datetime) -> EditionFile:
    """Return a file of the edition that stands, by its name.

    :raises NotFound: as :func:`standing`; it has no such file, or has it not yet.
    :raises Gone: as :func:`standing`; or words were taken out of it, and it is being made again.
    """
    edition = standing(session, public_name, now=now)
    file = session.scalar(
        select(EditionFile).where(EditionFile.edition_id == edition.id, EditionFile.name == name)
    )
    if file is None and edition.redacted_at:
        raise Gone(f"file {name} of {public_name}")
    if file is None:
        raise NotFound(f"no file {name} of {public_name}")
    return file


def names_of(session: Session, edition: Edition, locale: Locale) -> dict[str, list[str]]:
    """Return the names of the files of an edition in one language, by their format."""
    found = session.execute(
        select(EditionFile.format, EditionFile.name)
        .where(EditionFile.edition_id == edition.id, EditionFile.locale.in_((locale, BOTH)))
        .order_by(EditionFile.name)
    )
    names: dict[str, list[str]] = {}
    for format, name in found:
        names.setdefault(format, []).append(name)
    return names


def all_standing(session: Session, *, now: datetime) -> Sequence[tuple[str, datetime]]:
    """Return the public name of each sheet that stands, with the day of its last edition."""
    found = session.execute(
        select(Sheet.public_name, func.max(Edition.published_at))
        .join(Edition.sheet)
        .where(Edition.withdrawn_at.is_(None), _has_appeared(now))
        .group_by(Sheet.public_name)
        .order_by(Sheet.public_name)
    )
    return [(name, at) for name, at in found]


def _has_appeared(now: datetime) -> ColumnElement[bool]:
    return or_(Edition.appears_at.is_(None), Edition.appears_at <= now)
