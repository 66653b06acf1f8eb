"""A pole lead reads a file in and sets answers beside it."""

from __future__ import annotations

import re
from io import BytesIO
from uuid import UUID

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from app.extensions import db
from app.models import Dataset, Indicator, Observation
from tests.conftest import ClientFor
from tests.racines import scene
from tests.racines.scene import ABOUT_THE_FILE, ABOUT_THE_SERIES, TSV, Scene


def post(client: FlaskClient, url: str, data: dict[str, object]) -> TestResponse:
    page = client.get(url)
    token = re.search(r'name="csrf_token" value="([^"]+)"', page.text)
    assert token, page.text
    return client.post(url, data={**data, "csrf_token": token[1], "_end": "1"})


def read_in(client: FlaskClient, pole: UUID, data: bytes = TSV, **series: str) -> str:
    """Send a file and store one of its series; return the address of the indicator."""
    sent = post(client, "/indicators/new", {"file": (BytesIO(data), "tgs00010.tsv"), "pole": pole})
    chosen = {"dim-unit": "PC", "dim-age": "Y_GE15", "dim-sex": "T", **series}
    stored = post(client, sent.location, {**ABOUT_THE_FILE, **ABOUT_THE_SERIES, **chosen})
    assert stored.status_code == 303, stored.text
    return stored.location


def asked(told: Scene, **changes: object) -> dict[str, object]:
    indicator = db.session.scalar(select(Indicator.id))
    return {
        "title_fr": "Sans emploi à l’entrée", "title_nl": "Werkloos bij instroom",
        "kind": "counts", "numerator": "q-before", "denominator": "q-workers", "choice": "",
        "is_census": "y", "enterprise": str(told.maille.id), "territory": "",
        "indicator": str(indicator), "same_universe": "y", **changes,
    }  # fmt: skip


@pytest.fixture
def told(app: Flask) -> Scene:
    return scene.set_up(db.session())


def test_a_file_is_read_in_and_its_unknown_codes_are_listed(
    told: Scene, client_for: ClientFor
) -> None:
    client = client_for(told.lead)
    page = client.get(read_in(client, told.pole.id)).text

    assert "FR30 (today FRE1)" in page
    assert "Hainaut" in page and "11.4" in page
    assert db.session.scalar(select(func.count()).select_from(Observation)) == 9


def test_the_same_file_again_changes_nothing(told: Scene, client_for: ClientFor) -> None:
    client = client_for(told.lead)
    first = read_in(client, told.pole.id)

    assert read_in(client, told.pole.id) == first
    assert db.session.scalar(select(func.count()).select_from(Dataset)) == 1


def test_a_file_that_cannot_be_read_comes_back_with_the_place(
    told: Scene, client_for: ClientFor
) -> None:
    file = (BytesIO(b"geo\\time\t2016\nBE\t1,5"), "wrong.tsv")
    answer = post(client_for(told.lead), "/indicators/new", {"file": file, "pole": told.pole.id})

    assert answer.status_code == 422
    assert "Line 2, column 2: “1,5” is no figure that we can read." in answer.text


def test_a_comparison_shows_its_interval_its_verdict_and_why_that_territory(
    told: Scene, client_for: ClientFor
) -> None:
    client = client_for(told.lead)
    read_in(client, told.pole.id)
    kept = post(client, f"/comparisons/new?campaign={told.campaign.id}", asked(told))
    page = client.get(kept.location + "?lang=fr").text

    assert "15 des 24" in page.replace("\u00a0", " ")
    assert "dans le Hainaut (11,4\u00a0% en 2017)" in page
    assert "plus que le territoire" in page
