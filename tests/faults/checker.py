"""Whether a database keeps what was acknowledged: rules L1 to L6, asked in plain SQL.

It runs as a program of its own and knows nothing of the application:

    python -m tests.faults.checker DATABASE_URL FOLDER_OF_LEDGERS

and prints what is broken, a line each; nothing where all is well.
"""

from __future__ import annotations

import json
import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg

QUESTIONS = ("q-workers", "q-volunteers")
NUMBERS = """
    SELECT response_id, count(*), min(number), max(number) FROM response_revision
    GROUP BY response_id
"""
UNIQUE = {
    "L2 a response was handed in twice": "SELECT response_id FROM submission",
    "L2 a key stands twice": "SELECT key FROM submission",
    "L2 a receipt stands twice": "SELECT receipt FROM submission",
    "L2 a mail stands twice": "SELECT unique_key FROM mail",
    "L2 an enterprise has two responses": "SELECT campaign_id, enterprise_id FROM response",
    "L5 a submission was audited twice": (
        "SELECT subject_id FROM audit_event WHERE action = 'response.submit'"
    ),
}
EQUAL = {
    "L5 submissions and their audit differ": (
        "SELECT count(*) FROM submission",
        "SELECT count(*) FROM audit_event WHERE action = 'response.submit'",
    ),
    "L2 submissions and their mails differ": (
        "SELECT count(*) FROM submission",
        "SELECT count(*) FROM mail WHERE unique_key LIKE 'receipt:%'",
    ),
    "L2 mails and the jobs that send them differ": (
        "SELECT count(*) FROM mail",
        "SELECT count(*) FROM job WHERE kind = 'mail.send'",
    ),
    "L6 submissions and responses that are handed in differ": (
        "SELECT count(*) FROM submission",
        "SELECT count(*) FROM response WHERE state = 'submitted'",
    ),
}


class Database:
    """Rows of either kind of database, ids as plain hexadecimal digits."""

    def __init__(self, url: str) -> None:
        self.is_sqlite = url.startswith("sqlite")
        if self.is_sqlite:
            self.connection: Any = sqlite3.connect(url.removeprefix("sqlite:///"))
        else:
            self.connection = psycopg.connect(url.replace("+psycopg", ""), autocommit=True)

    def rows(self, statement: str) -> list[tuple[Any, ...]]:
        cursor = self.connection.cursor()
        cursor.execute(statement)
        return [tuple(map(self._plain, row)) for row in cursor.fetchall()]

    def _plain(self, cell: Any) -> Any:
        return cell.hex if hasattr(cell, "hex") and not isinstance(cell, float | bytes) else cell


def broken(url: str, folder: Path) -> Iterator[str]:
    """Give every rule that is broken, with where."""
    database = Database(url)
    ledger = _ledger(folder)
    yield from _saves(database, ledger)
    yield from _submissions(database, ledger)
    for said, statement in UNIQUE.items():
        counted = Counter(database.rows(statement))
        yield from (f"{said}: {key}" for key, times in counted.items() if times > 1)
    for said, (one, other) in EQUAL.items():
        if database.rows(one) != database.rows(other):
            yield f"{said}: {database.rows(one)[0][0]}, {database.rows(other)[0][0]}"
    yield from _numbers(database)
    yield from _sound(database)


def _ledger(folder: Path) -> dict[str, set[tuple[str, str]]]:
    """Return by step the pairs of an enterprise and what it sent."""
    steps: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for file in folder.glob("*.jsonl"):
        for line in file.read_text().splitlines():
            said = json.loads(line)
            enterprise = said["enterprise"].replace("-", "")
            steps[said["op"]].add((enterprise, said.get("value") or said.get("key")))
    return steps


def _saves(database: Database, ledger: dict[str, set[tuple[str, str]]]) -> Iterator[str]:
    kept: Counter[tuple[str, str]] = Counter()
    for enterprise, changes in database.rows(
        "SELECT r.enterprise_id, v.changes FROM response_revision v "
        "JOIN response r ON r.id = v.response_id"
    ):
        said = json.loads(changes) if isinstance(changes, str) else changes
        values = {str(said.get(question)) for question in QUESTIONS}
        if len(values) > 1:
            yield f"L4 half a page was kept: {said}"
        kept[enterprise, values.pop()] += 1
    yield from (f"L1 lost: {one}" for one in ledger["saved"] - kept.keys())
    yield from (f"L3 sent by nobody: {one}" for one in kept.keys() - ledger["save"])
    yield from (f"L4 kept twice: {one}" for one, times in kept.items() if times > 1)


def _submissions(database: Database, ledger: dict[str, set[tuple[str, str]]]) -> Iterator[str]:
    found = database.rows(
        "SELECT r.enterprise_id, s.key, s.answers, r.answers FROM submission s "
        "JOIN response r ON r.id = s.response_id"
    )
    keys = {(enterprise, key) for enterprise, key, *_answers in found}
    yield from (f"L1 lost submission: {one}" for one in ledger["submitted"] - keys)
    yield from (f"L3 submitted by nobody: {one}" for one in keys - ledger["submit"])
    for enterprise, _key, handed_in, stand in found:
        one, other = (json.loads(it) if isinstance(it, str) else it for it in (handed_in, stand))
        if any(one.get(question) != other.get(question) for question in QUESTIONS):
            yield f"L4 handed in otherwise than it stood: {enterprise}"


def _numbers(database: Database) -> Iterator[str]:
    last = dict(database.rows("SELECT id, revision FROM response"))
    for response, count, first, highest in database.rows(NUMBERS):
        if (first, highest, last[response]) != (1, count, count):
            yield f"L5 revisions of {response}: {count} from {first} to {highest}"


def _sound(database: Database) -> Iterator[str]:
    if database.is_sqlite:
        if (said := database.rows("PRAGMA integrity_check")) != [("ok",)]:
            yield f"L6 {said[:3]}"
        yield from (f"L6 {row}" for row in database.rows("PRAGMA foreign_key_check")[:3])
        return
    database.connection.execute("CREATE EXTENSION IF NOT EXISTS amcheck")
    database.rows(
        "SELECT bt_index_check(c.oid) FROM pg_class c JOIN pg_am a ON a.oid = c.relam "
        "JOIN pg_namespace n ON n.oid = c.relnamespace "
        "WHERE a.amname = 'btree' AND c.relkind = 'i' AND n.nspname = 'public'"
    )


if __name__ == "__main__":
    sys.stdout.write("\n".join(broken(sys.argv[1], Path(sys.argv[2]))))
