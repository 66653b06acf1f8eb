"""A111: a page that caches keep is the same for everybody and sets no cookie."""

from __future__ import annotations

import pytest
from flask import Flask

from app.extensions import db
from tests.conftest import ClientFor
from tests.sheets import scene
from tests.sheets.test_path import published

PUBLIC = ("/fiches/la-maille", "/impactfiches/la-maille", "/fiches/la-maille/la-maille-fr.pdf")


@pytest.mark.parametrize("path", [*PUBLIC, "/fiches/la-maille?lang=nl"])
def test_a_published_page_sets_no_cookie_even_for_somebody_who_is_logged_in(
    app: Flask, client_for: ClientFor, path: str
) -> None:
    told = scene.set_up(db.session())
    published(client_for, told)
    lead = client_for(told.told.lead)
    with lead.session_transaction() as cookie:
        cookie.permanent = True  # such a session is renewed at each visit

    answers = [visitor.get(path) for visitor in (app.test_client(), lead)]

    assert [answer.headers.get("Set-Cookie") for answer in answers] == [None, None]
    assert {answer.headers["Cache-Control"] for answer in answers} == {"public, max-age=300"}
    assert answers[0].data == answers[1].data


def test_everything_else_is_private(app: Flask, client_for: ClientFor) -> None:
    told = scene.set_up(db.session())
    editor = published(client_for, told)
    officer = client_for(told.officer)

    kept = {
        officer.get(path).headers["Cache-Control"]
        for path in ("/sheets/", editor, f"{editor}preview-fr.pdf", "/fiches/nothing")
    }

    assert kept == {"private, no-store"}
