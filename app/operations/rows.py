"""The rows of every table as lines of JSON that any database of ours can take back.

Written with one kind per column, so that a backup outlives the models that made it, and
what SQLite kept comes back in PostgreSQL.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import islice
from typing import IO, Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import Connection, Table
from sqlalchemy.types import TypeEngine

from app.models import Base
from app.models.base import ExactDecimal, UtcDateTime

AT_ONCE = 500
"""Rows that are held in memory."""


@dataclass(frozen=True, slots=True)
class Kind:
    """How values of one kind of column are written, read, and given to a database."""

    type: TypeEngine[Any]
    to_json: Callable[[Any], Any]
    from_json: Callable[[Any], Any]


def _same(value: Any) -> Any:
    return value


KINDS: Mapping[str, Kind] = {
    "uuid": Kind(sa.Uuid(), str, UUID),
    "instant": Kind(
        UtcDateTime(),
        lambda at: at.astimezone(UTC).isoformat(),
        datetime.fromisoformat,
    ),
    "day": Kind(sa.Date(), date.isoformat, date.fromisoformat),
    "bytes": Kind(sa.LargeBinary(), lambda raw: b64encode(raw).decode(), b64decode),
    "document": Kind(sa.JSON(none_as_null=True), _same, _same),
    "boolean": Kind(sa.Boolean(), _same, _same),
    "integer": Kind(sa.BigInteger(), _same, _same),
    "decimal": Kind(ExactDecimal(), str, Decimal),
    "float": Kind(sa.Float(), _same, _same),
    "text": Kind(sa.String(), _same, _same),
}

_KIND_OF: tuple[tuple[type[TypeEngine[Any]], str], ...] = (
    (sa.Uuid, "uuid"),
    (UtcDateTime, "instant"),
    (ExactDecimal, "decimal"),
    (sa.Date, "day"),
    (sa.LargeBinary, "bytes"),
    (sa.JSON, "document"),
    (sa.Boolean, "boolean"),
    (sa.Integer, "integer"),
    (sa.Float, "float"),
    (sa.String, "text"),
)


def tables() -> list[Table]:
    """Return every table, those that are pointed at before those that point."""
    return Base.metadata.sorted_tables


def columns_of(table: Table) -> dict[str, str]:
    """Return the kind of each column by its name."""
    return {column.name: kind_of(column.type) for column in table.columns}


def kind_of(type_: TypeEngine[Any]) -> str:
    for known, kind in _KIND_OF:
        if isinstance(type_, known):
            return kind
    raise TypeError(f"no backup knows how to keep a column of type {type_!r}")


def order_of(table: Table) -> list[sa.Column[Any]]:
    """Return what the rows are kept by.  A wave points at the one before, in its own table: such
    rows come back one after another only in the order in which they were made."""
    points_into_itself = any(key.column.table is table for key in table.foreign_keys)
    return [*([table.c.created_at] if points_into_itself else []), *table.primary_key.columns]


def write(connection: Connection, table: Table, file: IO[bytes]) -> int:
    """Write each row as one line, each after those it points at; return how many there are."""
    kinds = [KINDS[kind] for kind in columns_of(table).values()]
    query = sa.select(table).order_by(*order_of(table))
    count = 0
    for row in connection.execution_options(yield_per=AT_ONCE).execute(query):
        values = [
            None if value is None else kind.to_json(value)
            for value, kind in zip(row, kinds, strict=True)
        ]
        file.write(json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
        count += 1
    return count


def insert(
    connection: Connection, name: str, columns: Mapping[str, str], lines: Iterable[bytes]
) -> int:
    """Put the rows back into the table ``name``; return how many there were."""
    table = sa.table(name, *(sa.column(c, KINDS[kind].type) for c, kind in columns.items()))
    values = _values(columns, lines)
    count = 0
    while rows := list(islice(values, AT_ONCE)):
        connection.execute(sa.insert(table), rows)
        count += len(rows)
    return count


def _values(columns: Mapping[str, str], lines: Iterable[bytes]) -> Iterator[dict[str, Any]]:
    for line in lines:
        yield {
            name: None if value is None else KINDS[kind].from_json(value)
            for (name, kind), value in zip(columns.items(), json.loads(line), strict=True)
        }
