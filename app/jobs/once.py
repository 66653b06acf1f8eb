"""Writing a row unless one with its key is there, on either database and without a race."""

from __future__ import annotations

from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from app.models import Base


def insert_once(session: Session, table: type[Base], *, unique: str, **values: Any) -> bool:
    """Write the row; tell whether it was written.

    :param unique: the column that holds the key.
    """
    at_hand = session.get_bind().dialect.name
    insert = sqlite.insert(table) if at_hand == "sqlite" else postgresql.insert(table)
    key = table.__table__.c[unique]
    row = session.execute(
        insert.values(**values).on_conflict_do_nothing(index_elements=[unique]).returning(key)
    ).one_or_none()
    return row is not None
