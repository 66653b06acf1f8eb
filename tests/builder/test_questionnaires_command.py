"""``flask questionnaires``, as a shell runs it: no database, no key, never a traceback."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from app.core.questionnaire import codec
from tests import make
from tests.interchange.xlsform.workbooks import HEAD, ONE, a_form

ROOT = Path(__file__).parents[2]


def flask(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "flask", "questionnaires", *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={"PATH": "/usr/bin:/bin:/usr/local/bin"},
        check=False,
    )


def told(folder: Path) -> dict[str, Any]:
    report: dict[str, Any] = json.loads((folder / "report.json").read_text())
    return report


def test_a_spreadsheet_becomes_json_of_ours_and_the_report_counts_its_questions(
    tmp_path: Path,
) -> None:
    (tmp_path / "form").write_bytes(a_form(ONE))

    done = flask("convert", tmp_path / "form", tmp_path / "out.json", "--report",
                 tmp_path / "report.json")  # fmt: skip

    definition = codec.decode(json.loads((tmp_path / "out.json").read_text()))
    assert (done.returncode, done.stderr) == (0, "")
    assert [question.name for question in definition.questions] == ["workers"]
    assert told(tmp_path) == {
        "source_format": "xlsform", "questions_in": 1, "questions_out": 1, "kept": 1,
        "changed": [], "lost": [], "review": [], "errors": [],
    }  # fmt: skip


def test_what_is_wrong_is_told_with_its_cell_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "form.xlsx").write_bytes(a_form(ONE, ("tel", "phone", "Tel", "Tel"), head=HEAD))

    done = flask("convert", tmp_path / "form.xlsx", tmp_path / "out.xml", "--report",
                 tmp_path / "report.json")  # fmt: skip

    (error,) = told(tmp_path)["errors"]
    assert (done.returncode, error["sheet"], error["row"], error["column"]) == (3, "survey", 3, "A")
    assert (done.stderr, (tmp_path / "out.xml").exists()) == (f"{error['message']}\n", False)


def test_a_folder_that_is_not_there_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "form").write_bytes(a_form(ONE))

    done = flask("convert", tmp_path / "form", tmp_path / "nowhere" / "out.json")

    assert (done.returncode, done.stderr) == (
        3, "“out.json” could not be written: No such file or directory\n"
    )  # fmt: skip


def test_a_check_says_what_a_file_holds(tmp_path: Path) -> None:
    (tmp_path / "ours").write_text(json.dumps(codec.encode(make.a_definition())))

    done = flask("check", tmp_path / "ours")

    assert (done.returncode, done.stdout) == (0, "1 questions in a file of format json\n")
