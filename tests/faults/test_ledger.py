"""The checker itself: it finds each kind of loss, and nothing where nothing is lost."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.faults.checker import broken
from tests.faults.conftest import Field
from tests.faults.ledger import play
from tests.server import serving

HARM = {
    "": "SELECT 1",
    "L1 lost": "DELETE FROM response_revision WHERE number = 2",
    "L1 lost submission": "UPDATE submission SET key = 'another' || response_id",
    "L2 submissions": "DELETE FROM mail",
    "L3 sent by nobody": (
        """UPDATE response_revision SET changes = '{"q-workers": 7, "q-volunteers": 7}' """
        "WHERE number = 1"
    ),
    "L4 half a page": (
        """UPDATE response_revision SET changes = '{"q-workers": 10001}' WHERE number = 1"""
    ),
    "L4 handed in otherwise": "UPDATE submission SET answers = '{\"q-workers\": 1}'",
    "L5 submissions": "DELETE FROM audit_event WHERE action = 'response.submit'",
    "L5 revisions": "UPDATE response SET revision = revision + 1",
    "L6 [": "PRAGMA writable_schema = ON; DELETE FROM sqlite_master WHERE name LIKE 'uq_%'",
}


@pytest.mark.sqlite
def test_what_is_lost_doubled_or_halved_is_found_and_nothing_else(
    field: Field, tmp_path: Path
) -> None:
    """A file is harmed more easily than a server, and the rules are the same."""
    with serving(field.database_url, tmp_path) as server:
        play(field.scene, field.tokens[:2], server.port, field.folder, saves=3)

    found = {said: _after(harm, field, tmp_path) for said, harm in HARM.items()}

    assert found.pop("") == []
    seen = [said for said, lines in found.items() if any(one.startswith(said) for one in lines)]
    assert seen == list(found)


def _after(harm: str, field: Field, folder: Path) -> list[str]:
    """Return what the checker says of a copy of the database after some harm."""
    copy = folder / "harmed.sqlite"
    whole, harmed = (sqlite3.connect(one) for one in (_file(field), copy))
    whole.backup(harmed)
    harmed.executescript(harm)
    harmed.commit()
    for connection in (whole, harmed):
        connection.close()
    return list(broken(f"sqlite:///{copy}", field.folder))


def _file(field: Field) -> str:
    return field.database_url.removeprefix("sqlite:///")
