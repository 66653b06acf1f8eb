"""The two ways in which a test visits the application: by HTTP, and in a real browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Protocol

from flask.testing import FlaskClient

from app.extensions import db

if TYPE_CHECKING:
    from playwright.sync_api import Page
    from werkzeug.test import TestResponse

    from app.models import Account


class FormClient(FlaskClient):
    """A browser without a screen.  ``post`` is raw; ``submit`` sends a form as a browser does."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Send one request, in an application context of its own: nothing of the test's or of
        an earlier request's leaks into it, and what the test wrote stands before it.  The answer
        is read and closed, as by a server: one that a test leaves unread leaves no file open."""
        db.session.commit()
        kwargs.setdefault("buffered", True)
        with self.application.app_context():
            return super().open(*args, **kwargs)

    def submit(self, path: str, *, at: str = "", **fields: Any) -> TestResponse:
        """Open the page, fill its form in and send it.

        :param at: the page on which the form stands, where that is not ``path`` itself.
        """
        return self.post(path, data={**self.token_at(at or path), **fields, "_end": "1"})

    def token_at(self, path: str) -> dict[str, str]:
        """Return the hidden token of the first form on a page, as the field that carries it."""
        page = self.get(path)
        found = re.search(r'name="csrf_token" value="([^"]+)"', page.text)
        assert found, f"{path} answered {page.status_code} and has no form"
        return {"csrf_token": found.group(1)}


class ClientFor(Protocol):
    """Gives a client in which an account is logged in and reads pages in ``locale``."""

    def __call__(self, account: Account, locale: str = "en") -> FormClient: ...


class Visit(Protocol):
    """Opens a browser of its own for a person; for nobody, if no account is named."""

    def __call__(
        self,
        account: Account | None = None,
        *,
        locale: str = "fr",
        javascript: bool = True,
        width: int = 1280,
    ) -> Page: ...
