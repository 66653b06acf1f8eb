"""The floors of the house: what each folder may import, and how long a thing may be.

See docs/architecture.md, whose table stands here once more for the machine.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
MODULES = [path.relative_to(ROOT) for path in sorted((ROOT / "app").rglob("*.py"))]

ROOMS = ("accounts", "builder", "surveys", "racines", "sheets")
SCREENS = ("views", "forms", "fields", "cli")
"""The files of a room that may know the web.  All the others are actions."""

BELOW_THE_WEB = (
    *("core", "models", "isolation", "records"),
    *("interchange", "documents", "analysis", "jobs"),
)
FLOORS = {
    "core": (),
    "models": ("core",),
    "isolation": (),
    "records": ("core", "models", "jobs"),
    "interchange": ("core", "isolation"),
    "documents": ("core", "isolation"),
    "analysis": ("core",),
    "jobs": ("core", "models"),
    "web": ("core", "models", "records", "documents", "extensions", "config"),
    **dict.fromkeys(ROOMS, BELOW_THE_WEB),
    "operations": ("core", "models", "extensions", "config"),
}
"""A floor may import itself and every floor named beside it; a room's screens the web as well."""

WEB = (
    *("flask", "flask_babel", "flask_login", "flask_sqlalchemy", "flask_wtf"),
    *("werkzeug", "wtforms", "jinja2", "markupsafe", "click"),
)
HEAVY = (
    *("pandas", "numpy", "scipy", "duckdb", "pyreadstat"),
    *("xhtml2pdf", "reportlab", "svglib", "pikepdf", "pypdfium2", "resvg_py", "PIL"),
    *("pptx", "docx", "xlsxwriter", "zxcvbn"),
)
"""Up to a second and 77 MB each: imported inside the one function that uses them."""

LIBRARIES = {
    "core": ("msgspec", "re2", "babel"),
    "models": ("sqlalchemy",),
    "isolation": (),
    "records": ("sqlalchemy",),
    "interchange": (
        *("python_calamine", "xlsxwriter", "lxml", "pandas", "numpy", "pyreadstat", "msgspec"),
    ),
    "documents": (
        *("jinja2", "markupsafe", "babel", "segno", "nh3", "lxml", *HEAVY),
    ),
    "analysis": ("duckdb", "pandas", "numpy", "scipy"),
    "jobs": ("sqlalchemy",),
    "web": (*WEB, "babel", "sqlalchemy"),
    **dict.fromkeys(ROOMS, ("sqlalchemy",)),
    "accounts": ("sqlalchemy", "argon2", "pyotp", "segno", "zxcvbn", "cryptography"),
    "operations": ("sqlalchemy", "alembic", "flask", "flask_migrate", "click"),
}  # fmt: skip
"""What of other people's a floor may know, beside the standard library."""

LONGEST_FILE = 300  # lines
LONGEST_FUNCTION = 40  # lines, without its docstring
LONGEST_VIEW = 15  # lines, without its docstring

GRAB_BAGS = {
    *("util", "utils", "helper", "helpers", "common", "misc", "shared"),
    *("lib", "tools", "manager", "managers"),
}


def floor_of(module: Path) -> str:
    return module.parts[1].removesuffix(".py")


def is_screen(module: Path) -> bool:
    return floor_of(module) in ROOMS and any(
        part.removesuffix(".py") in SCREENS for part in module.parts
    )


def is_action(module: Path) -> bool:
    return floor_of(module) in ROOMS and not is_screen(module)


@cache
def source_of(module: Path) -> str:
    return (ROOT / module).read_text()


@cache
def tree_of(module: Path) -> ast.Module:
    return ast.parse(source_of(module))


