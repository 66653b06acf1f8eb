"""Words are saved as they are typed, and none is lost while the network is away (B17, P21)."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from playwright.sync_api import expect

from tests.browser import barriers, keep_pictures
from tests.clients import Visit
from tests.surveys.http import opened, stored
from tests.surveys.test_autosave import PAGE


@pytest.mark.browser
def test_words_are_saved_as_they_are_typed_and_wait_for_the_network(
    app: Flask, visit: Visit
) -> None:
    opened(app, PAGE)
    page = visit(locale="fr", width=375)
    page.goto("/i/the-personal-link?lang=fr")
    page.locator("main form button").click()
    page.goto(f"{page.url.rpartition('/')[0]}/page/p-staff")
    told = page.locator("[data-saved]")

    page.get_by_label("Hommes").fill("12")
    expect(told).to_contain_text(re.compile(r"Enregistré à \d\d:\d\d"), timeout=20_000)
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    page.get_by_label("Femmes").fill("7")
    expect(told).to_contain_text("Pas de réseau", timeout=20_000)
    assert barriers(page) == []
    keep_pictures(page, "autosave-offline")
    page.context.set_offline(False)
    expect(told).to_have_attribute("data-state", "saved", timeout=40_000)

    assert stored()[0][0][0] == {"q-men": 12, "q-women": 7}
