"""What a pole lead does in the pages of RACINES, as steps that several tests take."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO
from uuid import UUID

from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from app.extensions import db
from app.models import Indicator
from tests.racines.scene import ABOUT_THE_FILE, ABOUT_THE_SERIES, TSV, Scene


def post(client: FlaskClient, url: str, data: Mapping[str, object]) -> TestResponse:
    """Send a form with the token of its page and the mark of its end."""
    token = re.search(r'name="csrf_token" value="([^"]+)"', client.get(url).text)
    assert token, url
    return client.post(url, data={**data, "csrf_token": token[1], "_end": "1"})


def read_in(client: FlaskClient, pole: UUID, data: bytes = TSV, *, sex: str = "T") -> str:
    """Send a file and store one of its series; return the address of the indicator."""
    sent = post(client, "/indicators/new", {"file": (BytesIO(data), "tgs00010.tsv"), "pole": pole})
    chosen = {"dim-unit": "PC", "dim-age": "Y_GE15", "dim-sex": sex}
    stored = post(client, sent.location, {**ABOUT_THE_FILE, **ABOUT_THE_SERIES, **chosen})
    assert stored.status_code == 303, stored.text
    return stored.location


def asked(told: Scene, **changes: object) -> dict[str, object]:
    """Return the form of a comparison: those of La Maille franche who had no work before."""
    return {
        "title_fr": "Sans emploi à l’entrée", "title_nl": "Werkloos bij instroom",
        "kind": "counts", "numerator": "q-before", "denominator": "q-workers", "choice": "",
        "is_census": "y", "enterprise": str(told.maille.id), "territory": "",
        "indicator": str(db.session.scalar(select(Indicator.id))), "same_universe": "y", **changes,
    }  # fmt: skip
