"""Who stands at the door."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeAlias

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from app.core.access import Actor
from app.core.errors import NotFound
from app.extensions import db
from app.records import second_line
from app.web import retyping

View: TypeAlias = Callable[..., ResponseReturnValue]


def current_actor() -> Actor:
    """Return the person who made this request; somebody without any role where nobody logged in."""
    actor: Actor = current_user.actor
    return actor


def access(resource: str, action: str) -> Callable[[View], View]:
    """Let a view be entered only by somebody who has the right somewhere.

    Whether they have it *here* is asked by the action, which knows the thing.  Nobody logged
    in: they are sent to log in and come back, and what they typed is kept.  The view is marked for
    the tests of the house.

    :raises NotFound: no role of this person has anything to do with such things.
    :raises NotAllowed: they know such things, and no role of theirs grants this right anywhere.
    """

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(**url_parts: object) -> ResponseReturnValue:
            if not current_user.is_authenticated:
                return _log_in_first()
            if current_user.waits_for:
                return _confirm_first()
            actor = current_actor()
            if not actor.knows(resource):
                raise NotFound(resource)
            actor.must(resource, action)
            second_line.hold_to(db.session(), actor)
            return view(**url_parts)

        guarded.access = (resource, action)  # type: ignore[attr-defined]
        return guarded

    return guard


def _log_in_first() -> ResponseReturnValue:
    """Send a reader to log in and come back; give a writer back what they typed."""
    if request.method not in {"GET", "HEAD"}:
        return retyping.page("errors/log_in_first.html"), 401
    return redirect(url_for("log_in.show", next=request.full_path.rstrip("?")), 302)


def logged_in(why: str, *, half_way: bool = False) -> Callable[[View], View]:
    """Let a view be entered by whoever has logged in, whatever their roles, with the reason.

    :param half_way: also by whoever has given a password and not the second factor yet.
    """

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(**url_parts: object) -> ResponseReturnValue:
            if not current_user.is_authenticated:
                return _log_in_first()
            if current_user.waits_for and not half_way:
                return _confirm_first()
            return view(**url_parts)

        guarded.open_to_all = why  # type: ignore[attr-defined]
        return guarded

    return guard


def _confirm_first() -> ResponseReturnValue:
    """Send a reader to give the second factor and come back; give a writer back what they typed."""
    if request.method not in {"GET", "HEAD"}:
        return retyping.page("errors/log_in_first.html"), 401
    door = "second_factor.ask" if current_user.waits_for == "digits" else "second_factor.show"
    return redirect(url_for(door, next=request.full_path.rstrip("?")), 302)


def open_to_all(why: str) -> Callable[[View], View]:
    """Mark a view as open to everybody, with the reason."""

    def mark(view: View) -> View:
        view.open_to_all = why  # type: ignore[attr-defined]
        return view

    return mark
