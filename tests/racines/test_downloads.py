"""A file of statistics is asked for by its address; what comes of it is said on one page."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.errors import TooMany, Unsound
from app.core.problems import Problem
from app.extensions import db
from app.interchange.fetching.public import Fetched, Known, TryLater
from app.jobs.work import Again
from app.models import Document, Download, Job
from app.racines import downloads
from tests import make
from tests.conftest import ClientFor
from tests.corpus.statistics import statistics_file
from tests.make import NOW
from tests.racines import scene
from tests.racines.browsing import post
from tests.racines.scene import TSV, Scene

ADDRESS = "https://ec.europa.eu/eurostat/api/dissemination/sdmx/2.1/data/TGS00010?format=TSV"


@pytest.fixture
def told(session: Session) -> Scene:
    return scene.set_up(session)


def asked(session: Session, told: Scene, *, every: str = "once") -> Download:
    by = make.an_actor(told.lead)
    return downloads.ask(session, ADDRESS, pole=told.pole.id, every=every, by=by, now=NOW)


def ended(
    session: Session, told: Scene, download: Download, outcome: downloads.Outcome
) -> Document | Again | None:
    by = make.an_actor(told.lead)
    return downloads.end(session, {"download": str(download.id)}, outcome, by=by, now=NOW)


def runs(session: Session) -> list[timedelta]:
    kept = session.scalars(select(Job).where(Job.kind == downloads.KIND).order_by(Job.run_at))
    return [job.run_at - NOW for job in kept]


def test_what_was_fetched_is_kept_like_a_file_that_was_sent(session: Session, told: Scene) -> None:
    download = asked(session, told)

    ended(session, told, download, Fetched(TSV, ADDRESS, Known('"1"', "Mon")))

    assert (download.state, download.tag, isinstance(download.file_id, UUID)) == (
        "fetched", '"1"', True,
    )  # fmt: skip


def test_the_same_file_a_second_time_is_no_change(session: Session, told: Scene) -> None:
    download = asked(session, told)
    ended(session, told, download, Fetched(TSV, ADDRESS))

    ended(session, told, download, Fetched(TSV, ADDRESS))

    assert download.state == "unchanged"


def test_a_file_that_changes_every_month_is_asked_for_again(session: Session, told: Scene) -> None:
    download = asked(session, told, every="monthly")

    ended(session, told, download, Fetched(b"", ADDRESS, is_unchanged=True))

    assert (download.state, runs(session)) == ("unchanged", [timedelta(0), timedelta(days=30)])


def test_a_producer_that_is_away_is_tried_again(session: Session, told: Scene) -> None:
    assert isinstance(ended(session, told, asked(session, told), TryLater(60)), Again)


@pytest.mark.corpus
def test_an_answer_that_will_be_ready_later_is_followed_to_where_it_lies(
    session: Session, told: Scene
) -> None:
    download, body = asked(session, told), statistics_file("eurostat_sdmx/footer.xml").read_bytes()

    ended(session, told, download, Fetched(body, ADDRESS))

    matter = downloads.begin(
        session, {"download": str(download.id)}, by=make.an_actor(told.lead), now=NOW
    )
    assert (download.state, runs(session)[-1]) == ("waiting", timedelta(minutes=5))
    assert matter == (
        "https://ec.europa.eu/eurostat/SDMX/diss-web/file/wHsvjs7hQCy7Dqf4", Known(),
    )  # fmt: skip


def test_a_file_that_cannot_be_read_says_why(session: Session, told: Scene) -> None:
    download = asked(session, told)

    ended(session, told, download, Fetched(b"hello", ADDRESS))

    assert download.problem == {"code": "table.unknown", "facts": {"text": "hello"}}


def test_what_the_guard_refuses_stays_on_the_page(session: Session, told: Scene) -> None:
    download = asked(session, told)

    ended(session, told, download, Unsound([Problem("fetch.status", (), {"status": 404})]))

    assert (download.state, download.problem) == (
        "refused", {"code": "fetch.status", "facts": {"status": 404}},
    )  # fmt: skip


def test_a183_a_pole_asks_for_twenty_files_an_hour(session: Session, told: Scene) -> None:
    for _ in range(20):
        asked(session, told)

    with pytest.raises(TooMany):
        asked(session, told)


def test_a181_the_page_says_whom_we_ask(app: Flask, client_for: ClientFor) -> None:
    there = scene.set_up(db.session())
    told = {"address": "https://example.org/a.csv", "pole": there.pole.id, "every": "once"}

    answer = post(client_for(there.lead), "/indicators/downloads/", told)

    assert (answer.status_code, "example.org is not among the producers" in answer.text) == (
        422, True,
    )  # fmt: skip
