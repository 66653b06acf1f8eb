"""Many files at once: made sheet by sheet, stopped, gone on with, taken away by whoever asked."""

from __future__ import annotations

import io
import zipfile

import pytest
from flask import Flask
from sqlalchemy import select

from app.core.clock import utcnow
from app.extensions import db
from app.jobs.worker import Worker
from app.models import BatchPart, Sheet, SheetBatch
from app.sheets import batching
from tests.clients import ClientFor, FormClient
from tests.sheets import scene
from tests.sheets.scene import SheetScene
from tests.sheets.test_path import begun


@pytest.fixture
def told(app: Flask) -> SheetScene:
    return scene.set_up(db.session())


@pytest.fixture
def officer(told: SheetScene, client_for: ClientFor) -> FormClient:
    client = client_for(told.officer)
    for name in ("la-maille", "une-autre"):
        client.submit(begun(client, told, name), **scene.sent(told))
    return client


def asked(officer: FormClient, *formats: str) -> str:
    sheets = [str(sheet.id) for sheet in db.session.scalars(select(Sheet))]
    answer = officer.submit(
        "/sheets/batches/", sheets=sheets, locales=["fr", "nl"], formats=list(formats)
    )
    assert answer.status_code == 303, answer.text
    return str(answer.location)


def work() -> bool:
    return Worker(db.engine, batching.jobs(), clock=utcnow).work_once()


def test_each_sheet_is_made_in_each_language_and_format_and_taken_away_as_one_file(
    officer: FormClient,
) -> None:
    place = asked(officer, "json", "both")
    before = officer.get(f"{place}sheets.zip").status_code
    while work():
        pass

    answer = officer.get(f"{place}sheets.zip")
    names = zipfile.ZipFile(io.BytesIO(answer.data)).namelist()
    answer.close()

    made = ("brouillon-fr.json", "brouillon-ontwerp-fr-nl.pdf", "ontwerp-nl.json")
    assert (before, names) == (
        409,
        [f"{name}/{name}-{end}" for name in ("la-maille", "une-autre") for end in made],
    )
    assert "2 of 2 sheets" in officer.get(place).text


def test_what_is_stopped_goes_on_where_it_stood(officer: FormClient) -> None:
    place = asked(officer, "json")
    work()
    officer.submit(f"{place}cancel", at=place)
    work()
    stopped = [part.state for part in db.session.scalars(select(BatchPart))]
    db.session.rollback()

    officer.submit(f"{place}resume", at=place)
    while work():
        pass

    states = sorted(part.state for part in db.session.scalars(select(BatchPart)))
    assert (sorted(stopped), states) == (["done", "waiting"], ["done", "done"])


def test_nobody_takes_away_what_somebody_else_asked_for(
    officer: FormClient, told: SheetScene, client_for: ClientFor
) -> None:
    place = asked(officer, "json")

    lead = client_for(told.told.lead)

    assert [lead.get(f"{place}{end}").status_code for end in ("", "sheets.zip")] == [404, 404]


def test_a_batch_is_let_go_after_its_week(officer: FormClient) -> None:
    asked(officer, "json")
    work()
    (batch,) = db.session.scalars(select(SheetBatch))

    batching.let_go(db.session(), {"batch": str(batch.id)}, by=None, now=utcnow())  # type: ignore[arg-type]
    db.session.commit()

    assert db.session.scalars(select(BatchPart)).all() == []


def test_choosing_nothing_is_said_so(officer: FormClient) -> None:
    answer = officer.submit("/sheets/batches/")

    assert (answer.status_code, "Choose a sheet, a language" in answer.text) == (422, True)
