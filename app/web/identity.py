"""Who is asking: the account behind the session cookie, with its roles."""

from __future__ import annotations

from datetime import timedelta

from flask import Flask
from flask_login import AnonymousUserMixin, UserMixin
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.core.access import WITH_SECOND_FACTOR, Actor, Grant, Role
from app.core.chance import digest_of
from app.core.clock import utcnow
from app.extensions import db, login_manager
from app.models import Account, LoginSession, Membership

NOBODY = Actor(id=None)
LONGEST = timedelta(hours=12)
"""After this long a device is logged out, whatever was done on it."""


class Visitor(UserMixin):  # type: ignore[misc]  # untyped by its authors
    """A person who is logged in, for as long as one request."""

    def __init__(self, token: str, here: LoginSession) -> None:
        account = here.account
        self.token = token
        self.ends_at = here.started_at + LONGEST
        """When this device is logged out, whatever is done on it."""

        self.account = account
        self.places = tuple(account.memberships)
        self.waits_for = "" if here.confirmed_at else _waits_for(account)
        """What this device still has to give: ``digits``, or to ``set-up`` the app that draws
        them; empty where nothing."""

        grants = frozenset(
            Grant(Role(place.role), pole=place.pole_id, enterprise=place.enterprise_id)
            for place in account.memberships
        )
        self.actor = Actor(account.id, frozenset() if self.waits_for else grants)

    def get_id(self) -> str:
        """Return what the cookie carries: the token of this device, not the account."""
        return self.token


def _waits_for(account: Account) -> str:
    """Tell what is missing on a device that has given a password only.

    An invented person of the demonstration may go without: what they reach is invented too.
    """
    if account.second_factor:
        return "digits"
    must = any(Role(place.role) in WITH_SECOND_FACTOR for place in account.memberships)
    return "set-up" if must and not account.is_demonstration else ""


class Stranger(AnonymousUserMixin):  # type: ignore[misc]  # untyped by its authors
    """Somebody who has not logged in."""

    account = None
    places = ()
    actor = NOBODY
    waits_for = ""


def init_app(app: Flask) -> None:
    login_manager.anonymous_user = Stranger
    login_manager.session_protection = None  # our session table decides, not the browser's name
    login_manager.user_loader(visitor_with)
    login_manager.init_app(app)


def visitor_with(token: str) -> Visitor | None:
    """Return who is logged in with that token; None once the session has ended.

    One statement brings the person, their roles and the names of the places they hold them in.
    """
    places = joinedload(LoginSession.account, innerjoin=True).joinedload(Account.memberships)
    found = (
        db.session()
        .scalars(
            select(LoginSession)
            .where(
                LoginSession.token_digest == digest_of(token),
                LoginSession.ended_at.is_(None),
                LoginSession.started_at > utcnow() - LONGEST,
            )
            .options(places.joinedload(Membership.pole), places.joinedload(Membership.enterprise))
        )
        .unique()
        .one_or_none()
    )
    if found is None or found.account.suspended_at is not None:
        return None
    return Visitor(token, found)
