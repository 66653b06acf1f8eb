"""Who is asking: the account behind the session cookie, with its roles."""

from __future__ import annotations

from flask import Flask
from flask_login import AnonymousUserMixin, UserMixin
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from app.core.access import Actor, Grant, Role
from app.core.chance import digest_of
from app.extensions import db, login_manager
from app.models import Account, LoginSession

NOBODY = Actor(id=None)


class Visitor(UserMixin):  # type: ignore[misc]  # untyped by its authors
    """A person who is logged in, for as long as one request."""

    def __init__(self, token: str, account: Account) -> None:
        self.token = token
        self.account = account
        self.actor = Actor(
            account.id,
            frozenset(
                Grant(Role(place.role), pole=place.pole_id, enterprise=place.enterprise_id)
                for place in account.memberships
            ),
        )

    def get_id(self) -> str:
        """Return what the cookie carries: the token of this device, not the account."""
        return self.token


class Stranger(AnonymousUserMixin):  # type: ignore[misc]  # untyped by its authors
    """Somebody who has not logged in."""

    account = None
    actor = NOBODY


def init_app(app: Flask) -> None:
    login_manager.anonymous_user = Stranger
    login_manager.session_protection = None  # our session table decides, not the browser's name
    login_manager.user_loader(visitor_with)
    login_manager.init_app(app)


def visitor_with(token: str) -> Visitor | None:
    """Return who is logged in with that token; None once the session has ended."""
    found = db.session().scalar(
        select(LoginSession)
        .join(LoginSession.account)
        .where(
            LoginSession.token_digest == digest_of(token),
            LoginSession.ended_at.is_(None),
            Account.suspended_at.is_(None),
        )
        .options(selectinload(LoginSession.account).selectinload(Account.memberships))
    )
    return Visitor(token, found.account) if found else None
