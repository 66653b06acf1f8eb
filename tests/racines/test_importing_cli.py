"""``flask racines import``: a series of a file becomes an indicator of the whole installation."""

from __future__ import annotations

import json
from pathlib import Path

from flask import Flask
from sqlalchemy import select

from app.extensions import db
from app.models import Dataset, Observation
from tests.racines import scene
from tests.racines.scene import TSV

ABOUT = {
    "key": {"unit": "PC", "age": "Y_GE15", "sex": "T"}, "code": "tgs00010",
    "producer": "Eurostat", "titles": {"fr": "Chômage", "nl": "Werkloosheid"},
    "licence": "réutilisation libre", "source_url": "", "geography": "NUTS 2016",
    "retrieved_on": "2019-03-04", "names": {"fr": "Taux de chômage", "nl": "Werkloosheidsgraad"},
    "names_are_official": False, "universe": {"fr": "actifs", "nl": "beroepsbevolking"},
    "unit": "percent", "is_survey": True, "is_structural": False,
}  # fmt: skip


def files(folder: Path, data: bytes = TSV, **changes: object) -> tuple[str, str]:
    file, about = folder / "tgs00010.tsv", folder / "about.json"
    file.write_bytes(data)
    about.write_text(json.dumps(ABOUT | changes))
    return str(file), str(about)


def test_a_series_is_stored_for_everybody_and_a_second_time_is_no_change(
    app: Flask, tmp_path: Path
) -> None:
    scene.territories(db.session())
    db.session.commit()
    run = app.test_cli_runner()
    words = ["racines", "import", *files(tmp_path), "--json"]

    first, second = (json.loads(run.invoke(args=words).stdout) for _ in range(2))

    kept = db.session.scalars(select(Dataset)).one()
    seen = db.session.scalars(select(Observation.cell).where(Observation.geo == "BE32")).all()
    assert (first["change"], second["change"], kept.pole_id, sorted(seen)) == (
        "new", "none", None, ["11.4 b", "11.8 ", "14.4 "],
    )  # fmt: skip


def test_a_file_that_cannot_be_read_ends_with_three_and_stores_nothing(
    app: Flask, tmp_path: Path
) -> None:
    words = ["racines", "import", *files(tmp_path, b"{"), "--json"]

    answer = app.test_cli_runner().invoke(args=words)

    assert (answer.exit_code, json.loads(answer.stdout)["errors"][0]["code"]) == (3, "json.broken")
    assert db.session.scalars(select(Dataset)).all() == []


def test_a_description_that_lacks_a_word_is_named(app: Flask, tmp_path: Path) -> None:
    answer = app.test_cli_runner().invoke(
        args=["racines", "import", *files(tmp_path, retrieved_on="soon")]
    )

    assert (answer.exit_code, "about.json" in answer.output) == (2, True)
