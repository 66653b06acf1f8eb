"""The texts of the house are true: what they name exists, and what exists they name."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest
from flask import Flask

ROOT = Path(__file__).parents[2]
TEXTS = [
    path.relative_to(ROOT)
    for folder, pattern in ((ROOT, "*.md"), (ROOT / "docs", "**/*.md"), (ROOT / "app", "**/*.md"))
    for path in sorted(folder.glob(pattern))
]
OPERATING = (ROOT / "docs" / "operating.md").read_text()
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text()
OUR_FILES = {
    str(path.relative_to(ROOT))
    for path in (ROOT / "app").rglob("*.py")
    if path.name != "__init__.py"
}
"""A folder's own docstring says what the folder is."""

NOT_OURS = {"shell", "run", "routes", "db"}
"""Commands of Flask and of Flask-Migrate."""


def ours(app: Flask) -> dict[str, click.Command]:
    """Every command of ours by its whole name: ``jobs work``."""
    found: dict[str, click.Command] = {}
    for name, command in app.cli.commands.items():
        if name in NOT_OURS:
            continue
        if isinstance(command, click.Group):
            found |= {f"{name} {child}": c for child, c in command.commands.items()}
        else:
            found[name] = command
    return found


def examples(text: Path) -> list[list[str]]:
    """The commands that a text shows in its blocks of shell, word by word."""
    blocks = re.findall(r"^```sh\n(.*?)^```", (ROOT / text).read_text(), re.DOTALL | re.MULTILINE)
    lines = "".join(blocks).replace("\\\n", " ").splitlines()
    return [words for line in lines if (words := shlex.split(line, comments=True))]


def test_every_setting_is_described_with_its_default() -> None:
    sources = "".join((ROOT / file).read_text() for file in ("app/config.py", "gunicorn.conf.py"))
    read = re.findall(r"""["'](APP_[A-Z_]+|PORT)["']""", sources)
    table = re.findall(r"^\| `([A-Z_]+)` \| [^|]+ \| [^|]+ \|$", OPERATING, re.MULTILINE)

    assert set(read) - set(table) == set()
    assert set(table) - set(read) <= {"CORPUS_DIR"}


def test_every_command_is_described(app: Flask) -> None:
    everywhere = "".join((ROOT / text).read_text() for text in TEXTS)

    assert [name for name in ours(app) if f"flask {name}" not in everywhere] == []


def test_every_command_says_what_it_does(app: Flask) -> None:
    assert [name for name, command in ours(app).items() if not command.help] == []


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_a_command_that_a_text_shows_exists(app: Flask, text: Path) -> None:
    shown = [words for words in examples(text) if words[0].startswith(("bin/", ".venv/bin/flask"))]
    known = {name.split()[0] for name in ours(app)} | NOT_OURS

    assert [
        words
        for words in shown
        if not (
            (ROOT / words[0]).is_file()
            if words[0].startswith("bin/")
            else {*words[1:]} & known or "--help" in words
        )
    ] == []


@pytest.mark.parametrize("text", TEXTS, ids=str)
def test_what_a_text_points_at_exists(text: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", (ROOT / text).read_text())

    assert [
        link
        for link in links
        if "://" not in link
        and not link.startswith("mailto:")
        and not ((ROOT / text).parent / link).exists()
    ] == []


def test_every_file_has_its_line_in_the_architecture_and_every_line_its_file() -> None:
    listed = set(re.findall(r"^- `(app/[^`]+)` – \S", ARCHITECTURE, re.MULTILINE))

    assert OUR_FILES - listed == set()
    assert {line for line in listed if not (ROOT / line).exists()} == set()


def test_every_decision_says_what_would_make_us_change_it() -> None:
    files = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    headings = ["Context", "Decision", "Consequences", "What would make us change it"]

    assert [file.name[:5] for file in files] == [f"{n:04}-" for n in range(1, len(files) + 1)]
    assert [
        file.name
        for file in files
        if re.findall(r"^## (.+)$", file.read_text(), re.MULTILINE) != headings
    ] == []
