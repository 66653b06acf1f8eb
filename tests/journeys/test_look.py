"""Every page of the demonstration, as each person sees it: no barrier, nothing wider than a
telephone, and a picture kept for people to look at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask import Flask
from playwright.sync_api import Page

from app.core.access import Role
from app.demonstration.people import PEOPLE
from tests.browser import look
from tests.clients import Visit
from tests.shown import account_of

ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|[pmq]-[\w-]+")
OF_ONE_KIND = 1
"""How many pages of one kind are looked at, such as one comparison of four."""


@pytest.fixture
def app(shown: Flask) -> Flask:
    return shown


def walk(page: Page, start: str) -> Iterator[str]:
    """Open each page that can be reached by links, and give its address without its ids."""
    waiting, seen = [start], {start: 1}
    while waiting:
        path = waiting.pop(0)
        answer = page.goto(path)
        assert answer and answer.status == 200, f"{path} answers {answer and answer.status}"
        yield kind_of(path)
        hrefs: list[str] = page.eval_on_selector_all(
            "a[href]:not([download])", "links => links.map(link => link.href)"
        )
        origin = page.url[: page.url.index("/", 8)]
        for parts in (urlsplit(href) for href in hrefs if href.startswith(origin)):
            kind, is_file = kind_of(parts.path), bool(Path(parts.path).suffix)
            if is_file or seen.get(kind, 0) == OF_ONE_KIND or parts.path in seen:
                continue
            waiting.append(f"{parts.path}?{parts.query}".rstrip("?"))
            seen |= {kind: seen.get(kind, 0) + 1, parts.path: 1}


def kind_of(path: str) -> str:
    return ID.sub("…", urlsplit(path).path)


def name_of(kind: str) -> str:
    return kind.strip("/").replace("…/", "").replace("/", "-").replace("…", "one") or "home"


LOOKING = {
    person.login: ("fr", "nl") if person.role is Role.POLE_LEAD else (person.locale,)
    for person in PEOPLE
    if person.role is not Role.POLE_MEMBER  # reaches the pages of the lead, less some
} | {"": ("fr", "nl")}
"""Who looks, in which languages: the lead, who reaches most pages, and a visitor without a name in
both; everybody else in their own."""


@pytest.fixture(scope="module")
def looked() -> set[str]:
    return set()


@pytest.mark.browser
@pytest.mark.timeout(900)
@pytest.mark.parametrize(
    ("login", "locale"),
    [(login, locale) for login, locales in LOOKING.items() for locale in locales],
    ids=lambda said: said or "visitor",
)
def test_no_page_that_somebody_reaches_has_a_barrier(
    visit: Visit, looked: set[str], login: str, locale: str
) -> None:
    page = visit(account_of(login) if login else None, locale=locale)
    found = {
        kind: look(page, f"{login or 'visitor'}-{name_of(kind)}-{locale}", looked)
        for kind in walk(page, "/")
    }

    assert {kind: said for kind, said in found.items() if said != ([], 0)} == {}
