"""What every table shares."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Annotated, Any, TypeAlias
from uuid import UUID, uuid4

from sqlalchemy import JSON, DateTime, Dialect, ForeignKey, Index, MetaData, String, Uuid, text
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


class ExactDecimal(TypeDecorator[Decimal]):
    """A number exactly as it was written, kept as text: SQLite would make a binary float of it,
    and 24000.00 would come back as 24000.0000000000."""

    impl = String(40)
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value)


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
    type_annotation_map = {
        datetime: UtcDateTime,
        Decimal: ExactDecimal,
        UUID: Uuid,
        Document: JSON,
        Names: JSON,
    }


def key_of(table: str, *, ondelete: str = "RESTRICT") -> ForeignKey:
    """Return a foreign key to the id of ``table``; what is pointed at cannot be deleted."""
    return ForeignKey(f"{table}.id", ondelete=ondelete)


def once_where(name: str, *columns: str, where: str) -> Index:
    """Return a unique index over the rows that ``where`` picks out.

    A UNIQUE constraint over a column that may be NULL protects nothing: NULL never equals NULL.
    """
    picked = text(where)
    return Index(name, *columns, unique=True, sqlite_where=picked, postgresql_where=picked)
