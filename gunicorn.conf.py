"""How gunicorn serves us: ``gunicorn wsgi:app`` reads this file by itself."""

from __future__ import annotations

import os
import sqlite3
import sys
from typing import Any

SOUND_SQLITE = (3, 51, 3)
"""Before it, two connections that reset the write-ahead log at once could damage the file."""


def number(name: str, default: int, *, most: int) -> int:
    written = os.environ.get(name) or str(default)
    if not (written.isascii() and written.isdigit() and 1 <= int(written) <= most):
        sys.exit(f"{name} is no number from 1 to {most}: {written}")
    return int(written)


bind = f"127.0.0.1:{number('PORT', 8000, most=65535)}"
worker_class = "gthread"
workers = number("APP_WEB_PROCESSES", 2, most=64)
threads = 4
preload_app = True  # read once, shared by the workers; nothing connects before the fork
timeout = 60  # seconds without a sign of life
graceful_timeout = 15  # seconds for what is under way when we are asked to stop
max_requests = 5_000
max_requests_jitter = 500
control_socket_disable = True
wsgi_app = "wsgi:app"


def when_ready(server: Any) -> None:
    """Say once what whoever runs the server ought to know of its database."""
    on_sqlite = os.environ.get("APP_DATABASE_URL", "").startswith("sqlite:")
    if on_sqlite and sqlite3.sqlite_version_info < SOUND_SQLITE:
        server.log.warning(
            "This Python's SQLite is %s; before %s a rare fault can damage a database that several"
            " processes write. Good for trying out; for real answers use PostgreSQL or a newer"
            " SQLite (docs/operating.md).",
            sqlite3.sqlite_version,
            ".".join(map(str, SOUND_SQLITE)),
        )
