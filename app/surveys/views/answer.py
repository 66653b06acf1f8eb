"""The way of an enterprise through a campaign: welcome, modules, check, receipt."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from app.core.chance import fresh_reference, fresh_token
from app.core.clock import utcnow
from app.core.errors import Unsound
from app.core.opening import Phase
from app.core.problems import Problem
from app.core.questionnaire import flow, validation
from app.core.questionnaire.flow import State
from app.core.questionnaire.walking import Walk
from app.extensions import db
from app.models import Response
from app.surveys import answering, correcting, entering
from app.surveys.entering import Entry
from app.surveys.locking import Closed
from app.surveys.revisions import Stale
from app.surveys.views.entrance import entered
from app.surveys.views.reading_over import blocks_of, can_be_given
from app.surveys.views.wording import Words, reader, said
from app.surveys.walks import walk_of
from app.web import pages
from app.web.guards import access, current_actor, open_to_all

bp = Blueprint("answer", __name__, url_prefix="/answer")

PLACE = "/<uuid:campaign_id>/<uuid:enterprise_id>"
KEY = "a personal link or an account of the enterprise; entrance.entered asks for one of them"


@bp.get("/")
@access("response", "answer")
def mine() -> ResponseReturnValue:
    """Show a person of an enterprise the questionnaires that wait for it."""
    entries = entering.entries_for(db.session(), by=current_actor())
    return render_template("answer/mine.html", entries=entries, now=utcnow())


@bp.get(f"{PLACE}/")
@open_to_all(KEY)
def show(campaign_id: UUID, enterprise_id: UUID) -> ResponseReturnValue:
    """Welcome an enterprise, or lead it to where it was."""
    entry, _actor = entered(campaign_id, enterprise_id)
    if entry.response is None:
        template = "answer/welcome.html" if entry.takes_answers(utcnow()) else "answer/closed.html"
        status = 200 if entry.takes_answers(utcnow()) else 403
        return render_template(template, entry=entry, phase=entry.phase(utcnow())), status
    if entry.response.state == "withdrawn":
        return redirect(_to("queries.show", entry), 303)
    sent = entry.response.state == "submitted"
    return redirect(_to("answer.receipt" if sent else "answer.tasks", entry), 303)


@bp.post(f"{PLACE}/")
@open_to_all(KEY)
def begin(campaign_id: UUID, enterprise_id: UUID) -> ResponseReturnValue:
    """Begin to answer, or go on where a colleague has begun."""
    entry, actor = entered(campaign_id, enterprise_id)
    try:
        answering.begin(
            db.session(), campaign_id, enterprise_id, locale=reader(), by=actor, now=utcnow()
        )
    except Closed:
        return closed(entry)
    db.session.commit()
    return redirect(_to("answer.tasks", entry), 303)


@bp.get(f"{PLACE}/tasks")
@open_to_all(KEY)
def tasks(campaign_id: UUID, enterprise_id: UUID) -> ResponseReturnValue:
    """Show the modules and how far each is."""
    entry, _actor = entered(campaign_id, enterprise_id)
    if entry.response is None:
        return redirect(_to("answer.show", entry), 303)
    if not entry.takes_answers(utcnow()):
        return redirect(_to("answer.check", entry), 303)
    walk = walk_to(entry)
    progress = progress_of(entry, walk)
    return render_template(
        "answer/tasks.html", entry=entry, progress=progress, late=_is_late(entry), walk=walk,
        complete=sum(module.state is State.COMPLETE for module in progress),
    )  # fmt: skip


@bp.get(f"{PLACE}/left")
@open_to_all(KEY)
def left(campaign_id: UUID, enterprise_id: UUID) -> ResponseReturnValue:
    """Say that everything is kept, and how to come back."""
    entry, _actor = entered(campaign_id, enterprise_id)
    return render_template("answer/left.html", entry=entry)


@bp.get(f"{PLACE}/check")
@open_to_all(KEY)
def check(campaign_id: UUID, enterprise_id: UUID) -> ResponseReturnValue:
    """Show all answers: to be sent, or to be read once they are or the campaign has closed."""
    entry, actor = entered(campaign_id, enterprise_id)
    if entry.response is None:
        return redirect(_to("answer.show", entry), 303)
    may_send = actor.may("response", "submit", enterprise=enterprise_id)
    return _check_page(entry, may_send=may_send)


@bp.post(f"{PLACE}/check")
@open_to_all(KEY)
def submit(campaign_id: UUID, enterprise_id: UUID) -> ResponseReturnValue:
    """Send the answers, once however often the button is pressed."""
    entry, actor = entered(campaign_id, enterprise_id)
    key, revision, signed_by = _handed_in()
    if problems := _unsigned(signed_by, entry):
        return _check_page(entry, problems=problems, key=key, signed_by=signed_by), 422
    try:
        answering.submit(
            db.session(), response_of(entry).id, key=key, revision=revision,
            receipt=fresh_reference(utcnow().year), signed_by=signed_by, reason=_reason(),
            by=actor, now=utcnow(), zone=pages.zone(),
        )  # fmt: skip
    except (Unsound, Stale, Closed) as refusal:
        return _refused(entry, refusal, signed_by)
    db.session.commit()
    return redirect(_to("answer.receipt", entry), 303)


@bp.get(f"{PLACE}/receipt")
@open_to_all(KEY)
def receipt(campaign_id: UUID, enterprise_id: UUID) -> ResponseReturnValue:
    """Show the reference of what was sent.  The page stays where it is."""
    entry, _actor = entered(campaign_id, enterprise_id)
    if entry.response is None or entry.response.submission is None:
        return redirect(_to("answer.show", entry), 303)
    threads = correcting.threads_of(db.session(), entry.response.id)
    return render_template(
        "answer/receipt.html", entry=entry, submission=entry.response.submission,
        asked=sum(thread.query.state == "open" for thread in threads), threads=threads,
    )  # fmt: skip


def closed(entry: Entry) -> ResponseReturnValue:
    """Say that the campaign has not opened yet, or takes nothing any more."""
    db.session.rollback()
    return render_template("answer/closed.html", entry=entry, phase=entry.phase(utcnow())), 403


def progress_of(entry: Entry, walk: Walk) -> tuple[flow.Progress, ...]:
    return validation.progress(walk, response_of(entry).passed)


def response_of(entry: Entry) -> Response:
    if entry.response is None:
        abort(404)
    return entry.response


def walk_to(entry: Entry) -> Walk:
    """Return the way of this response, in the language of the page."""
    return walk_of(
        db.session(), entry.plan, response_of(entry),
        now=utcnow(), locale=reader(), zone=pages.zone(),
    )  # fmt: skip


def _check_page(
    entry: Entry,
    *,
    problems: tuple[Problem, ...] = (),
    may_send: bool = True,
    changed: bool = False,
    key: str = "",
    signed_by: str = "",
) -> str:
    response = response_of(entry)
    walk = walk_to(entry)
    modules = [(module, blocks_of(walk, module)) for module in walk.modules]
    missing = [spot for spot in walk.asked() if can_be_given(spot) and spot.value is None]
    return render_template(
        "answer/check.html", entry=entry, response=response, missing=len(missing),
        open=entry.takes_answers(utcnow()), may_send=may_send, changed=changed,
        lines=[(_line_id(problem, entry), said(problem, Words(walk))) for problem in problems],
        signed_by=signed_by, key=key or fresh_token(), modules=modules,
    )  # fmt: skip


def _handed_in() -> tuple[str, int, str]:
    """Return the key, the revision and the name that the form carries.

    The key makes a submit that is sent twice one submit: without it nothing is taken (A055).
    """
    key, revision = request.form.get("_key", ""), request.form.get("_revision", "")
    if not 0 < len(key) <= 100 or not (revision.isascii() and revision.isdigit()):
        abort(400)
    return key, int(revision[:9]), " ".join(request.form.get("signed_by", "").split())[:200]


def _reason() -> str:
    """Return why what was sent is corrected."""
    return " ".join(request.form.get("reason", "").split())[:2_000]


def _unsigned(signed_by: str, entry: Entry) -> tuple[Problem, ...]:
    problems = []
    is_correction = (
        response_of(entry).submission is not None and response_of(entry).state == "draft"
    )
    if is_correction and not _reason():
        problems.append(Problem("review.without-reason", ("reason",)))
    if not request.form.get("agreed"):
        problems.append(Problem("submission.not-agreed", ("agreed",)))
    if not signed_by:
        problems.append(Problem("submission.not-signed", ("signed_by",)))
    return tuple(problems)


def _line_id(problem: Problem, entry: Entry) -> str:
    """Return the id of the row of which a problem tells, or of the field of the signature."""
    path = entry.plan.path_of(problem.place)
    return f"check-{'-'.join(path)}" if path else problem.place[-1]


def _refused(entry: Entry, refusal: Exception, signed_by: str) -> ResponseReturnValue:
    if isinstance(refusal, Closed):
        return closed(entry)
    db.session.rollback()
    entry, _actor = entered(entry.campaign.id, entry.enterprise.id)
    if isinstance(refusal, Unsound):
        return _check_page(entry, problems=refusal.problems, signed_by=signed_by), 422
    return _check_page(entry, changed=True, signed_by=signed_by), 409


def _is_late(entry: Entry) -> bool:
    return entry.phase(utcnow()) is Phase.GRACE


def _to(endpoint: str, entry: Entry) -> str:
    return url_for(endpoint, campaign_id=entry.campaign.id, enterprise_id=entry.enterprise.id)
