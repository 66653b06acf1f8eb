"""Whatever file it is given, the command converts it or says what is wrong, and reports either."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from app.builder import exporting
from app.builder.cli import convert
from tests.corpus.folder import corpus_file

pytestmark = pytest.mark.corpus

KINDS = ("xlsform-xlsx", "xlsform-xls", "lss", "lime-tsv", "surveyjs", "ons-eq")
EACH = 16
"""One file of so many is converted: each starts a process of its own."""


def sample() -> Iterator[Path]:
    """Some files of every kind and of every expectation, those that are odd on purpose too."""
    with corpus_file("corpus", "MANIFEST.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["kind"] in KINDS]
    of_a_kind: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        of_a_kind.setdefault((row["kind"], row["expect"]), []).append(row["file"])
    for names in of_a_kind.values():
        yield from (corpus_file("corpus", name) for name in names[::EACH])


def outcome(app: Flask, source: Path, target: Path) -> tuple[int, Exception | None, Any]:
    report = target.with_suffix(".report")
    done = app.test_cli_runner().invoke(
        convert, [str(source), str(target), "--report", str(report)]
    )
    failure = done.exception if isinstance(done.exception, Exception) else None
    return done.exit_code, failure, json.loads(report.read_text())


def is_sound(status: int, report: dict[str, Any], target: Path) -> bool:
    """Tell whether a report says what came of it: the file, and each question of it, or errors."""
    listed = [one for what in ("changed", "lost", "review") for one in report[what]]
    places = all(set(one) == {"name", "sheet", "row", "column", "reason"} for one in listed)
    if status == 0:
        in_balance = report["questions_out"] <= report["questions_in"]
        return places and in_balance and target.stat().st_size > 0 and report["errors"] == []
    wrong = all(set(one) == {"sheet", "row", "column", "message"} for one in report["errors"])
    return status == 3 and wrong and bool(report["errors"]) and not target.exists()


def test_a_file_of_others_becomes_one_of_any_format_or_is_refused_and_the_report_says_which(
    app: Flask, tmp_path: Path
) -> None:
    endings = cycle(exporting.ENDINGS)
    unsound = {}
    for number, (source, ending) in enumerate(zip(sample(), endings, strict=False)):
        target = tmp_path / f"{number}{ending}"
        status, failure, report = outcome(app, source, target)
        if failure or not is_sound(status, report, target):
            unsound[source.name, ending] = (status, failure, report)

    assert unsound == {}
    assert number > 20
