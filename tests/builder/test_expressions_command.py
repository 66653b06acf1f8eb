"""``flask expressions evaluate``, as a shell runs it: no database, no key."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

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


def test_a_file_of_something_else_is_refused_without_a_traceback(tmp_path: Path) -> None:
    file = tmp_path / "list.json"
    file.write_text("[1, 2]")

    done = evaluate(file)

    assert (done.returncode, done.stdout, "Traceback" in done.stderr) == (3, "", False)
