"""What every case of bad input asks afterwards: that nothing was changed (trust, U1–U5 and U8).

That nobody reaches another machine (U5) is watched over all tests by ``tests.strictness``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from flask import Flask, Response, request_finished

from app.extensions import db
from app.models import Base
from tests.web.test_headers import NAMES

TELLTALES = ("Traceback", "site-packages", "sqlalchemy", "psycopg", "sqlite3", "SELECT ", ".py")
"""What a page says that speaks of its own inside."""


@contextmanager
def harmless(app: Flask, *, changes: bool = False) -> Iterator[None]:
    """Insist that what is sent within changes no row and no file, and that each answer is a
    page of ours: no fault, nothing of its inside, every header.

    :param changes: where something beside the bad part is rightly kept.
    """
    answers: list[Response] = []

    def gather(_app: Flask, response: Response, **_: Any) -> None:
        answers.append(response)

    before = rows_of(app), files_of(app)
    with request_finished.connected_to(gather, app):
        yield
    assert [answer.status for answer in answers if answer.status_code >= 500] == []
    said = [answer.get_data(as_text=True) for answer in answers if not answer.is_streamed]
    assert [word for word in TELLTALES for text in said if word in text] == []
    assert [name for name in NAMES for answer in answers if name not in answer.headers] == []
    assert changes or (rows_of(app), files_of(app)) == before


def rows_of(app: Flask) -> dict[str, str]:
    """Return a digest of the rows of each table; counters of tries may move, so they are left."""
    db.session.commit()
    with app.app_context(), db.engine.connect() as connection:
        return {
            table.name: hashlib.sha256(
                repr(sorted(map(repr, connection.execute(table.select())))).encode()
            ).hexdigest()
            for table in Base.metadata.sorted_tables
            if table.name != "attempt"
        }


def files_of(app: Flask) -> dict[Path, int]:
    """Return the stored files with their sizes, the database's own left aside."""
    folder: Path = app.config["SETTINGS"].data_dir
    return {
        path: path.stat().st_size
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".sqlite" not in path.name
    }
