"""A185: a sheet that is printed reads no file of ours and asks nobody for anything."""

from __future__ import annotations

import io
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from app.core.errors import Unsound
from app.core.text import FR, text_of
from app.documents import pdf
from app.isolation import Done, Warm
from tests.core.sheets.makers import a_content
from tests.documents.pages import look_at

WORDS = (
    '<img src="/etc/passwd">',
    '<img src="file:///etc/passwd">',
    '<style>@import url("{sink}")</style>',
    "@font-face {{ font-family: x; src: url({sink}) }}",
    '<pdf:include src="/etc/passwd"/>',
    '<font color="[[[getattr(pow,Attacker)]]]">x</font>',
    "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "{{{{ 7*7 }}}} {{% include '/etc/passwd' %}}",
)
PAGES = (
    '<img src="{secret}">',
    '<img src="file://{secret}">',
    '<img src="{sink}/x.png">',
    '<link rel="stylesheet" href="{sink}/x.css">',
    '<style>@import url("{sink}/x.css");</style>',
    '<style>@font-face {{ font-family: X; src: url("{sink}/x.ttf") }} p {{ font: X }}</style>',
    '<style>@page {{ background-image: url("{sink}/x.pdf") }}</style>',
    '<style>@page {{ background-image: url("{secret}") }}</style>',
    '<pdf:include src="{secret}"/>',
    '<font color="[[[open(chr(47)).read() for x in [1]]]]">x</font>',
    "<img src=\"data:image/svg+xml;utf8,<svg xmlns='http://www.w3.org/2000/svg'/>\">",
    '<img src="../config.py">',
    '<a href="file://{secret}">x</a>',
)


class Sink:
    """A server that counts who calls."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.calls = 0
        threading.Thread(target=self._listen, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._socket.getsockname()[1]}"

    def _listen(self) -> None:
        while True:
            try:
                caller, _address = self._socket.accept()
            except OSError:
                return
            self.calls += 1
            caller.close()

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def sink() -> Iterator[Sink]:
    sink = Sink()
    yield sink
    sink.close()


@pytest.fixture(scope="module")
def press() -> Iterator[Warm]:
    press = Warm("app.documents.press.page", seconds=30, megabytes=1024)
    yield press
    press.stop()


@pytest.mark.parametrize("hostile", WORDS)
def test_hostile_words_are_printed_as_the_words_they_are(hostile: str, sink: Sink) -> None:
    words = hostile.format(sink=sink.address)
    content = a_content(promise=text_of(fr=words, nl=words), comparisons=(), figures=())

    page = look_at(pdf.print_sheet(content, FR))

    assert "root:" not in page.words
    assert "".join(words.replace("'", "’").split())[:12] in "".join(page.words.split())
    assert sink.calls == 0


@pytest.mark.parametrize("markup", PAGES)
def test_even_hostile_markup_would_reach_no_file_and_no_network(
    markup: str, sink: Sink, press: Warm, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("PWNED")
    body = markup.format(sink=sink.address, secret=secret)

    answer = press.call(f"<html><body><p>before</p>{body}<p>after</p></body></html>")

    assert isinstance(answer, Done)
    assert b"PWNED" not in answer.value.get("pdf", b"")
    if "pdf" in answer.value:
        assert "PWNED" not in look_at_words(answer.value["pdf"])
    assert sink.calls == 0


def look_at_words(printed: bytes) -> str:
    return " ".join(
        page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(io.BytesIO(printed))
    )


def test_a_page_that_cannot_be_printed_is_a_refusal_and_no_crash() -> None:
    content = a_content(promise=text_of(fr="\u0000\u0008", nl="x"))

    try:
        page = look_at(pdf.print_sheet(content, FR))
    except Unsound as refusal:
        assert refusal.problems[0].code == "sheet.unprintable"
    else:
        assert page.strange == ()
