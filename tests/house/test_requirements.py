"""What we install is pinned to its bytes, needs no compiler, and comes from where pip is told."""

from __future__ import annotations

import ast
import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.txt", "requirements-dev.txt")


def pins(lock: str) -> dict[str, str]:
    """The version of each package, by its name."""
    lines = re.findall(
        r"^([\w.-]+)(?:\[[\w,-]+\])?==(\S+)", (ROOT / lock).read_text(), re.MULTILINE
    )
    return dict(lines)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_and_hashed(lock: str) -> None:
    text = re.sub(r"\\\n\s*", "", (ROOT / lock).read_text())
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]

    assert [
        line.split()[0]
        for line in lines
        if not re.fullmatch(
            r"[\w.-]+(\[[\w,-]+\])?==[\w.!+]+( ; [^#]+?)?(\s*--hash=sha256:[0-9a-f]{64})+", line
        )
    ] == []
    assert len(lines) == len(pins(lock))


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_registry_and_no_folder(lock: str) -> None:
    text = (ROOT / lock).read_text()

    assert re.findall(r"--(?:extra-)?index-url|--find-links|://| @ ", text) == []


def test_what_serves_is_what_was_tested() -> None:
    assert pins("requirements.txt").items() <= pins("requirements-dev.txt").items()


@pytest.mark.parametrize("lock", LOCKS)
def test_what_was_asked_for_is_in_the_lock(lock: str) -> None:
    asked = (ROOT / lock).with_suffix(".in").read_text()
    names = re.findall(r"^(\w[\w.-]*)", asked, re.MULTILINE)

    assert [name for name in names if re.sub(r"[-_.]+", "-", name).lower() not in pins(lock)] == []


def test_what_the_rooms_import_is_in_the_lock() -> None:
    owners = packages_distributions()
    imported = {
        name.partition(".")[0]
        for path in (ROOT / "app").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        for name in _names(node)
    }
    strangers = imported - set(sys.stdlib_module_names) - {"app", "wsgi"}

    assert [
        name
        for name in sorted(strangers)
        if not any(
            re.sub(r"[-_.]+", "-", owner).lower() in pins("requirements.txt")
            for owner in owners.get(name, [])
        )
    ] == []


def _names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []
