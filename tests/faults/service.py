"""The real server with two workers, on a port that outlives it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass
class Service:
    """Gunicorn with two workers."""

    database_url: str
    folder: Path
    listening: socket.socket
    process: subprocess.Popen[bytes] | None = None
    log: Path = field(init=False)

    def __post_init__(self) -> None:
        self.log = self.folder / "server.log"

    @property
    def port(self) -> int:
        return int(self.listening.getsockname()[1])

    def start(self) -> None:
        number = self.listening.fileno()
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [
                    *(sys.executable, "-m", "gunicorn", "--bind", f"fd://{number}"),
                    *("--workers", "2", "--worker-class", "gthread", "--threads", "4"),
                    *("--log-level", "error", "wsgi:app"),
                ],
                cwd=ROOT, pass_fds=[number], stderr=log, stdout=log, start_new_session=True,
                env={
                    **os.environ,
                    "APP_SECRET_KEY": "a key for tests, and for nothing else",
                    "APP_DATABASE_URL": self.database_url,
                    "APP_DATA_DIR": str(self.folder),
                },
            )  # fmt: skip

    def stop(self) -> None:
        assert self.process
        self.process.terminate()
        self.process.wait(30)


@contextmanager
def service(database_url: str, folder: Path) -> Iterator[Service]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        os.set_inheritable(listening.fileno(), True)
        one = Service(database_url, folder, listening)
        one.start()
        try:
            yield one
        finally:
            one.stop()
