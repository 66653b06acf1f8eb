"""Files in a real browser: sent at once with a script, with their page without one, on a phone."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from app.core.questionnaire import kinds
from tests.browser import barriers, keep_pictures, overflow
from tests.clients import Visit
from tests.make import a_definition, a_module, a_page, a_question, a_text
from tests.surveys.files import PDF, a_photograph
from tests.surveys.http import opened, stored

PAGE = a_definition(
    a_module(
        a_page(
            a_question("report", kinds.File(), required=True,
                       label=a_text("Votre rapport annuel", "Uw jaarverslag")),
            a_question("photo", kinds.Image(),
                       label=a_text("Une photo de l’atelier", "Een foto van het atelier")),
            a_question("voice", kinds.Recording(),
                       label=a_text("Une voix, en une minute", "Een stem, in één minuut")),
            a_question("sign", kinds.Signature(),
                       label=a_text("Votre signature", "Uw handtekening")),
            id="p-files",
        )
    )
)  # fmt: skip


@pytest.mark.browser
@pytest.mark.parametrize(("locale", "javascript"), [("fr", False), ("nl", True)], ids=str)
def test_files_are_brought_and_stand_at_their_questions(
    app: Flask, visit: Visit, tmp_path: Path, locale: str, javascript: bool
) -> None:
    opened(app, PAGE)
    report, photo = tmp_path / "rapport.pdf", tmp_path / "atelier.jpg"
    report.write_bytes(PDF)
    photo.write_bytes(a_photograph())
    page = visit(locale=locale, javascript=javascript, width=375)
    page.goto(f"/i/the-personal-link?lang={locale}")
    page.locator("main form button").click()
    page.goto(f"{page.url.rpartition('/')[0]}/page/p-files")

    page.locator('[name="answer-q-report-file"]').set_input_files(report)
    page.locator('[name="answer-q-photo-file"]').set_input_files(photo)
    if javascript:
        expect(page.locator(".file__card")).to_have_count(2, timeout=30_000)
        draw(page)
        expect(page.locator(".file__card")).to_have_count(3, timeout=30_000)
    else:
        page.locator('[name="answer-q-sign-written"]').fill("Nadia Éloy")
        page.locator("button[name=_go][value=fr] >> nth=0").click()
        expect(page.locator(".file__card")).to_have_count(3, timeout=30_000)
    assert (barriers(page), overflow(page)) == ([], 0)
    keep_pictures(page, f"files-{locale}")
    page.locator("main form .button--main").click()
    expect(page.locator(".error-summary")).to_have_count(0)

    assert sorted(stored()[0][0][0]) == ["q-photo", "q-report", "q-sign"]


def draw(page: Page) -> None:
    """Sign with the mouse, and keep it."""
    pad = page.locator(".signature__pad")
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    assert box
    page.mouse.move(box["x"] + 20, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + 120, box["y"] + 30, steps=4)
    page.mouse.move(box["x"] + 200, box["y"] + 70, steps=4)
    page.mouse.up()
    page.locator("[data-keep]").click()
