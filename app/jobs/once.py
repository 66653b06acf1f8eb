"""Writing a row unless one with its key is there, on either database and without a race."""

from __future__ import annotations

from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from app.models import Base


def insert_once(
    session: Session, table: type[Base], *, unique: str | tuple[str, ...], **values: Any
) -> bool:
    """Write the row; tell whether it was written.

    :param unique: the column that holds the key, or the columns.
    """
    at_hand = session.get_bind().dialect.name
    insert = sqlite.insert(table) if at_hand == "sqlite" else postgresql.insert(table)
    columns = [unique] if isinstance(unique, str) else [*unique]
    key = table.__table__.c[columns[0]]
    row = session.execute(
        insert.values(**values).on_conflict_do_nothing(index_elements=columns).returning(key)
    ).one_or_none()
    return row is not None
