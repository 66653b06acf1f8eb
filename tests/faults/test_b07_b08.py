"""B07, B08: the database is held by another process, or written by many."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from threading import Timer

import pytest

from tests.faults.conftest import SAVES, Field
from tests.faults.ledger import play
from tests.faults.service import service


@pytest.mark.sqlite
def test_b07_whoever_holds_the_database_for_a_second_is_waited_for(
    field: Field, tmp_path: Path, seed: int
) -> None:
    """PostgreSQL has no lock on the whole of it."""
    holder = sqlite3.connect(
        field.database_url.removeprefix("sqlite:///"), isolation_level=None, check_same_thread=False
    )
    with service(field.database_url, tmp_path) as server:
        holder.execute("BEGIN IMMEDIATE")
        release = Timer(1.0, lambda: holder.execute("COMMIT"))
        release.start()
        writers = play(field.scene, field.tokens, server.port, field.folder, saves=SAVES)
        release.join()
    holder.close()

    statuses = {status for writer in writers for status in writer.statuses}
    assert (statuses, field.broken()) == ({303}, [])


def test_b08_many_writers_are_never_told_that_the_database_is_locked(
    field: Field, tmp_path: Path, seed: int
) -> None:
    with service(field.database_url, tmp_path) as server:
        writers = play(field.scene, field.tokens, server.port, field.folder, saves=SAVES)

    statuses = {status for writer in writers for status in writer.statuses}
    assert (statuses, field.broken()) == ({303}, [])
