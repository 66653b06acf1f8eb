"""Answers that everybody may keep: a public page, the same for all, with no cookie on it."""

from __future__ import annotations

from flask import Flask, Response
from flask.sessions import SecureCookieSessionInterface, SessionMixin

FRESH_FOR = 300
"""Seconds for which a published page may be shown without asking again: a page that is
withdrawn is gone everywhere after that."""


class Sessions(SecureCookieSessionInterface):
    """Sessions in a signed cookie, and never on an answer that caches may keep.

    A cookie on a kept answer would log in strangers (A111).  A session that is renewed at
    each visit sets its cookie whatever the page does, so the rule stands here, where cookies
    are written.
    """

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        if not response.cache_control.public:
            super().save_session(app, session, response)


def init_app(app: Flask) -> None:
    app.session_interface = Sessions()


def for_everybody(response: Response) -> Response:
    """Mark an answer as the same for everybody."""
    response.headers["Cache-Control"] = f"public, max-age={FRESH_FOR}"
    return response
