"""Refusing what another site makes a browser send here."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Flask, current_app, request
from werkzeug.exceptions import Forbidden, NotFound

from app.web.wholeness import WRITING


class ForeignOrigin(Forbidden):
    """The request was made by a page that is not ours."""


def init_app(app: Flask) -> None:
    app.before_request(check_path)
    app.before_request(check)


def check_path() -> None:
    """Refuse a path with two slashes in front: to a browser, ``//a/b`` is another host.

    :raises NotFound: no page of ours is called so.
    """
    if request.environ.get("PATH_INFO", "").startswith("//"):
        raise NotFound


def check() -> None:
    """Refuse a writing request that says itself that it comes from elsewhere.

    Browsers add ``Origin`` and ``Sec-Fetch-Site`` themselves, and no page can change them; what
    carries neither (a script, an old browser) still has to show the token of the form.

    :raises ForeignOrigin: it comes from another site, or hides from where it comes.
    """
    if request.method not in WRITING:
        return
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        raise ForeignOrigin
    origin = request.headers.get("Origin")
    ours = {request.host, urlsplit(current_app.config["SETTINGS"].base_url).netloc}
    if origin is not None and urlsplit(origin).netloc not in ours:
        raise ForeignOrigin
