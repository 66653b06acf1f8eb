"""What every table shares."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any, TypeAlias
from uuid import UUID, uuid4

from sqlalchemy import JSON, DateTime, Dialect, ForeignKey, MetaData, Uuid
from sqlalchemy.orm import DeclarativeBase, mapped_column
from sqlalchemy.types import TypeDecorator

Document: TypeAlias = dict[str, Any]
"""A column of JSON whose shape a codec in ``app.core`` owns."""

Names: TypeAlias = dict[str, str]
"""A column of plain wording by language tag: ``{"fr": "Pôle", "nl": "Pool"}``."""

Id: TypeAlias = Annotated[UUID, mapped_column(primary_key=True, default=uuid4)]
"""A random key: no address on the web ever counts upwards."""


class UtcDateTime(TypeDecorator[datetime]):
    """An instant.  Only aware datetimes go in, and only UTC comes out, on every database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a naive datetime is no instant: {value!r}")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value if value is None or value.tzinfo else value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    """Base of every table.

    Constraints are named by rule, so that a migration can drop what it did not
    create and an error can be traced to the constraint that raised it.
    """

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: UtcDateTime, UUID: Uuid, Document: JSON, Names: JSON}


def key_of(table: str, *, ondelete: str = "RESTRICT") -> ForeignKey:
    """Return a foreign key to the id of ``table``; what is pointed at cannot be deleted."""
    return ForeignKey(f"{table}.id", ondelete=ondelete)
