"""The whole house as it stands in the world: gunicorn, a worker, and a post office beside them."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from queue import Queue
from threading import Event, Thread
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from app.web.database import tune

ROOT = Path(__file__).parents[2]
PATIENCE = 30  # seconds


@dataclass(frozen=True, slots=True)
class House:
    """A running house: its address, its database, and what it puts in the post."""

    address: str
    database_url: str
    folder: Path
    settings: dict[str, str]
    letters: Queue[EmailMessage] = field(default_factory=Queue)

    def flask(self, *command: str) -> str:
        """Run a command of the house, as whoever looks after it does; give what it says."""
        done = subprocess.run(
            [sys.executable, "-m", "flask", *command],
            cwd=ROOT, env=self.settings, text=True, capture_output=True,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    @contextmanager
    def tables(self) -> Iterator[Session]:
        """Look into the database, or put something there, past the application."""
        engine = create_engine(self.database_url)
        tune(engine)
        with Session(engine) as session:
            yield session
            session.commit()
        engine.dispose()

    def next_letter(self) -> EmailMessage:
        """Return the next mail that the worker delivers, and wait for it."""
        return self.letters.get(timeout=PATIENCE)


class PostOffice:
    """Takes every mail, and keeps it for the test."""

    def __init__(self, letters: Queue[EmailMessage]) -> None:
        self.letters = letters

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        letter = message_from_bytes(envelope.content, policy=policy.default)
        self.letters.put(letter)
        return "250 OK"


@pytest.fixture
def house(database_url: str, tmp_path: Path) -> Iterator[House]:
    """Start the server, the worker and the post office on the test's own database."""
    letters: Queue[EmailMessage] = Queue()
    office = Controller(PostOffice(letters), hostname="127.0.0.1", port=_free_port())
    office.start()
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    settings = os.environ | {
        "APP_SECRET_KEY": "a key for tests, and for nothing else",
        "APP_DATABASE_URL": database_url,
        "APP_DATA_DIR": str(tmp_path),
        "APP_BASE_URL": address,
        "APP_SMTP_URL": f"smtp://127.0.0.1:{office.port}",
        "FLASK_APP": "wsgi",
        "PORT": str(port),
        "PYTHONUNBUFFERED": "1",
    }
    with (
        _running(settings, tmp_path, "gunicorn", until="Listening at"),
        _running(settings, tmp_path, "flask", "jobs", "work"),
    ):
        yield House(address, database_url, tmp_path, settings, letters)
    office.stop()


@contextmanager
def _running(
    settings: dict[str, str], folder: Path, *command: str, until: str = ""
) -> Iterator[None]:
    """Run a program beside the test, and end it by its own number.

    :param until: what it says once it is ready, empty where nobody waits for it.
    """
    process = subprocess.Popen(
        [sys.executable, "-m", *command],
        cwd=ROOT, env=settings, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    ready = Event()
    journal = folder / f"{command[0]}.log"
    reader = Thread(target=_read, args=(process, journal, until, ready))
    reader.start()
    try:
        if until:
            assert ready.wait(PATIENCE), journal.read_text()
        yield
    finally:
        process.terminate()
        process.wait(PATIENCE)
        reader.join()


def _read(process: subprocess.Popen[str], journal: Path, until: str, ready: Event) -> None:
    """Write down what a program says, and notice when it says that it is ready."""
    assert process.stdout
    with journal.open("w") as log, process.stdout as said:
        for line in said:
            log.write(line)
            log.flush()
            if until and until in line:
                ready.set()


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port: int = door.getsockname()[1]
        return port
