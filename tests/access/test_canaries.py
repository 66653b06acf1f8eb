"""U7: whoever goes everywhere they may come upon no word of those from whom a wall parts them."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from openpyxl import Workbook  # type: ignore[import-untyped]
from werkzeug.exceptions import HTTPException
from werkzeug.test import TestResponse

from tests.access.scene import ELSEWHERE, HOME, NEIGHBOUR, Scene
from tests.access.test_plan import knockable
from tests.read_out import texts_in

MOST = 3
"""Addresses of one screen that are visited: the fourth questionnaire is built like the first."""

WALLS = {
    "PL": (ELSEWHERE,),
    "PM": (ELSEWHERE,),
    "CS": (ELSEWHERE,),
    "RS": (ELSEWHERE, f"{NEIGHBOUR} says so", f"{NEIGHBOUR} signature"),
    "EO": (ELSEWHERE, NEIGHBOUR, HOME),
    "EC": (ELSEWHERE, NEIGHBOUR, HOME),
    "EO′": (ELSEWHERE, HOME),
    "PL′": (HOME, NEIGHBOUR),
    "PL′+EO": (HOME, NEIGHBOUR),
    "IL": (ELSEWHERE, NEIGHBOUR, HOME),
    "IL′": (NEIGHBOUR, HOME),
    "AN": (ELSEWHERE, NEIGHBOUR, HOME),
    "PA": tuple(f"{mark} {word}" for mark in (HOME, ELSEWHERE, NEIGHBOUR)
                for word in ("says so", "signature", "texte", "promesse", "lettre")),
}  # fmt: skip
"""The marks that must never come before the eyes of each.  An administrator of the platform knows
poles and people, and of what they write nothing."""


def addresses_on(answer: TestResponse) -> Iterator[str]:
    for address in re.findall(r'(?:href|src|action)="([^"#]+)', answer.text):
        if (
            address.startswith("/")
            and not address.startswith("/static/")
            and "lang=" not in address
        ):
            yield address.replace("&amp;", "&")
    if answer.location:
        parts = urlsplit(answer.location)
        yield f"{parts.path}?{parts.query}".rstrip("?")


def visited(scene: Scene, who: str) -> Iterator[tuple[str, TestResponse]]:
    """Visit what is linked from the first page on, and what an address could be made of."""
    client, seen, times = scene.people[who], set[str](), Counter[str]()
    own = scene.world.foreign if who.startswith(("PL′", "IL′")) else {}
    rules = [rule for rule, _method in knockable(scene.app, "GET")]
    waiting = ["/", *(scene.address(rule, **own) for rule in rules)]
    pages = scene.app.url_map.bind("localhost")
    while waiting:
        address = waiting.pop(0)
        try:
            endpoint, parts = pages.match(address.split("?")[0], method="GET")
        except HTTPException:  # a form that only takes a POST
            continue
        key = f"{endpoint} {parts.get('format', '')}"
        if address in seen or times[key] >= MOST or "preview" in endpoint:
            continue
        seen.add(address)
        times[key] += 1
        answer = client.get(address)
        answer.get_data()  # a file that is streamed ends its request only when it is read
        if answer.mimetype == "text/html" or answer.location:
            waiting.extend(addresses_on(answer))
        yield address, answer


@pytest.mark.parametrize("who", WALLS)
def test_nobody_comes_upon_a_word_from_behind_a_wall(scene: Scene, who: str) -> None:
    leaks = [
        (address, mark)
        for address, answer in visited(scene, who)
        for mark in WALLS[who]
        if any(mark in text for text in texts_in(answer.data))
    ]

    assert leaks == []


def test_the_crawl_would_see_a_leak(scene: Scene) -> None:
    """The lead of the other pole does come upon the words of their own, in every kind of file."""
    found = {
        answer.mimetype
        for _address, answer in visited(scene, "PL′")
        if any(ELSEWHERE in text for text in texts_in(answer.data))
    }

    assert found >= {"text/html", "text/csv", "application/json"}


def test_what_is_packed_in_a_workbook_is_read_out() -> None:
    book, file = Workbook(), io.BytesIO()
    book.active["A1"] = HOME
    book.save(file)

    assert any(HOME in text for text in texts_in(file.getvalue()))
    assert HOME.encode() not in file.getvalue()
