"""A219: a browser may say anything of its languages."""

from __future__ import annotations

import pytest
from flask import Flask

ODD = [
    "xx-*-;;q=", "fr;q=abc", "\xff", ",".join(["a"] * 5_000), "*", "de, *;q=0.1", ";;;", "-",
    "NL;q=9",
]  # fmt: skip


@pytest.mark.parametrize("said", ODD)
def test_a219_an_odd_language_gets_a_page(app: Flask, said: str) -> None:
    page = app.test_client().get("/", headers={"Accept-Language": said})

    assert page.status_code == 200
    assert any(f'<html lang="{locale}">' in page.text for locale in ("fr", "nl", "en"))


@pytest.mark.parametrize("asked", ["zz", "%ff", "../fr", "fr&lang=nl", ""])
def test_a219_an_odd_choice_of_language_changes_nothing(app: Flask, asked: str) -> None:
    client = app.test_client()
    client.get("/?lang=nl")

    page = client.get(f"/?lang={asked}", headers={"Accept-Language": "en"})

    assert (page.status_code, page.text.count('<html lang="en">')) == (200, 0)
