"""The two ways in which a test visits the application: by HTTP, and in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from flask.testing import FlaskClient
    from playwright.sync_api import Page

    from app.models import Account


class ClientFor(Protocol):
    """Gives a client in which an account is logged in and reads pages in ``locale``."""

    def __call__(self, account: Account, locale: str = "en") -> FlaskClient: ...


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
