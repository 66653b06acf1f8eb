"""What the pole asks an enterprise about its answers, and replying; taking all of them back."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.core.clock import utcnow
from app.core.errors import Unsound
from app.extensions import db
from app.surveys import correcting
from app.surveys.views.answer import KEY, PLACE, response_of
from app.surveys.views.entrance import entered
from app.web.guards import open_to_all
from app.web.messages import sentence

bp = Blueprint("queries", __name__, url_prefix="/answer")


@bp.get(f"{PLACE}/queries")
@open_to_all(KEY)
def show(campaign_id: UUID, enterprise_id: UUID) -> ResponseReturnValue:
    """Show what the pole asks, each beside its question."""
    entry, actor = entered(campaign_id, enterprise_id)
    response = response_of(entry)
    return render_template(
        "answer/queries.html", entry=entry, response=response, questions=entry.plan.questions,
        threads=correcting.threads_of(db.session(), response.id),
        may_withdraw=actor.may("response", "submit", enterprise=enterprise_id),
    )  # fmt: skip


@bp.post(f"{PLACE}/queries")
@open_to_all(KEY)
def reply(campaign_id: UUID, enterprise_id: UUID) -> ResponseReturnValue:
    """Answer what the pole asks."""
    entry, actor = entered(campaign_id, enterprise_id)
    try:
        thread = UUID(request.form.get("thread", ""))
    except ValueError:
        abort(400)
    words = request.form.get("words", "")
    try:
        correcting.reply(db.session(), response_of(entry).id, thread, words, by=actor, now=utcnow())
    except Unsound as refusal:
        return _refused(refusal, campaign_id, enterprise_id)
    db.session.commit()
    flash(_("Your reply is sent to the federation."), "success")
    return redirect(_back(campaign_id, enterprise_id), 303)


@bp.post(f"{PLACE}/withdraw")
@open_to_all(KEY)
def withdraw(campaign_id: UUID, enterprise_id: UUID) -> ResponseReturnValue:
    """Take the answers back."""
    entry, actor = entered(campaign_id, enterprise_id)
    reason = request.form.get("reason", "")
    try:
        correcting.withdraw(
            db.session(), response_of(entry).id, reason=reason, by=actor, now=utcnow()
        )
    except Unsound as refusal:
        return _refused(refusal, campaign_id, enterprise_id)
    db.session.commit()
    return redirect(_back(campaign_id, enterprise_id), 303)


def _refused(refusal: Unsound, campaign_id: UUID, enterprise_id: UUID) -> ResponseReturnValue:
    db.session.rollback()
    for problem in refusal.problems:
        flash(sentence(problem), "error")
    return redirect(_back(campaign_id, enterprise_id), 303)


def _back(campaign_id: UUID, enterprise_id: UUID) -> str:
    return url_for("queries.show", campaign_id=campaign_id, enterprise_id=enterprise_id)
