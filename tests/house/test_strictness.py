"""The rules of the test run hold."""

from __future__ import annotations

import socket

import pytest

from tests.browser import barriers
from tests.clients import Visit
from tests.strictness import BeyondLoopback


def test_no_test_reaches_another_machine() -> None:
    with pytest.raises(BeyondLoopback), socket.socket() as door:
        door.connect(("192.0.2.1", 80))


def test_no_test_asks_for_the_address_of_another_machine() -> None:
    with pytest.raises(BeyondLoopback):
        socket.getaddrinfo("example.org", 443)


def test_a_warning_is_an_error(request: pytest.FixtureRequest) -> None:
    assert request.config.getini("filterwarnings")[0] == "error"


@pytest.mark.browser
def test_the_search_for_barriers_finds_one(visit: Visit) -> None:
    page = visit()
    page.goto("/")
    page.evaluate("document.querySelector('main').append(document.createElement('input'))")

    assert any(line.startswith("label:") for line in barriers(page))
