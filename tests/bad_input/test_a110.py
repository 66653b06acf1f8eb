"""A110: what is not published is nowhere, whatever name somebody guesses."""

from __future__ import annotations

import pytest
from flask import Flask

from app.core.access import Actor, Grant, Role
from app.extensions import db
from app.sheets import drafting
from tests.make import NOW
from tests.sheets import scene


@pytest.mark.parametrize(
    "path",
    [
        "/fiches/la-maille",
        "/impactfiches/la-maille",
        "/fiches/la-maille/la-maille-fr.pdf",
        "/impactfiches/la-maille/la-maille-nl.pdf",
        "/fiches/la-maille/la-maille-brouillon-fr.pdf",
        "/fiches/la-maille/la-maille.png",
        "/fiches/la-maille/la-maille.pptx",
        "/fiches/../sheets/",
    ],
)
def test_a_stranger_finds_nothing_of_a_draft(app: Flask, path: str) -> None:
    a_draft()

    answer = app.test_client().get(path, headers={"Accept-Language": "en"})

    assert answer.status_code == 404
    assert "Maille" not in answer.text


def test_a_draft_stands_on_no_map(app: Flask) -> None:
    a_draft()

    answer = app.test_client().get("/sitemap.xml")

    assert (answer.status_code, "maille" in answer.text) == (200, False)


def a_draft() -> None:
    told = scene.set_up(db.session())
    by = Actor(told.officer.id, frozenset({Grant(Role.COMMUNICATION_OFFICER, told.told.pole.id)}))
    drafting.create(
        db.session(), told.told.campaign.id, enterprise_id=told.told.maille.id,
        public_name="la-maille", by=by, now=NOW,
    )  # fmt: skip
    db.session.commit()
