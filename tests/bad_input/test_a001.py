"""A001–A004, A006, A011, A012: bodies and headers that no browser sends whole."""

from __future__ import annotations

from flask import Flask

from tests.server import Server

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
