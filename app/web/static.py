"""Static files live under an address that names what is in them, and may be kept for a year."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from flask import Flask

FOLDER = Path(__file__).parent.parent / "static"
A_YEAR = 365 * 24 * 3600
"""Seconds."""


def init_app(app: Flask) -> None:
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = A_YEAR


@cache
def address() -> str:
    """Return ``/static/`` and eight hexadecimal characters that change with any file.

    The version stands in the path and not in a query, so that what a style sheet or a
    script imports beside itself changes its address too.
    """
    digest = hashlib.sha256()
    for path in sorted(path for path in FOLDER.rglob("*") if path.is_file()):
        digest.update(path.relative_to(FOLDER).as_posix().encode())
        digest.update(path.read_bytes())
    return f"/static/{digest.hexdigest()[:8]}"
