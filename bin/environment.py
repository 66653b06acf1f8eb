"""The environment that the commands of this folder run in: made once, renewed when a lock changes.

Needs nothing but Python 3.11 or newer: it is what makes everything else available.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
OLDEST = (3, 11)


def ready(lock: str) -> Path:
    """Return the Python of an environment that holds what ``lock`` names, made if need be.

    :param lock: ``requirements.txt`` or ``requirements-dev.txt``.
    """
    if sys.version_info < OLDEST:
        stop(f"VISES needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    if not PYTHON.exists() or not _has_pip():
        _make()
    stamp = VENV / f".installed-{lock}"
    wanted = digest(ROOT / lock)
    if not stamp.exists() or stamp.read_text() != wanted:
        say(f"Installing what {lock} names …")
        _install(lock)
        stamp.write_text(wanted)
    return PYTHON


def digest(*paths: Path) -> str:
    """Return one SHA-256 over the names and contents of files, folders read through."""
    total = hashlib.sha256()
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and "__pycache__" not in file.parts:
                total.update(f"{file.relative_to(ROOT)}\0".encode())
                total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def apt_install(packages: Sequence[str]) -> bool:
    """Install packages of Debian where we may; tell whether that was possible and went well."""
    if not packages or os.geteuid() != 0 or not shutil.which("apt-get"):
        return not packages
    say(f"Installing {', '.join(packages)} …")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "--yes", "--quiet", "--no-install-recommends", *packages]
    if _succeeds(install, quiet):
        return True
    return _succeeds(["apt-get", "update", "--quiet"], quiet) and _succeeds(install, quiet)


def say(line: str) -> None:
    print(line, flush=True)


def stop(reason: str) -> NoReturn:
    """Say why there is nothing to be done, and leave."""
    sys.exit(reason)


def _make() -> None:
    """Make the environment by the first of three ways that works here."""
    say("Making .venv …")
    ways: tuple[Callable[[], bool], ...] = (_by_venv, _by_debian, _by_a_pip_from_elsewhere)
    if not any(way() for way in ways):
        stop(
            "This Python cannot make an environment. On Debian or Ubuntu run\n"
            "    sudo apt-get install python3-venv\n"
            "and start this command again."
        )


def _by_venv() -> bool:
    """Use the standard library, where it is whole."""
    if not importlib.util.find_spec("ensurepip") or not importlib.util.find_spec("venv"):
        return False
    return _succeeds([sys.executable, "-m", "venv", "--clear", str(VENV)]) and _has_pip()


def _by_debian() -> bool:
    """Debian keeps ensurepip in a package of its own."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if not (apt_install([version]) or apt_install(["python3-venv"])):
        return False
    return _succeeds([sys.executable, "-m", "venv", "--clear", str(VENV)]) and _has_pip()


def _by_a_pip_from_elsewhere() -> bool:
    """Make the environment without pip, and let the pip of this Python fill it."""
    if not importlib.util.find_spec("venv") or not importlib.util.find_spec("pip"):
        return False
    return (
        _succeeds([sys.executable, "-m", "venv", "--clear", "--without-pip", str(VENV)])
        and _succeeds([sys.executable, "-m", "pip", "--python", str(PYTHON), "install", "pip"])
        and _has_pip()
    )


def _has_pip() -> bool:
    return any(VENV.glob("lib/python*/site-packages/pip/__init__.py"))


def _install(lock: str) -> None:
    command = [
        *(str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"),
        "--no-compile",  # what is imported compiles itself: half of the time of an installation
        *("--require-hashes", "--only-binary", ":all:", "-r", str(ROOT / lock)),
    ]
    done = subprocess.run(command, stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        stop(f"{done.stderr}\nCould not install {lock}. Is there a way to the package index?")


def _succeeds(command: Sequence[str], env: dict[str, str] | None = None) -> bool:
    """Run quietly; what a failing command said goes to the reader."""
    done = subprocess.run(
        command, env=env, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    if done.returncode:
        say(done.stdout)
    return done.returncode == 0
