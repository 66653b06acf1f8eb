"""A questionnaire with every kind of question, answered in a real browser: in French on a phone
without JavaScript, in Dutch at a desk with it."""

from __future__ import annotations

import pytest
from flask import Flask
from playwright.sync_api import Locator, Page, expect

from tests.browser import barriers, keep_pictures, overflow
from tests.clients import Visit
from tests.surveys.every_kind import EVERYTHING, TYPED
from tests.surveys.http import opened, stored
from tests.surveys.test_every_kind import STORED


@pytest.mark.browser
@pytest.mark.parametrize(
    ("locale", "width", "javascript"), [("fr", 375, False), ("nl", 1280, True)], ids=str
)
def test_every_kind_is_answered_and_read_over(
    app: Flask, visit: Visit, locale: str, width: int, javascript: bool
) -> None:
    opened(app, EVERYTHING)
    page = visit(locale=locale, javascript=javascript, width=width)
    page.goto(f"/i/the-personal-link?lang={locale}")
    page.locator("main form button").click()
    home = page.url.rpartition("/")[0]

    for id, typed in TYPED.items():
        page.goto(f"{home}/page/{id}")
        for name, value in typed.items():
            for one in value if isinstance(value, list) else [value]:
                put(page, f"answer-{name}", one)
        assert (id, barriers(page), overflow(page)) == (id, [], 0)
        if javascript:
            keep_pictures(page, f"every-kind-{id}")
        page.locator("main form .button--main").click()
        expect(page.locator(".error-summary")).to_have_count(0)

    page.goto(f"{home}/check")
    assert (barriers(page), overflow(page)) == ([], 0)
    assert stored()[0][0][0] == STORED


def put(page: Page, name: str, value: str) -> None:
    """Give one control its value, as a person would; hidden ones have theirs."""
    controls = page.locator(f'[name="{name}"]')
    first = controls.first
    match first.get_attribute("type"), first.evaluate("one => one.localName"):
        case "hidden", _:
            return
        case "radio" | "checkbox", _:
            page.locator(f'[name="{name}"][value="{value}"]').check()
        case _, "select":
            rank_or_choose(first, value)
        case _:
            first.fill(value)


def rank_or_choose(select: Locator, value: str) -> None:
    """Choose from a list, or where buttons move the choices, move this one to its place."""
    if select.is_visible():
        select.select_option(value)
        return
    item = select.locator("xpath=ancestor::li")
    while (at := int(item.evaluate("one => [...one.parentNode.children].indexOf(one) + 1"))) != int(
        value
    ):
        item.locator(f'[data-move="{-1 if at > int(value) else 1}"]').click()
