"""``bin/run``, as a newcomer meets it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).parents[2]


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port: int = door.getsockname()[1]
        return port


def environment(data: Path, port: int | str) -> dict[str, str]:
    return os.environ | {"APP_DATA_DIR": str(data), "PORT": str(port)}


@contextmanager
def running(data: Path, port: int) -> Iterator[list[str]]:
    """Start ``bin/run``; give what it said until it answers, and stop it as systemd would."""
    with subprocess.Popen(
        [sys.executable, "bin/run"],
        cwd=ROOT, env=environment(data, port), text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    ) as process:  # fmt: skip
        assert process.stdout
        said = []
        for line in process.stdout:
            said.append(line)
            if "VISES answers on" in line or "does not answer" in line:
                break
        try:
            yield said
        finally:
            process.send_signal(signal.SIGTERM)
            said += process.stdout  # ends when server, workers and worker have ended
    assert process.returncode == 0, "".join(said)


def refusal(*arguments: str, env: dict[str, str]) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "bin/run", *arguments],
        cwd=ROOT, env=env, text=True, capture_output=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stderr


def test_one_command_shows_the_house_and_a_second_time_it_only_starts(tmp_path: Path) -> None:
    data, port = tmp_path / "var", free_port()
    with running(data, port) as first, urlopen(f"http://127.0.0.1:{port}/") as page:
        assert (page.status, f"http://127.0.0.1:{port}" in first[-1]) == (200, True)
        assert (data / "secret-key").stat().st_mode & 0o777 == 0o600
        assert "pilote@example.org" in "".join(first)

    with running(data, port) as second, urlopen(f"http://127.0.0.1:{port}/healthz") as health:
        assert (health.status, "Preparing" in "".join(second)) == (200, False)
        assert "pilote@example.org" in "".join(second)


def test_a_busy_port_is_said_before_anything_is_made(tmp_path: Path) -> None:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen()
        port = door.getsockname()[1]
        code, said = refusal(env=environment(tmp_path / "var", port))

    assert (code, f"Port {port} is taken" in said) == (1, True)
    assert not (tmp_path / "var").exists()


def test_a_folder_that_it_did_not_make_is_never_emptied(tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("dear")

    code, said = refusal("--fresh", env=environment(tmp_path, free_port()))

    assert (code, "Nothing was removed" in said) == (1, True)
    assert (tmp_path / "letters.txt").read_text() == "dear"


def test_a_database_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    env = environment(tmp_path, free_port()) | {"APP_DATABASE_URL": "postgresql:///vises"}

    code, said = refusal(env=env)

    assert (code, "APP_DATABASE_URL is set" in said) == (1, True)
