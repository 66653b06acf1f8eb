"""The hall."""

from __future__ import annotations

from flask import Flask


def test_a_visitor_is_welcomed_in_dutch_when_the_browser_asks_for_it(app: Flask) -> None:
    page = app.test_client().get("/", headers={"Accept-Language": "nl-BE"})

    assert (page.status_code, '<html lang="nl">' in page.text) == (200, True)


def test_an_unknown_address_says_that_nothing_was_changed(app: Flask) -> None:
    page = app.test_client().get("/nothing", headers={"Accept-Language": "en"})

    assert (page.status_code, "Nothing was changed" in page.text) == (404, True)
