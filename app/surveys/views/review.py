"""One response in front of its pole: its answers, what is asked about them, what is decided."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from flask import Blueprint, abort, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.core.chance import fresh_token
from app.core.clock import utcnow
from app.core.errors import Conflict, Unsound
from app.core.questionnaire.walking import Walk
from app.extensions import db
from app.surveys import reviewing
from app.surveys.reviewing import DECISIONS, Post, Review
from app.surveys.views.reading_over import blocks_of
from app.surveys.views.wording import reader
from app.surveys.walks import walk_of
from app.web import pages
from app.web.guards import access, current_actor
from app.web.messages import sentence

bp = Blueprint(
    "review", __name__, url_prefix="/campaigns/<uuid:campaign_id>/responses/<uuid:response_id>"
)


@bp.get("/")
@access("response", "read")
def show(campaign_id: UUID, response_id: UUID) -> ResponseReturnValue:
    """Show the answers of one enterprise, with what was asked about each."""
    found = reviewing.review(db.session(), campaign_id, response_id, by=current_actor())
    walk, pole = _walk(found), found.campaign.pole_id
    return render_template(
        "campaigns/review.html", review=found, response=found.response,
        modules=[(module, blocks_of(walk, module)) for module in walk.modules],
        paths={f"check-{'-'.join(spot.path)}": "/".join(spot.path) for spot in walk.spots()},
        may_validate=current_actor().may("response", "validate", pole=pole),
        may_decide=current_actor().may("response", "reopen", pole=pole),
    )  # fmt: skip


@bp.post("/ask")
@access("response", "validate")
def ask(campaign_id: UUID, response_id: UUID) -> ResponseReturnValue:
    """Ask about an answer."""
    with _telling() as told:
        reviewing.ask(
            db.session(), campaign_id, response_id, request.form.get("answer", ""),
            request.form.get("words", ""), post=_post(), by=current_actor(), now=utcnow(),
        )  # fmt: skip
    return _done(campaign_id, response_id, told)


@bp.post("/go-on")
@access("response", "validate")
def go_on(campaign_id: UUID, response_id: UUID) -> ResponseReturnValue:
    """Say something more in a thread; without words it is settled."""
    words = "" if "settle" in request.form else request.form.get("words", "")
    with _telling() as told:
        reviewing.go_on(
            db.session(), campaign_id, response_id, _thread(), words, by=current_actor(),
            now=utcnow(),
        )  # fmt: skip
    return _done(campaign_id, response_id, told)


@bp.post("/validate")
@access("response", "validate")
def validate(campaign_id: UUID, response_id: UUID) -> ResponseReturnValue:
    """Take the answers as they are."""
    with _telling() as told:
        reviewing.validate(db.session(), campaign_id, response_id, by=current_actor(), now=utcnow())
    return _done(campaign_id, response_id, told)


@bp.post("/decide")
@access("response", "reopen")
def decide(campaign_id: UUID, response_id: UUID) -> ResponseReturnValue:
    """Lock, unlock, reopen or withdraw."""
    decision, reason = request.form.get("decision", ""), request.form.get("reason", "")
    if decision not in DECISIONS:
        abort(400)
    with _telling() as told:
        reviewing.decide(
            db.session(), campaign_id, response_id, decision, reason=reason, post=_post(),
            by=current_actor(), now=utcnow(),
        )  # fmt: skip
    return _done(campaign_id, response_id, told)


@contextmanager
def _telling() -> Iterator[list[str]]:
    """Collect why something cannot be done as it was asked for."""
    told: list[str] = []
    try:
        yield told
    except Unsound as refusal:
        told += [sentence(problem) for problem in refusal.problems]
    except Conflict:
        told.append(_("This cannot be done as things stand now: somebody may have changed them."))


def _done(campaign_id: UUID, response_id: UUID, told: list[str]) -> ResponseReturnValue:
    if told:
        db.session.rollback()
        for words in told:
            flash(words, "error")
    db.session.commit()
    return redirect(url_for("review.show", campaign_id=campaign_id, response_id=response_id), 303)


def _thread() -> UUID:
    try:
        return UUID(request.form.get("thread", ""))
    except ValueError:
        abort(400)


def _post() -> Post:
    return Post(fresh_token(), current_app.config["SETTINGS"].base_url, pages.zone())


def _walk(review: Review) -> Walk:
    """Return the way of the response, in the language of the page."""
    now = review.response.changed_at
    return walk_of(
        db.session(), review.plan, review.response, now=now, locale=reader(), zone=pages.zone()
    )
