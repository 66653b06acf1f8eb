"""Who is asking: the account behind the session cookie, with its roles."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from flask import Flask, session
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


IDLE = timedelta(minutes=30)
"""After this long without a page, whoever reaches answers of others is logged out."""

SEEN = "seen"
"""In the signed cookie: the second of the last page.  Reading pages writes no row."""

PLACE = "place"
"""In the signed cookie: the id of the one role in which the person works; absent for all."""


class Visitor(UserMixin):  # type: ignore[misc]  # untyped by its authors
    """A person who is logged in, for as long as one request."""

    def __init__(self, token: str, here: LoginSession) -> None:
        account = here.account
        self.token = token
        self.ends_at = here.started_at + LONGEST
        """When this device is logged out, whatever is done on it."""

        self.account = account
        self.places = tuple(account.memberships)
        self.chosen = next((one for one in self.places if str(one.id) == session.get(PLACE)), None)
        """The role in which the person works; None for all that they have."""

        self.waits_for = "" if here.confirmed_at else _waits_for(account)
        """What this device still has to give: ``digits``, or to ``set-up`` the app that draws
        them; empty where nothing."""

        grants = frozenset(
            Grant(Role(place.role), pole=place.pole_id, enterprise=place.enterprise_id)
            for place in ((self.chosen,) if self.chosen else self.places)
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
    chosen = None
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
    if found is None or found.account.suspended_at is not None or _is_idle(found):
        return None
    session[SEEN] = int(utcnow().timestamp())
    return Visitor(token, found)


def _is_idle(here: LoginSession) -> bool:
    """Tell whether nobody has sat at this device for too long: an open screen is anybody's.

    Whoever answers for an enterprise, and the invented people, have the whole twelve hours.
    """
    account = here.account
    reaches_others = any(Role(place.role) in WITH_SECOND_FACTOR for place in account.memberships)
    if account.is_demonstration or not reaches_others:
        return False
    seen = session.get(SEEN)
    last = datetime.fromtimestamp(seen, UTC) if seen else here.started_at
    return utcnow() - max(last, here.started_at) > IDLE
