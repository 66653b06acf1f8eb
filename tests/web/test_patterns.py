"""P02–P28, read from the HTML of every page that links of the demonstration reach."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask import Flask
from lxml import html  # type: ignore[import-untyped, unused-ignore]

from tests.clients import ClientFor
from tests.shown import account_of

ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|[pmq]-[\w-]+")
WHO = ("administration", "pilote", "communication", "navette", "")
TYPED = "self::textarea or self::select or self::input[not(@type='hidden')]"


@pytest.fixture
def app(shown: Flask) -> Flask:
    return shown


@pytest.fixture
def pages(app: Flask, client_for: ClientFor) -> dict[str, Any]:
    """Every kind of page, by its address without ids, as the first who reaches it sees it."""
    found: dict[str, Any] = {}
    for login in WHO:
        client = client_for(account_of(login), "fr") if login else app.test_client()
        found = dict(walked(client)) | found
    assert len(found) > 25
    return found


def walked(client: Any) -> Iterator[tuple[str, Any]]:
    waiting, seen = ["/"], {"/"}
    while waiting:
        answer = client.get(waiting.pop(0), follow_redirects=True)
        page: Any = html.fromstring(answer.text)
        yield ID.sub("…", answer.request.path), page
        for link in page.xpath("//a[@href and not(@download)]/@href"):
            parts = urlsplit(link)
            kind = ID.sub("…", parts.path)
            if parts.netloc or not parts.path.startswith("/") or Path(parts.path).suffix:
                continue
            if kind not in seen:
                seen.add(kind)
                waiting.append(link)


def breaking(pages: dict[str, Any], path: str) -> dict[str, list[str]]:
    """Return what of each page an XPath finds, as HTML cut short; nothing is right."""
    return {
        kind: [html.tostring(one, encoding="unicode")[:160] for one in wrong]
        for kind, page in pages.items()
        if (wrong := page.xpath(path))
    }


LINTS = {
    "P02 the way back stands before the content": "//main//*[@class='page__back']",
    "P07 the browser puts up no bubbles": (
        f"//form[@method='post' and not(@novalidate)][.//*[{TYPED}]]"
        " | //*[@required and not(@type='hidden')]"
    ),
    "P08 nothing stands in place of a label": "//*[@placeholder]",
    "P08 each control has its words": (
        f"//*[{TYPED}][not(@aria-label or @aria-labelledby or ancestor::label"
        " or @id = //label/@for or @hidden)]"
    ),
    "P09 a legend comes first": "//fieldset[not(*[1][self::legend])][not(@aria-labelledby)]",
    "P10 nobody chooses beforehand for somebody": "//main//form[@id='answers']//*[@checked]",
    "P11 no asterisk": "//label[contains(., '*')] | //legend[contains(., '*')]",
    "P13 numbers are text with the right keys": "//input[@type='number']",
    "P14 the browser knows what it may fill in": (
        "//input[@type='email' or @type='tel' or @type='password'][not(@autocomplete)]"
    ),
    "P15 nobody spells an address or a code": "//input[@type='email'][not(@spellcheck='false')]",
    "P15 pasting is never in the way": "//*[@onpaste or @oncopy]",
    "P23 a file is chosen with the browser's own control": "//input[@type='file'][@hidden]",
    "P25 what is sent is never switched off": (
        "//button[@disabled and contains(@class, 'button--main')]"
    ),
    "P26 a page says its language": "/html[@lang != 'fr'][not(//link[@hreflang='fr'])]",
    "P28 one heading": "/html[count(//h1) != 1]",
    "P28 a way past comes first": "/html[not((//body//a)[1]/@href = '#main')]",
    "P28 the regions of a page": "/html[not(//header and //main[@id='main'] and //footer)]",
}


def test_no_page_breaks_a_pattern(pages: dict[str, Any]) -> None:
    found = {lint: breaking(pages, path) for lint, path in LINTS.items()}

    assert {lint: wrong for lint, wrong in found.items() if wrong} == {}
    assert doubled([page.xpath("string(//title)") for page in pages.values()]) == []


def doubled(titles: list[str]) -> list[str]:
    """P28: no two pages bear one title."""
    return sorted({title for title in titles if titles.count(title) > 1})
