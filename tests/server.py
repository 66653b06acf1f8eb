"""The real server before the real application, for what only bytes on a socket can show."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Server:
    port: int

    def say(self, sent: bytes, *, hang_up: bool = False) -> bytes:
        """Send bytes as they are and return every byte of the answer.

        :param hang_up: say that nothing more will come, as a lost connection does.
        """
        with socket.create_connection(("127.0.0.1", self.port), timeout=60) as wire:
            try:
                wire.sendall(sent)
                if hang_up:
                    wire.shutdown(socket.SHUT_WR)
            except (BrokenPipeError, ConnectionResetError):
                pass  # it had answered before it had read everything, which is its right
            return _until_closed(wire)

    def status(self, sent: bytes, *, hang_up: bool = False) -> int:
        """Return the status of the answer."""
        return int(self.say(sent, hang_up=hang_up).split(b" ", 2)[1])


@contextmanager
def serving(database_url: str, data_dir: Path) -> Iterator[Server]:
    """Run gunicorn as docs/operating.md says, on a port that it is handed already open."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        os.set_inheritable(listening.fileno(), True)
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", "gunicorn", "--bind", f"fd://{listening.fileno()}"),
                *("--workers", "1", "--worker-class", "gthread", "--threads", "4"),
                *("--log-level", "error", "wsgi:app"),
            ],
            cwd=ROOT,
            pass_fds=[listening.fileno()],
            env={
                **os.environ,
                "APP_SECRET_KEY": "a key for tests, and for nothing else",
                "APP_DATABASE_URL": database_url,
                "APP_DATA_DIR": str(data_dir),
            },
        )
        try:
            yield Server(listening.getsockname()[1])
        finally:
            process.terminate()
            process.wait(20)


def _until_closed(wire: socket.socket) -> bytes:
    answer = b""
    try:
        while part := wire.recv(65_536):
            answer += part
    except ConnectionResetError:
        pass
    return answer
