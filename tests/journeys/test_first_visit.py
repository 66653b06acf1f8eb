"""A person comes to the first page, in a real browser."""

from __future__ import annotations

import pytest

from tests.browser import barriers, keep_pictures, overflow
from tests.clients import Visit


@pytest.mark.browser
@pytest.mark.parametrize("locale", ["fr", "nl"])
def test_the_first_page_has_no_barrier_and_fits_a_telephone(visit: Visit, locale: str) -> None:
    page = visit(locale=locale, width=320)
    page.goto("/")

    assert (barriers(page), overflow(page)) == ([], 0)
    keep_pictures(page, f"first-page-{locale}")


@pytest.mark.browser
def test_the_first_page_answers_without_javascript(visit: Visit) -> None:
    page = visit(locale="nl", javascript=False)
    page.goto("/")

    assert page.locator("html").get_attribute("lang") == "nl"
