"""Refusing what did not arrive whole, before anything is made of it.

A page whose second half was lost on the way looks like a page on which somebody cleared the
second half of the answers.  Two proofs are asked: as many bytes as were announced, and the
last field of the form, ``_end``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from urllib.parse import unquote_to_bytes
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Flask, current_app, request
from werkzeug.exceptions import BadRequest, RequestEntityTooLarge, UnsupportedMediaType

URLENCODED = "application/x-www-form-urlencoded"
FORMS = frozenset({URLENCODED, "multipart/form-data"})
WRITING = frozenset({"POST", "PUT", "PATCH", "DELETE"})
MOST_FIELDS = 2_000
"""Fields of one page: our largest has 300 questions."""


def counted(wrapped: WSGIApplication) -> WSGIApplication:
    """Have the bytes of every announced body counted.

    The server says that it ends the input itself, and then ends it early without a word when
    the other side hangs up.  Without that promise Werkzeug counts, and refuses what is cut.
    """

    def application(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        if environ.get("CONTENT_LENGTH") and not environ.get("HTTP_TRANSFER_ENCODING"):
            environ.pop("wsgi.input_terminated", None)
        return wrapped(environ, start)

    return application


class NotWhole(BadRequest):
    """The body, or the end of the form, did not arrive, or not as it was sent."""


def init_app(app: Flask) -> None:
    app.wsgi_app = counted(app.wsgi_app)  # type: ignore[assignment, method-assign]
    app.before_request(check)


def takes(*content_types: str) -> Callable[[Callable[..., object]], Callable[..., object]]:
    """Mark a view that takes something else than a form: ``@takes("application/json")``."""

    def mark(view: Callable[..., object]) -> Callable[..., object]:
        view.takes = frozenset(content_types)  # type: ignore[attr-defined]
        return view

    return mark


def check() -> None:
    """Refuse a body of the wrong kind, of too many fields, or without its end.

    :raises UnsupportedMediaType: neither a form nor what the view takes.
    :raises RequestEntityTooLarge: more bytes or more fields than any page of ours has.
    :raises NotWhole: the end is missing.
    """
    if request.method not in WRITING or not request.endpoint:
        return
    view = current_app.view_functions[request.endpoint]
    accepted = getattr(view, "takes", FORMS)
    if request.mimetype not in accepted and (request.mimetype or request.content_length):
        raise UnsupportedMediaType
    if accepted is not FORMS:
        return
    if request.mimetype == URLENCODED:
        _count_fields()
    if request.form.getlist("_end")[-1:] != ["1"]:
        raise NotWhole


def _count_fields() -> None:
    """Count the fields before they are taken apart, and see that they are text; Werkzeug does the
    first for multipart only, and the second never."""
    limit: int = current_app.config["MAX_FORM_MEMORY_SIZE"]
    if request.content_length is not None and request.content_length > limit:
        raise RequestEntityTooLarge
    request.max_content_length = limit
    body = request.get_data(cache=True)
    endless = request.content_length is None and len(body) >= limit  # what follows was not read
    if endless or body.count(b"&") >= MOST_FIELDS:
        raise RequestEntityTooLarge
    try:
        unquote_to_bytes(body).decode()
    except UnicodeDecodeError as garbled:  # Werkzeug would keep it garbled and say nothing
        raise NotWhole from garbled