def names_in(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        yield from (f"{node.module}.{alias.name}" for alias in node.names)


def imports_of(module: Path) -> list[str]:
    return [name for node in ast.walk(tree_of(module)) for name in names_in(node)]


def is_of(name: str, *packages: str) -> bool:
    return name.startswith(tuple(f"{package}." for package in packages)) or name in packages


def functions_of(module: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def lines_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count the lines of a body, without the docstring that explains it."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def found(
    what: Callable[[Path], Iterable[str]], modules: Iterable[Path] = MODULES
) -> dict[str, list[str]]:
    """What stands against each module; a sound house gives an empty answer."""
    against = {str(module): sorted(what(module)) for module in modules}
    return {module: wrong for module, wrong in against.items() if wrong}


ON_A_FLOOR = [module for module in MODULES if floor_of(module) in FLOORS]


def test_a_room_imports_only_from_its_own_floor_and_those_below() -> None:
    def from_elsewhere(module: Path) -> Iterator[str]:
        floor = floor_of(module)
        screens = ("web", "extensions") if is_screen(module) else ()
        below = [f"app.{name}" for name in (floor, *FLOORS[floor], *screens)]
        return (n for n in imports_of(module) if is_of(n, "app") and not is_of(n, *below))

    assert found(from_elsewhere, ON_A_FLOOR) == {}


def test_a_floor_knows_only_the_libraries_that_it_needs() -> None:
    def strange(module: Path) -> Iterator[str]:
        screens = (*WEB, "babel") if is_screen(module) else ()
        known = ("app", "__future__", *LIBRARIES[floor_of(module)], *screens)
        return (
            name
            for name in imports_of(module)
            if not is_of(name, *known) and name.partition(".")[0] not in sys.stdlib_module_names
        )

    assert found(strange, ON_A_FLOOR) == {}


def test_an_action_never_commits() -> None:
    actions = [module for module in MODULES if is_action(module)]

    assert found(lambda m: [".commit("] * (".commit(" in source_of(m)), actions) == {}


def test_only_a_heavy_library_is_imported_inside_a_function() -> None:
    def late(module: Path) -> Iterator[str]:
        return (
            name
            for function in functions_of(module)
            for node in ast.walk(function)
            for name in names_in(node)
            if not is_of(name, *HEAVY)
        )

    assert found(late) == {}


def test_a_file_is_no_longer_than_a_reader_holds_in_mind() -> None:
    def length(module: Path) -> list[str]:
        lines = source_of(module).count("\n")
        return [f"{lines} lines"] if lines > LONGEST_FILE else []

    assert found(length) == {}


def test_a_function_is_no_longer_than_a_screen_and_a_view_no_longer_than_a_thought() -> None:
    def too_long(module: Path) -> Iterator[str]:
        of_views = floor_of(module) in ROOMS and "views" in module.parts
        for function in functions_of(module):
            is_view = of_views and not function.name.startswith("_")
            if lines_of(function) > (LONGEST_VIEW if is_view else LONGEST_FUNCTION):
                yield f"{function.name}: {lines_of(function)} lines"

    assert found(too_long) == {}


def test_a_room_is_named_for_what_it_holds() -> None:
    assert found(lambda m: GRAB_BAGS & {*m.parts[:-1], m.stem}) == {}


def test_a_file_says_what_it_is_for() -> None:
    files = [module for module in MODULES if module.stem != "__init__"]

    assert [str(m) for m in files if not ast.get_docstring(tree_of(m))] == []


def test_opening_a_folder_runs_nothing_but_what_stands_in_it() -> None:
    def beside(module: Path) -> Iterator[str]:
        folder = ".".join(module.parent.parts)
        for node in tree_of(module).body:
            if not isinstance(node, ast.Expr | ast.Assign | ast.ImportFrom):
                yield ast.unparse(node)
        yield from (n for n in imports_of(module) if not is_of(n, folder, "__future__"))

    assert found(beside, [module for module in MODULES if module.stem == "__init__"]) == {}
    assert len(tree_of(Path("app/__init__.py")).body) == 1


def test_the_rules_load_without_the_web_and_without_a_database() -> None:
    rules = [
        ".".join(module.with_suffix("").parts).removesuffix(".__init__")
        for module in MODULES
        if floor_of(module) == "core"
    ]
    loaded = subprocess.run(
        [sys.executable, "-c", f"import sys, {', '.join(rules)}; print(*sys.modules)"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.split()  # fmt: skip

    assert {*WEB, *HEAVY, "sqlalchemy"} & set(loaded) == set()
