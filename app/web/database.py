"""How a request opens its transaction: SQLite in WAL mode, writers one after another."""

from __future__ import annotations

from typing import Any

from flask import Flask, has_request_context, request
from sqlalchemy import Engine, event

from app.extensions import db

READING = frozenset({"GET", "HEAD", "OPTIONS"})
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",  # what we acknowledged survives a power cut
    "foreign_keys=ON",
    "busy_timeout=10000",  # milliseconds
    "cache_size=-16000",  # kibibytes
    "temp_store=MEMORY",
)


def init_app(app: Flask) -> None:
    with app.app_context():
        tune(db.engine)


def tune(engine: Engine) -> None:
    """Make transactions on SQLite what they are elsewhere; leave other databases alone.

    A transaction that reads first and then writes would lose an update or be refused
    with "database is locked" after no wait at all, so every writing one begins IMMEDIATE.
    """
    if engine.dialect.name != "sqlite":
        return

    @event.listens_for(engine, "connect")
    def _open(raw: Any, _record: object) -> None:
        raw.isolation_level = None  # the driver's own BEGIN comes too late; ours is below
        for pragma in PRAGMAS:
            raw.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        reading = has_request_context() and request.method in READING
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
