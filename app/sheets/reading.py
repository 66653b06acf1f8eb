"""Published sheets, for everybody: the edition that stands at an address, and its files."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.errors import NotFound
from app.core.text import Locale
from app.models import Edition, EditionFile, Sheet


def standing(session: Session, public_name: str) -> Edition:
    """Return the latest edition of the sheet with that name.

    :raises NotFound: there is no such sheet, it is a draft, or it was withdrawn.
    """
    edition = session.scalar(
        select(Edition)
        .join(Edition.sheet)
        .where(Sheet.public_name == public_name, Edition.withdrawn_at.is_(None))
        .order_by(Edition.number.desc())
        .limit(1)
    )
    if edition is None:
        raise NotFound(f"sheet {public_name}")
    return edition


def file_of(session: Session, public_name: str, name: str) -> EditionFile:
    """Return a file of the edition that stands, by its name.

    :raises NotFound: as :func:`standing`; it has no such file, or has it not yet.
    """
    edition = standing(session, public_name)
    file = session.scalar(
        select(EditionFile).where(EditionFile.edition_id == edition.id, EditionFile.name == name)
    )
    if file is None:
        raise NotFound(f"no file {name} of {public_name}")
    return file


def names_of(session: Session, edition: Edition, locale: Locale) -> dict[str, list[str]]:
    """Return the names of the files of an edition in one language, by their format."""
    found = session.execute(
        select(EditionFile.format, EditionFile.name)
        .where(EditionFile.edition_id == edition.id, EditionFile.locale == locale)
        .order_by(EditionFile.name)
    )
    names: dict[str, list[str]] = {}
    for format, name in found:
        names.setdefault(format, []).append(name)
    return names
