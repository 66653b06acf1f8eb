"""The floors of the house: what each folder may import.  See docs/architecture.md."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = [path.relative_to(ROOT) for path in sorted((ROOT / "app").rglob("*.py"))]

FEATURES = ("accounts", "builder", "surveys", "racines", "sheets")
SCREENS = ("views", "forms", "fields", "cli")
"""The files of a feature that may know the web.  All the others are actions."""

# A floor may import itself and every floor named beside it.
BELOW_THE_WEB = (
    "core",
    "models",
    "isolation",
    "records",
    "interchange",
    "documents",
    "analysis",
    "jobs",
)
FLOORS = {
    "core": (),
    "models": ("core",),
    "isolation": (),
    "records": ("core", "models"),
    "interchange": ("core", "isolation"),
    "documents": ("core", "isolation"),
    "analysis": ("core",),
    "jobs": ("core", "models"),
    "web": ("core", "models", "records", "documents", "extensions", "config"),
    **dict.fromkeys(FEATURES, (*BELOW_THE_WEB, "web", "extensions")),
}

GRAB_BAGS = {
    *("util", "utils", "helper", "helpers", "common", "misc", "shared"),
    *("lib", "tools", "manager", "managers"),
}

WEB = ("flask", "flask_babel", "flask_login", "flask_sqlalchemy", "werkzeug", "wtforms", "jinja2")
STRANGERS = {
    "core": (*WEB, "sqlalchemy", "pandas", "xhtml2pdf"),
    "models": (*WEB, "pandas", "xhtml2pdf"),
    "jobs": (*WEB, "pandas", "xhtml2pdf"),
}


def floor_of(module: Path) -> str:
    return module.parts[1].removesuffix(".py")


def is_action(module: Path) -> bool:
    return floor_of(module) in FEATURES and not any(
        part.removesuffix(".py") in SCREENS for part in module.parts
    )


def imports_of(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse((ROOT / module).read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def is_of(name: str, *packages: str) -> bool:
    return name.startswith(tuple(f"{package}." for package in packages)) or name in packages


@pytest.mark.parametrize("module", [m for m in MODULES if floor_of(m) in FLOORS], ids=str)
def test_a_room_imports_only_from_its_own_floor_and_those_below(module: Path) -> None:
    floor = floor_of(module)
    below = [f"app.{name}" for name in (floor, *FLOORS[floor])]

    assert [
        name for name in imports_of(module) if is_of(name, "app") and not is_of(name, *below)
    ] == []
    assert [name for name in imports_of(module) if is_of(name, *STRANGERS.get(floor, ()))] == []


@pytest.mark.parametrize("module", [m for m in MODULES if is_action(m)], ids=str)
def test_an_action_knows_nothing_of_the_web_and_never_commits(module: Path) -> None:
    of_the_web = [
        name for name in imports_of(module) if is_of(name, *WEB, "app.web", "app.extensions")
    ]

    assert of_the_web == []
    assert ".commit(" not in (ROOT / module).read_text()


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_a_file_is_no_longer_than_a_reader_holds_in_mind(module: Path) -> None:
    assert (ROOT / module).read_text().count("\n") <= 300


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_a_room_is_named_for_what_it_holds(module: Path) -> None:
    assert GRAB_BAGS.isdisjoint({*module.parts[:-1], module.stem})


def test_the_rules_load_without_the_web_and_without_a_database() -> None:
    rules = [
        ".".join(m.with_suffix("").parts).removesuffix(".__init__")
        for m in MODULES
        if floor_of(m) == "core"
    ]
    loaded = subprocess.run(
        [sys.executable, "-c", f"import sys, {', '.join(rules)}; print(*sys.modules)"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.split()  # fmt: skip

    assert set(STRANGERS["core"]).isdisjoint(loaded)
