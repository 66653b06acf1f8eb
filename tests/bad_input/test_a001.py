"""A001–A004, A006, A011, A012: bodies and headers that no browser sends whole."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import pytest
from flask import Flask

from tests.server import Server
from tests.surveys.http import opened, stored

POST = b"POST /log-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
FORM = POST + b"Content-Type: application/x-www-form-urlencoded\r\n"
PARTS = POST + b"Content-Type: multipart/form-data; boundary=x\r\n"


def part(name: str, value: str) -> bytes:
    return f'--x\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()


def test_a001_a_form_cut_on_its_way_is_refused(server: Server) -> None:
    whole = b"email=a%40b.example&password=secret&_end=1"
    answer = server.say(
        FORM + b"Content-Length: %d\r\n\r\n" % (len(whole) + 20) + whole, hang_up=True
    )

    assert answer.startswith(b"HTTP/1.1 400")


def test_a002_a_form_in_parts_without_its_last_boundary_is_refused(server: Server) -> None:
    body = part("email", "a@b.example") + part("_end", "1")

    assert server.status(PARTS + b"Content-Length: %d\r\n\r\n" % len(body) + body) == 400


def test_a003_a_form_without_its_last_field_is_refused(app: Flask) -> None:
    answer = app.test_client().post("/log-in?lang=en", data={"email": "a@b.example"})

    assert answer.status_code == 400
    assert "did not arrive whole" in answer.text


def test_a006_an_endless_body_is_refused_at_the_limit(server: Server) -> None:
    chunk = b"100000\r\n" + b"a" * 0x100000 + b"\r\n"

    assert server.status(FORM + b"Transfer-Encoding: chunked\r\n\r\n" + chunk * 3) == 413


def test_a011_two_lengths_or_two_framings_are_refused(server: Server) -> None:
    twice = FORM + b"Content-Length: 6\r\nContent-Length: 7\r\n\r\n_end=1"
    both = FORM + b"Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
    odd = FORM + b"Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n"

    answers = [server.status(sent) for sent in (twice, both, odd)]

    assert [400 <= status <= 501 and status != 500 for status in answers] == [True, True, True]


def test_a012_a_header_with_a_nul_or_without_end_is_refused(server: Server) -> None:
    get = b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"

    answers = [
        server.status(get + b"X-Odd: a\x00b\r\n\r\n"),
        server.status(get + b"X-Long: " + b"a" * 100_000 + b"\r\n\r\n"),
    ]

    assert [status in {400, 431} for status in answers] == [True, True]


class Wire:
    """A respondent whose last save is sent as bytes on a socket, to the real server."""

    def __init__(self, app: Flask, server: Server) -> None:
        self.server, self.person = server, opened(app).respondent()
        self.person.begin()
        self.person.answer("p-staff", {"q-workers": "12"})
        self.form = {**self.person.form("/page/p-staff"), "answer-q-workers": "13", "_go": "on"}

    def send(self, body: bytes, kind: str, *, length: int | None = None, **how: Any) -> bytes:
        cookie = self.person.client.get_cookie("vises")
        assert cookie
        head = (
            f"POST {self.person.address}/page/p-staff HTTP/1.1\r\nHost: localhost\r\n"
            f"Cookie: vises={cookie.value}\r\nConnection: close\r\nContent-Type: {kind}\r\n"
            f"Content-Length: {len(body) if length is None else length}\r\n\r\n"
        )
        return self.server.say(head.encode() + body, **how)


@pytest.fixture
def wire(app: Flask, server: Server) -> Wire:
    return Wire(app, server)


def test_a001_a_page_of_answers_cut_at_any_place_keeps_the_draft(wire: Wire) -> None:
    whole, before = urlencode(wire.form).encode(), stored()

    answers = [
        wire.send(whole[:cut], ENCODED, length=len(whole), hang_up=True)[:12]
        for cut in (0, len(whole) // 2, whole.index(b"answer-") + 18, len(whole) - 1)
    ]

    assert (answers, stored()) == ([b"HTTP/1.1 400"] * 4, before)


def test_a002_answers_in_parts_without_the_last_boundary_keep_the_draft(wire: Wire) -> None:
    body = b"".join(part(name, value) for name, value in wire.form.items())
    before = stored()

    answer = wire.send(body, "multipart/form-data; boundary=x")

    assert (answer[:12], stored()) == (b"HTTP/1.1 400", before)


def test_a003_answers_without_the_mark_of_their_end_keep_the_draft(wire: Wire) -> None:
    before = stored()
    cut = {name: value for name, value in wire.form.items() if name != "_end"}

    answer = wire.send(urlencode(cut).encode(), ENCODED)

    assert (answer[:12], b"did not arrive whole" in answer, stored()) == (
        b"HTTP/1.1 400", True, before,
    )  # fmt: skip


def test_the_same_page_whole_is_saved(wire: Wire) -> None:
    """So that the three refusals above are of what was cut, and of nothing else."""
    answer = wire.send(urlencode(wire.form).encode(), ENCODED)

    assert (answer[:12], stored()[0][0][0]) == (b"HTTP/1.1 303", {"q-workers": 13})


ENCODED = "application/x-www-form-urlencoded"
