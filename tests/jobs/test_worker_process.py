"""The worker as it really runs: a process that is told to stop while a mail is on its way."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from app.models import Job, Mail
from app.records import outbox
from tests.make import NOW

ROOT = Path(__file__).parents[2]
PATIENCE = 60
"""Seconds after which something is wrong with this machine."""


class SlowServer:
    """A mail server that takes a letter only when it is told to."""

    def __init__(self) -> None:
        self.has_it = threading.Event()
        self.may_answer = threading.Event()

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        self.has_it.set()
        await server.loop.run_in_executor(None, self.may_answer.wait, PATIENCE)
        return "250 OK"


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_a_worker_that_is_told_to_stop_finishes_what_it_does(
    session: Session, engine: Engine, database_url: str, tmp_path: Path, sign: signal.Signals
) -> None:
    server = SlowServer()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(server, hostname="127.0.0.1", port=port)
    controller.start()
    outbox.post(
        session, unique_key="1", recipient="bonjour@example.org", locale="fr", subject="Bonjour",
        text="Bonjour", now=NOW,
    )  # fmt: skip
    session.commit()
    settings = os.environ | {
        "APP_SECRET_KEY": "a key for tests, and for nothing else",
        "APP_DATABASE_URL": database_url,
        "APP_DATA_DIR": str(tmp_path),
        "APP_SMTP_URL": f"smtp://127.0.0.1:{port}",
    }
    command = [sys.executable, "-m", "flask", "--app", "wsgi", "jobs", "work"]
    worker = subprocess.Popen(command, cwd=ROOT, env=settings)
    try:
        assert server.has_it.wait(PATIENCE)
        worker.send_signal(sign)
        server.may_answer.set()
        ended_with = worker.wait(PATIENCE)
    finally:
        worker.kill()
        worker.wait()
        controller.stop()

    states = (
        session.scalars(select(Mail)).one().state, session.scalars(select(Job)).one().state
    )  # fmt: skip
    assert (ended_with, states) == (0, ("sent", "done"))
