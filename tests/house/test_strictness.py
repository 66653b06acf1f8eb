"""The rules of the test run hold."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser import barriers
from tests.clients import Visit
from tests.strictness import BeyondLoopback

ROOT = Path(__file__).parents[2]


def test_no_test_reaches_another_machine() -> None:
    with pytest.raises(BeyondLoopback), socket.socket() as door:
        door.connect(("192.0.2.1", 80))


def test_no_test_asks_for_the_address_of_another_machine() -> None:
    with pytest.raises(BeyondLoopback):
        socket.getaddrinfo("example.org", 443)


def test_a_warning_is_an_error(request: pytest.FixtureRequest) -> None:
    assert request.config.getini("filterwarnings")[0] == "error"


@pytest.mark.browser
def test_the_search_for_barriers_finds_one(visit: Visit) -> None:
    page = visit()
    page.goto("/")
    page.evaluate("document.querySelector('main').append(document.createElement('input'))")

    assert any(line.startswith("label:") for line in barriers(page))


@pytest.mark.parametrize(
    ("ci", "files", "status"),
    [("", "tests/corpus", 0), ("true", "tests/corpus/test_surveyjs.py", 1)],
)
def test_without_the_files_of_others_their_tests_are_skipped_and_fail_on_ci(
    tmp_path: Path, ci: str, files: str, status: int
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-rsfE", "-p", "no:cacheprovider", files],
        cwd=ROOT, env=os.environ | {"CI": ci, "CORPUS_DIR": str(tmp_path / "nowhere")},
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert "set CORPUS_DIR to where they are" in done.stdout
    assert min(done.returncode, 1) == status, done.stdout
