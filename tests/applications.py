"""One application for each set of settings: built once in a process, and asked by test after test.

Building one costs more than most tests do, for the rules of every address, every template and
every statement of SQL are worked out anew.  So the tests of a process stand on the same ground:
the same file of a database and the same folder of files, each made new for every test.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask

from app.config import Settings
from app.extensions import db
from app.factory import create_app
from tests.clients import FormClient

_built: dict[Settings, Flask] = {}


@contextmanager
def application(settings: Settings) -> Iterator[Flask]:
    """The application of these settings, with an application context pushed."""
    app = _built.get(settings) or _built.setdefault(settings, create_app(settings))
    app.config.update(settings.for_flask())  # a test may have set another
    app.test_client_class = FormClient
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def sqlite_from(template: Path, file: Path) -> str:
    """Put a copy of the template in the place of what stands there; return its address.

    What the test before left open goes on in the file that is gone, and never in this one.
    """
    for suffix in ("", "-wal", "-shm", "-journal"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)
    shutil.copyfile(template, file)
    return f"sqlite:///{file}"


def emptied(folder: Path) -> Path:
    """Return the folder, made, with nothing in it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    return folder
