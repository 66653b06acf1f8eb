"""The server that journeys go through leaves nothing open behind a page that went away."""

from __future__ import annotations

from collections.abc import Callable

from werkzeug.test import create_environ

from tests.browser import closing


class Body:
    closed = False

    def __iter__(self) -> Body:
        return self

    def __next__(self) -> bytes:
        return b"a part"

    def close(self) -> None:
        self.closed = True


def started(status: str, headers: object, exc_info: object = None) -> Callable[[bytes], object]:
    return print


def test_an_answer_is_closed_when_its_reader_leaves_it_unread() -> None:
    body = Body()
    answer = iter(closing(lambda environ, start_response: body)(create_environ(), started))
    next(answer)
    del answer
    assert body.closed
