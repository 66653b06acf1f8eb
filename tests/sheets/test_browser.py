"""The editor and the public page of a sheet, in a real browser."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from flask import Flask

from app.extensions import db
from tests.browser import barriers, keep_pictures, overflow
from tests.clients import Visit
from tests.conftest import ClientFor
from tests.sheets import scene
from tests.sheets.test_path import published

PUBLIC = {"fr": "/fiches/la-maille", "nl": "/impactfiches/la-maille"}


@pytest.mark.browser
@pytest.mark.parametrize("locale", ["fr", "nl"])
def test_a_published_sheet_has_no_barrier_and_fits_a_telephone(
    app: Flask, client_for: ClientFor, visit: Visit, locale: str
) -> None:
    published(client_for, scene.set_up(db.session()))
    page = visit(width=320)

    page.goto(PUBLIC[locale])
    for table in page.locator("summary").all():
        table.click()

    assert (barriers(page), overflow(page)) == ([], 0)
    assert page.locator("html").get_attribute("lang") == locale
    other = {"fr": "Lees in het Nederlands", "nl": "Lire en français"}[locale]
    assert page.get_by_role("link", name=other).get_attribute("href") in PUBLIC.values()
    keep_pictures(page, f"sheet-{locale}")


@pytest.mark.browser
@pytest.mark.parametrize("locale", ["fr", "nl"])
def test_the_editor_and_the_last_look_have_no_barrier(
    app: Flask, client_for: ClientFor, visit: Visit, locale: str
) -> None:
    told = scene.set_up(db.session())
    editor = published(client_for, told)
    page = visit(told.told.lead, locale=locale, width=320)

    found = {}
    for name, path in (
        ("editor", f"{editor}?check=yes"), ("publish", f"{editor}publish/"),
        ("list", "/sheets/"), ("new", "/sheets/new"),
    ):  # fmt: skip
        page.goto(path)
        found[name] = (barriers(page), overflow(page))
        keep_pictures(page, f"sheet-{name}-{locale}")

    assert found == dict.fromkeys(found, ([], 0))


@pytest.mark.browser
def test_a_sheet_is_written_and_published_without_javascript(
    app: Flask, client_for: ClientFor, visit: Visit
) -> None:
    told = scene.set_up(db.session())
    fields = scene.sent(told)
    page = visit(told.told.lead, locale="nl", javascript=False)
    db.session.commit()  # the test holds the writer's lock no longer
    page.goto("/sheets/new")
    page.get_by_label("Over wie").select_option("La Maille franche")
    page.get_by_label("Naam in adressen").fill("zonder-script")
    page.get_by_role("button", name="De fiche beginnen").click()
    page.get_by_text("Kerncijfer 2", exact=True).click()
    for name, words in fields.items():
        field = page.locator(f"[name='{name}']").first
        if name in {"revision", "comparisons"}:
            continue
        if field.evaluate("it => it.tagName") == "SELECT":
            field.select_option(words)
        else:
            field.fill(words)
    page.get_by_label("Werkloos bij instroom").check()
    page.get_by_role("button", name="De fiche opslaan").click()
    editor = urlsplit(page.url).path
    scene.approved(client_for, told, editor)
    page.goto(f"{editor}publish/")
    page.get_by_role("button", name="In beide talen publiceren").click()
    page.get_by_role("link", name="Pagina in het Nederlands").click()

    assert page.get_by_text("Dat is meer dan in Henegouwen").is_visible()
