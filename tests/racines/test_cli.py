"""A verdict and a file at the command line, without a database."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


def flask(*words: str) -> subprocess.CompletedProcess[str]:
    """Run the command as an operator does, with no setting at all."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("APP_")}
    return subprocess.run(
        [sys.executable, "-m", "flask", "--app", "wsgi", "racines", *words],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


def told(*words: str) -> Any:
    answer = flask(*words, "--json")
    assert answer.returncode == 0, answer.stderr
    return json.loads(answer.stdout)


def test_a_verdict_is_given_with_interval_index_and_display() -> None:
    found = told("verdict", "15", "24", "0.38")

    assert [round(end, 3) for end in found.pop("interval")] == [0.427, 0.788]
    assert found == {"index": 164, "verdict": "higher", "display": "percent"}


def test_a_population_narrows_the_interval() -> None:
    found = told("verdict", "18", "24", "0.6", "--population", "30")

    assert [round(100 * end, 1) for end in found["interval"]] == [66.4, 82.0]


@pytest.mark.parametrize(
    ("words", "display"), [(("3", "4", "0.48"), "suppressed"), (("6", "8", "0.48"), "fraction")]
)
def test_few_have_a_verdict_and_no_index(words: tuple[str, ...], display: str) -> None:
    found = told("verdict", *words)

    assert (found["display"], found["index"], found["verdict"]) == (display, None, "inconclusive")


@pytest.mark.parametrize(
    "words",
    [
        ("9", "8", "0.5"),
        ("1", "8", "1.5"),
        ("1", "8", "nan"),
        ("1", "8", "0.5", "--population", "7"),
    ],
)
def test_what_is_no_share_is_refused(words: tuple[str, ...]) -> None:
    assert flask("verdict", *words, "--json").returncode == 2


def test_a_file_is_told_in_numbers(tmp_path: Path) -> None:
    file = tmp_path / "small.tsv"
    file.write_text("unit,geo\\time\t2016 \t2015 \nPC,BE32\t7.7 u\t: \nPC,NA\t1.0 \t: bu\n")

    assert told("read", str(file)) == {
        "format": "eurostat-tsv-old", "observations": 4, "with_value": 2, "territories": 2,
        "periods": 2, "flags": {"b": 1, "u": 2}, "rejected": [],
    }  # fmt: skip


def test_a_file_that_cannot_be_read_is_refused_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "wrong.tsv"
    file.write_text("geo\\time\t2016\nBE\t1,5\n")
    answer = flask("read", str(file), "--json")
    [error] = json.loads(answer.stdout)["errors"]

    assert (answer.returncode, error["code"], error["line"], error["column"]) == (
        3, "table.cell", 2, 2,
    )  # fmt: skip
