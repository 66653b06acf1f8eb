"""Keeping a copy of the house: every table as of one instant, and every stored file."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import sqlalchemy as sa
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Engine

from app.operations import archive, rows
from app.operations.archive import Unusable

FILES = "files"
"""The folder below APP_DATA_DIR whose files belong to a backup."""


def back_up(engine: Engine, data_dir: Path, target: Path, *, now: datetime) -> dict[str, int]:
    """Write a backup; people may go on working meanwhile.

    The secret key is not in it: whoever finds the backup cannot sign in anybody's name.

    :return: the number of rows by table.
    :raises Unusable: the database is damaged or has no tables, or ``target`` exists.
    """
    with TemporaryDirectory(prefix="vises-backup-") as place:
        folder = Path(place) / "content"
        (folder / "tables").mkdir(parents=True)
        with _as_of_one_instant(engine, Path(place)) as connection:
            revision = MigrationContext.configure(connection).get_current_revision()
            if not revision:
                raise Unusable("The database has no tables: run flask db upgrade first.")
            counts = {}
            for table in rows.tables():
                with (folder / "tables" / f"{table.name}.jsonl").open("wb") as file:
                    counts[table.name] = rows.write(connection, table, file)
        if (data_dir / FILES).is_dir():  # after the tables: what they name is there by now
            shutil.copytree(data_dir / FILES, folder / FILES)
        facts = {
            "made_at": now.isoformat(),
            "revision": revision,
            "tables": [
                {"name": t.name, "columns": rows.columns_of(t), "rows": counts[t.name]}
                for t in rows.tables()
            ],
        }
        archive.write(target, folder, facts)
    return counts


@contextmanager
def _as_of_one_instant(engine: Engine, place: Path) -> Iterator[Connection]:
    """Give a connection that sees the tables as they stand now, whatever is written meanwhile."""
    if engine.dialect.name == "sqlite":
        engine.connect().close()  # where no database is set, this says so
        with _sqlite_copy(str(engine.url.database), place / "copy.sqlite") as connection:
            yield connection
        return
    with engine.connect().execution_options(
        isolation_level="REPEATABLE READ", postgresql_readonly=True
    ) as connection:
        yield connection


@contextmanager
def _sqlite_copy(source: str, copy: Path) -> Iterator[Connection]:
    """Copy a live database and look the copy through; writers do not wait for it."""
    live = sqlite3.connect(source, isolation_level=None)
    try:
        live.execute("VACUUM INTO ?", (str(copy),))
    except sqlite3.DatabaseError as broken:
        raise Unusable(f"The database is damaged: {broken}.") from broken
    finally:
        live.close()
    engine = sa.create_engine(f"sqlite:///{copy}")
    try:
        with engine.connect() as connection:
            says = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
            astray = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
            if says != ["ok"] or astray:
                raise Unusable(f"The database is damaged: {(says, astray[:3])}.")
            yield connection
    finally:
        engine.dispose()
