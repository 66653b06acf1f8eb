"""Bringing a backup back, into a database that holds nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect

from app.config import MIGRATIONS
from app.models import AuditEvent, LoginSession, Mail
from app.operations import rows
from app.operations.archive import Archive, Unusable
from app.operations.backup import FILES


def restore(
    backup: Archive,
    engine: Engine,
    data_dir: Path,
    *,
    migrate: Callable[[str], None],
    now: datetime,
) -> int:
    """Bring back every row and file, then bring the tables to what this release knows.

    Everybody has to log in again.  Mails that were waiting are marked *unknown*: they may have
    been sent since, and nobody is written to twice.

    :param migrate: brings the tables to a revision, or to ``"head"``.
    :return: the number of rows that came back.
    :raises Unusable: the database or the folder of files is not empty, or at another revision;
        or a later release made the backup.
    """
    revision = backup.manifest["revision"]
    if revision not in {known.revision for known in ScriptDirectory(MIGRATIONS).walk_revisions()}:
        raise Unusable(f"A later VISES made this backup: revision {revision} is unknown here.")
    _must_be_empty(engine, data_dir, revision)
    migrate(revision)
    with engine.begin() as connection:
        count = 0
        for table in backup.manifest["tables"]:
            with backup.member(f"tables/{table['name']}.jsonl") as lines:
                count += rows.insert(connection, table["name"], table["columns"], lines)
        if engine.dialect.name == "sqlite":
            astray = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
            if astray:
                raise Unusable(f"Rows of the backup point nowhere: {astray[:3]}.")
    migrate("head")
    _settle(engine, backup, now)
    for name in backup.members(FILES):
        path = data_dir / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with backup.member(name) as content, path.open("wb") as file:
            shutil.copyfileobj(content, file)
    return count


def _must_be_empty(engine: Engine, data_dir: Path, revision: str) -> None:
    if (data_dir / FILES).is_dir() and any((data_dir / FILES).iterdir()):
        raise Unusable(f"{data_dir / FILES} is not empty. Nothing was changed.")
    with engine.connect() as connection:
        present = MigrationContext.configure(connection).get_current_revision()
        names = set(inspect(connection).get_table_names()) - {"alembic_version"}
        filled = [
            name
            for name in sorted(names)
            if connection.scalar(sa.select(sa.literal(1)).select_from(sa.table(name)).limit(1))
        ]
    if filled:
        raise Unusable(
            f"The database is not empty: there are rows in {', '.join(filled)}. Nothing was"
            " changed. Bring a backup back into an empty database only."
        )
    if names and present != revision:
        raise Unusable(
            f"The tables are those of revision {present or 'none'}, the backup's of {revision}."
            " Bring it back into a database without tables."
        )


def _settle(engine: Engine, backup: Archive, now: datetime) -> None:
    """What was true of the other machine and is not of this one."""
    with engine.begin() as connection:
        connection.execute(
            sa.update(LoginSession).where(LoginSession.ended_at.is_(None)).values(ended_at=now)
        )
        connection.execute(sa.update(Mail).where(Mail.state == "waiting").values(state="unknown"))
        connection.execute(
            sa.insert(AuditEvent).values(
                at=now,
                action="backup.restore",
                subject_kind="backup",
                facts={"made_at": backup.manifest["made_at"]},
            )
        )
