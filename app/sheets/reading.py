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


def file_of(session: Session, public_name: str, locale: Locale) -> EditionFile:
    """Return the printed page of the edition that stands.

    :raises NotFound: as :func:`standing`.
    """
    edition = standing(session, public_name)
    file = session.scalar(
        select(EditionFile).where(
            EditionFile.edition_id == edition.id,
            EditionFile.locale == locale,
            EditionFile.format == "pdf",
        )
    )
    if file is None:
        raise NotFound(f"no page of {public_name} in {locale}")
    return file
