"""``flask expressions evaluate``, as a shell runs it: no database, no key."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from flask import Flask

ROOT = Path(__file__).parents[2]


def evaluate(file: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "flask", "expressions", "evaluate", str(file), *options],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={"PATH": "/usr/bin:/bin:/usr/local/bin"},
        check=False,
    )


@pytest.mark.parametrize("engine", ["python", "js"])
def test_each_vector_is_answered_by_a_line(tmp_path: Path, engine: str) -> None:
    file = tmp_path / "vectors.json"
    vectors = [
        {"id": "sum", "expression": "1 + 1"},
        {"id": "nothing", "expression": "0 div 0"},
        {"id": "wrong", "expression": "1 +"},
    ]
    file.write_text(json.dumps({"vectors": vectors}))

    done = evaluate(file, "--engine", engine)

    assert [json.loads(line) for line in done.stdout.splitlines()] == [
        {"id": "sum", "type": "number", "value": 2},
        {"id": "nothing", "type": "number", "value": {"number": "NaN"}},
        {"id": "wrong", "type": "error", "value": "expression.ends-early"},
    ]


@pytest.mark.parametrize(
    "written",
    [
        "[1, 2]",
        "{",
        "\u00ff",
        "[" * 100_000,
        '{"vectors": [{"id": "a"}]}',
        '{"vectors": [{"id": "a", "expression": 1}]}',
        '{"vectors": {}}',
        '{"contexts": {"tree": "<data>"}, "vectors": [{"id": "a", "expression": "1"}]}',
        '{"scenarios": [{"id": "a"}]}',
    ],
)
def test_a_file_of_something_else_is_refused_with_words(
    app: Flask, tmp_path: Path, written: str
) -> None:
    file = tmp_path / "list.json"
    file.write_text(written)

    done = app.test_cli_runner().invoke(args=["expressions", "evaluate", str(file)])

    assert (done.exit_code, done.stdout) == (3, "")
    assert done.stderr.startswith("list.json: ")


def test_a_form_that_is_none_gives_one_error_and_the_next_is_played(
    app: Flask, tmp_path: Path
) -> None:
    file = tmp_path / "scenarios.json"
    steps = [{"expect": "value", "ref": "/data/a"}]
    forms = ["<a>", "<a/>", "<h><model><instance><data><a>1</a></data></instance></model></h>"]
    scenarios = [
        {"id": str(at), "forms": [{"form": {"xml": xml}, "args": []}], "simple_steps": steps}
        for at, xml in enumerate(forms)
    ]
    file.write_text(json.dumps({"scenarios": scenarios}))

    done = app.test_cli_runner().invoke(args=["expressions", "evaluate", str(file)])

    assert [json.loads(line)["type"] for line in done.stdout.splitlines()] == [
        "error", "error", "string",
    ]  # fmt: skip


def test_the_engine_of_the_page_says_that_it_plays_no_scenarios(app: Flask, tmp_path: Path) -> None:
    file = tmp_path / "scenarios.json"
    file.write_text('{"scenarios": []}')

    done = app.test_cli_runner().invoke(
        args=["expressions", "evaluate", str(file), "--engine", "js"]
    )

    assert (done.exit_code, done.stderr) == (
        3, "scenarios are worked out by the server's engine only\n",
    )  # fmt: skip
