"""A pole lead reads in a table that no format describes."""

from __future__ import annotations

from io import BytesIO

import pytest
from flask import Flask
from sqlalchemy import select

from app.extensions import db
from app.models import Observation
from tests.conftest import ClientFor
from tests.racines import scene
from tests.racines.browsing import post
from tests.racines.scene import ABOUT_THE_FILE, ABOUT_THE_SERIES, Scene

TABLE = b"Tableau de la commune\nCode;Commune;Taux 2016;Taux 2017\n57081;Tournai;11,2;nd\n"
TOLD = {
    "header": "2", "territory": "0", "codes": "nis", "values": ["2", "3"], "period": "-1",
    "year": "", "decimal": "comma",
}  # fmt: skip


@pytest.fixture
def told(app: Flask) -> Scene:
    return scene.set_up(db.session())


def test_a_table_of_anybody_becomes_an_indicator(told: Scene, client_for: ClientFor) -> None:
    client = client_for(told.lead)
    sent = post(
        client, "/indicators/new", {"file": (BytesIO(TABLE), "taux.csv"), "pole": told.pole.id}
    )
    mapping = client.get(sent.location)

    said = post(client, mapping.location, TOLD)
    held = client.get(said.location).text
    about = {**ABOUT_THE_FILE, **ABOUT_THE_SERIES, "dim-column": "Taux"}
    stored = post(client, said.location, about)

    seen = db.session.execute(select(Observation.geo, Observation.period, Observation.cell))
    assert (sent.status_code, mapping.status_code, said.status_code, stored.status_code) == (
        303, 303, 303, 303,
    )  # fmt: skip
    assert "2 figures, 1 of them with a value" in held
    assert sorted(map(tuple, seen)) == [("57081", "2016", "11.2"), ("57081", "2017", ":")]


def test_a_mapping_that_does_not_fit_says_what_is_missing(
    told: Scene, client_for: ClientFor
) -> None:
    client = client_for(told.lead)
    sent = post(
        client, "/indicators/new", {"file": (BytesIO(TABLE), "taux.csv"), "pole": told.pole.id}
    )
    address = client.get(sent.location).location

    answer = post(client, address, {**TOLD, "values": []})

    assert (answer.status_code, "Tick at least one column that holds figures." in answer.text) == (
        422, True,
    )  # fmt: skip
