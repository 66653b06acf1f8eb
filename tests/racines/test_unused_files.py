"""A file of statistics of which nobody made anything goes after a week, and no other does."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from app.jobs.worker import Worker
from app.models import AuditEvent, DatasetFile, Job
from app.racines import importing, unused_files
from app.racines.importing import Series
from tests import make
from tests.make import NOW
from tests.racines import scene
from tests.racines.scene import Scene

WEEK = timedelta(days=7)
UNEMPLOYED = Series(
    key={"unit": "PC", "age": "Y_GE15", "sex": "T"}, code="tgs00010", producer="Eurostat",
    titles={"fr": "Chômage", "nl": "Werkloosheid"}, licence="", source_url="",
    geography="NUTS 2016", retrieved_on=date(2019, 3, 4),
    names={"fr": "Taux de chômage", "nl": "Werkloosheidsgraad"}, names_are_official=False,
    universe={"fr": "population active", "nl": "beroepsbevolking"}, unit="percent",
    is_survey=True, is_structural=False,
)  # fmt: skip


@pytest.fixture
def told(session: Session) -> Scene:
    return scene.set_up(session)


def send(session: Session, told: Scene, *, now: datetime = NOW) -> DatasetFile:
    by = make.an_actor(told.lead)
    file = importing.keep(
        session, scene.TSV, name="tgs00010.tsv", pole=told.pole.id, by=by, now=now
    )
    session.commit()
    return file


def files_after(session: Session, engine: Engine, at: datetime) -> list[str]:
    """Let a worker do what is due at an instant; return the names of the files that are left."""
    session.rollback()  # a transaction that reads would make the worker wait
    worker = Worker(engine, unused_files.jobs(), clock=lambda: at)
    while worker.work_once():
        pass
    session.expire_all()
    assert set(session.scalars(select(Job.state))) <= {"done", "waiting"}
    return list(session.scalars(select(DatasetFile.name)))


def test_a_file_that_nobody_chose_from_goes_after_a_week(
    session: Session, engine: Engine, told: Scene
) -> None:
    send(session, told)

    assert files_after(session, engine, NOW + WEEK - timedelta(minutes=1)) == ["tgs00010.tsv"]
    assert files_after(session, engine, NOW + WEEK) == []
    assert "dataset.let-go" in session.scalars(select(AuditEvent.action)).all()


def test_a_file_with_an_indicator_stays(session: Session, engine: Engine, told: Scene) -> None:
    by, file = make.an_actor(told.lead), send(session, told)
    importing.store(session, importing.look(session, file.id, by=by), UNEMPLOYED, by=by, now=NOW)
    session.commit()

    assert files_after(session, engine, NOW + WEEK) == ["tgs00010.tsv"]


def test_sending_it_again_begins_its_week_anew(
    session: Session, engine: Engine, told: Scene
) -> None:
    send(session, told)
    send(session, told, now=NOW + timedelta(days=5))

    assert files_after(session, engine, NOW + WEEK) == ["tgs00010.tsv"]
    assert files_after(session, engine, NOW + timedelta(days=12)) == []
