"""A real browser before the real application, for the journeys.

A page that complains fails its test: an error of a script, a breach of the
Content-Security-Policy, a request to anywhere but ourselves.
"""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary, WeakSet

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    sync_playwright,
)
from werkzeug.serving import WSGIRequestHandler, make_server

from app.models import Account
from tests.clients import ClientFor, Visit

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

ARTEFACTS = Path(__file__).parents[1] / "artefacts"
NARROW = 320  # CSS pixels
WIDTHS = (375, 768, 1280)  # CSS pixels
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-sync"),
    *("--no-first-run", "--disable-background-networking", "--disable-component-update"),
)
"""It is asked for our pages only: it looks for nothing elsewhere, and draws without a card."""

PICTURES = os.environ.get("PICTURES") == "yes"
"""Whether pictures are kept.  They are for people; drawing them takes longer than all the rest."""

PATIENCE = 120_000
"""Milliseconds that a picture of a long page may take on a machine with much else to do."""


WITHOUT_SCRIPTS: WeakSet[BrowserContext] = WeakSet()
DOUBLES: WeakKeyDictionary[BrowserContext, Page] = WeakKeyDictionary()
RULES = {
    "preload": False,  # it would ask for our style sheets again, at wrong addresses
    "resultTypes": ["violations"],  # what is well is counted, and not described
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}


class Quiet(WSGIRequestHandler):
    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Leave the report of a failed test to what failed."""


def closing(app: WSGIApplication) -> WSGIApplication:
    """Close each answer that ``app`` gives, also one that its reader left unread.

    The server drains the connection before it closes the answer.  A page that goes away resets
    the connection; the draining then fails, and an open file would be left to the collector.
    """

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        body = app(environ, start_response)
        try:
            yield from body
        finally:
            if close := getattr(body, "close", None):
                close()

    return answer


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if not program:
        pytest.skip("there is no Chromium here; bin/test installs it or says how")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=[*FLAGS])
        yield browser
        browser.close()


@pytest.fixture
def site(app: Flask) -> Iterator[str]:
    """Serve the application over HTTP from threads of this process; give its address."""
    server = make_server("127.0.0.1", 0, closing(app), threaded=True, request_handler=Quiet)
    address = f"http://127.0.0.1:{server.server_port}"
    app.config["SETTINGS"] = replace(app.config["SETTINGS"], base_url=address)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield address
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def visit(chromium: Browser, site: str, client_for: ClientFor) -> Iterator[Visit]:
    complaints: list[str] = []

    def open_page(
        account: Account | None = None,
        *,
        locale: str = "fr",
        javascript: bool = True,
        width: int = 1280,
    ) -> Page:
        context = chromium.new_context(
            base_url=site,
            locale=locale,
            java_script_enabled=javascript,
            viewport={"width": width, "height": 900},
            reduced_motion="reduce",
        )
        if not javascript:
            WITHOUT_SCRIPTS.add(context)
        if account:
            cookie = client_for(account, locale).get_cookie("vises")
            assert cookie
            context.add_cookies([{"name": "vises", "value": cookie.value, "url": site}])
        page = context.new_page()
        _listen(page, site, complaints)
        return page

    before = len(chromium.contexts)
    yield open_page
    for context in chromium.contexts[before:]:
        context.close()
    assert complaints == []


def _listen(page: Page, site: str, complaints: list[str]) -> None:
    """Note each error of a script, each breach of the policy, each request to anywhere else."""

    def console(message: ConsoleMessage) -> None:
        if message.type == "error" and "Failed to load resource" not in message.text:
            complaints.append(message.text)

    def request(asked: Request) -> None:
        if not asked.url.startswith((site, "data:", "blob:", "about:")):
            complaints.append(f"asked for {asked.url}")

    page.on("console", console)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", request)


def barriers(page: Page) -> list[str]:
    """What axe holds against this page as it stands, by the rules of WCAG 2.2 AA; none is right."""
    with scripted(page) as one:
        found = Axe().run(one, options=RULES)
    return [
        f"{violation['id']}: {node['html'][:200]}"
        for violation in found.response["violations"]
        for node in violation["nodes"]
    ]


def overflow(page: Page) -> int:
    """By how many CSS pixels the page is wider than its window."""
    with scripted(page) as one:
        wider: int = one.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
    return wider


def look(page: Page, name: str, looked: set[str]) -> tuple[list[str], int]:
    """Look at a page as it stands at 320 px: its barriers, and by how much it is too wide.

    :param looked: the shapes of the pages that were looked at before.  Where only words differ
        from one of them, as between two languages, it is measured and pictured, and axe is not
        asked again; the same words in the same language are a page that another person saw.
    """
    with scripted(page) as one:
        one.set_viewport_size({"width": NARROW, "height": 900})
        shape, words = one.evaluate(SHAPE)
    found = ([] if shape in looked else barriers(page), overflow(page))
    if words not in looked:
        keep_pictures(page, name)
    looked |= {shape, words}
    return found


SHAPE = """() => {
  const all = [...document.querySelectorAll("*")];
  const shape = all.map((one) =>
    `${one.tagName}.${one.getAttribute("class")} ${one.getAttributeNames()}`
    + ` ${one.getAttribute("role")} ${one.textContent.trim() !== ""}`);
  return [shape.join(), document.querySelector("main").innerText];
}"""
"""What of a page axe could hold against it: its elements, their classes, attributes and whether
they say anything; and, apart from these, what it says."""


def keep_pictures(page: Page, name: str) -> None:
    """Keep the page as it stands at each width, in ``artefacts/``, where ``PICTURES=yes`` asks."""
    if not PICTURES:
        return
    ARTEFACTS.mkdir(exist_ok=True)
    with scripted(page) as one:
        for width in WIDTHS:
            one.set_viewport_size({"width": width, "height": 900})
            picture = ARTEFACTS / f"{name}-{width}.png"
            one.screenshot(path=picture, full_page=True, timeout=PATIENCE)


@contextmanager
def scripted(page: Page) -> Iterator[Page]:
    """Give the page, or where scripts are off its double in a window in which they run.

    What looks at a page is a script itself, and where none runs it would wait for ever.  The
    double has the address, the document and the width of the page, and sends nothing.
    """
    if page.context not in WITHOUT_SCRIPTS:
        yield page
        return
    double = _double_of(page)
    html, address = page.content(), page.url
    double.unroute_all()
    double.route(
        lambda url: url == address,
        lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"),
    )
    double.goto(address)
    yield double


def _double_of(page: Page) -> Page:
    """Return the window beside this page's, opened once and closed with the visit."""
    browser, size = page.context.browser, page.viewport_size
    assert browser and size
    if page.context not in DOUBLES:
        DOUBLES[page.context] = browser.new_context(reduced_motion="reduce").new_page()
    DOUBLES[page.context].set_viewport_size(size)
    return DOUBLES[page.context]
