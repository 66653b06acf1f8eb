"""The environment of the commands is made by whichever way works, and renewed only when it must."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PREPARE = """
import sys
from pathlib import Path
sys.path.insert(0, "bin")
import environment
environment.VENV = Path({place!r})
environment.PYTHON = environment.VENV / "bin" / "python"
environment.os.geteuid = lambda: 1000
"""


def say(place: Path, code: str) -> subprocess.CompletedProcess[str]:
    """Run code beside ``bin/environment.py``, as somebody who is not root."""
    return subprocess.run(
        [sys.executable, "-c", PREPARE.format(place=str(place)) + code],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_a_lock_is_installed_once_and_again_when_it_has_changed(tmp_path: Path) -> None:
    done = say(
        tmp_path / "venv",
        "installed = []\n"
        "environment._make = lambda: environment.VENV.mkdir()\n"
        "environment._has_pip = lambda: True\n"
        "environment._install = installed.append\n"
        "environment.PYTHON = Path(sys.executable)\n"
        "environment.VENV.mkdir()\n"
        "environment.ready('requirements.txt')\n"
        "environment.ready('requirements.txt')\n"
        "environment.digest = lambda *paths: 'another'\n"
        "environment.ready('requirements.txt')\n"
        "print(installed)\n",
    )

    assert done.stdout.splitlines()[-1] == "['requirements.txt', 'requirements.txt']", done.stderr


def test_a_python_without_ensurepip_borrows_the_pip_that_is_there(tmp_path: Path) -> None:
    done = say(
        tmp_path / "venv",
        "find = environment.importlib.util.find_spec\n"
        "environment.importlib.util.find_spec = lambda n: None if n == 'ensurepip' else find(n)\n"
        "ran = []\n"
        "environment._succeeds = lambda command, env=None: ran.append(command[1:4]) or True\n"
        "environment._has_pip = lambda: bool(ran)\n"
        "environment._make()\n"
        "print(ran)\n",
    )

    assert "['-m', 'pip', '--python']" in done.stdout, done.stderr


def test_where_nothing_works_it_says_what_to_do(tmp_path: Path) -> None:
    done = say(
        tmp_path / "venv",
        "environment.importlib.util.find_spec = lambda name: None\nenvironment._make()\n",
    )

    assert done.returncode == 1
    assert "sudo apt-get install python3-venv" in done.stderr


def test_a_python_that_is_too_old_is_told_so(tmp_path: Path) -> None:
    done = say(
        tmp_path / "venv",
        "sys.version_info = (3, 9)\nenvironment.ready('requirements.txt')\n",
    )

    assert (done.returncode, "needs Python 3.11 or newer" in done.stderr) == (1, True)
