"""One page of questions: shown, saved, and where its buttons lead."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import refresh

from app.core.access import Actor
from app.core.clock import utcnow
from app.core.problems import Problem
from app.core.questionnaire.answers import Changes
from app.core.questionnaire.flow import State, Step
from app.core.questionnaire.merging import Clash
from app.core.text import Locale
from app.extensions import db
from app.surveys import answering, fields
from app.surveys.answering import Clashes, Hides, Saved
from app.surveys.entering import Entry
from app.surveys.fields import Sent
from app.surveys.locking import AlreadySent, Closed
from app.surveys.views import answer, autosaved, showing, stored
from app.surveys.views.answer import KEY, PLACE, response_of, walk_to
from app.surveys.views.entrance import entered
from app.surveys.views.wording import reader
from app.web import pages
from app.web.guards import open_to_all
from app.web.languages import NAMES

bp = Blueprint("question", __name__, url_prefix="/answer")


@bp.get(f"{PLACE}/page/<page_id>")
@open_to_all(KEY)
def show(campaign_id: UUID, enterprise_id: UUID, page_id: str) -> ResponseReturnValue:
    """Show a page of questions with the answers so far."""
    entry, _actor = entered(campaign_id, enterprise_id)
    if entry.response is None or not entry.takes_answers(utcnow()):
        return redirect(_to("answer.show", entry), 303)
    walk = walk_to(entry)
    step = walk.step(page_id)
    if step is None:
        return redirect(_to("question.first", entry), 303)
    return showing.page(entry, step, walk)


@bp.get(f"{PLACE}/page/")
@open_to_all(KEY)
def first(campaign_id: UUID, enterprise_id: UUID) -> ResponseReturnValue:
    """Lead to the first page that is not done yet."""
    entry, _actor = entered(campaign_id, enterprise_id)
    if entry.response is None or not entry.takes_answers(utcnow()):
        return redirect(_to("answer.show", entry), 303)
    step = walk_to(entry).first_waiting(entry.response.passed)
    if step is None:
        return redirect(_to("answer.tasks", entry), 303)
    return redirect(_to("question.show", entry, page_id=step.page.id), 303)


@bp.post(f"{PLACE}/page/<page_id>")
@open_to_all(KEY)
def save(campaign_id: UUID, enterprise_id: UUID, page_id: str) -> ResponseReturnValue:
    """Save what can be read on a page, then go where the pressed button leads."""
    entry, actor = entered(campaign_id, enterprise_id)
    step, sent = _sent(entry, page_id, actor)
    if _go() == "again" or (_go().startswith("remove:") and not _is_sure()):
        return showing.before_saving(entry, step, sent), 409 if sent.gone else 200
    try:
        saved = answering.save_page(
            db.session(), response_of(entry).id, page_id, sent.given, version_id=_version(),
            revision=_revision(), locale=reader(), going_on=_is_going_on(sent), by=actor,
            now=utcnow(), zone=pages.zone(), asks=not _is_sure(),
        )  # fmt: skip
    except (Clashes, Hides, Closed) as refusal:
        return _refused(entry, step, sent, refusal)
    db.session.commit()
    return _onward(entry, step, sent, saved)


@bp.post(f"{PLACE}/page/<page_id>/autosave")
@open_to_all(KEY)
def autosave(campaign_id: UUID, enterprise_id: UUID, page_id: str) -> ResponseReturnValue:
    """Save what can be read so far, without anybody pressing a button, and tell what stands."""
    entry, actor = entered(campaign_id, enterprise_id)
    _step, sent = _sent(entry, page_id, actor)
    try:
        saved, clashes = _save_so_far(entry, page_id, sent, actor)
    except (Hides, Closed, AlreadySent) as refusal:
        return {}, 409 if isinstance(refusal, Hides) else 403
    db.session.commit()
    return autosaved.report(entry, sent, saved, clashes)


def _save_so_far(
    entry: Entry, page_id: str, sent: Sent, actor: Actor
) -> tuple[Saved, tuple[Clash, ...]]:
    """Save everything but what two people answered differently, which waits until one of them
    has seen both."""

    def save(given: Changes) -> Saved:
        return answering.save_page(
            db.session(), response_of(entry).id, page_id, given, version_id=_version(),
            revision=_revision(), locale=reader(), going_on=False, by=actor,
            now=utcnow(), zone=pages.zone(), asks=True,
        )  # fmt: skip

    try:
        return save(sent.given), ()
    except Clashes as refusal:
        apart = {clash.path[0] for clash in refusal.clashes}
        rest = {id: value for id, value in sent.given.items() if id not in apart}
        return save(rest), refusal.clashes


@bp.post(f"{PLACE}/page/<page_id>/file")
@open_to_all(KEY)
def store(campaign_id: UUID, enterprise_id: UUID, page_id: str) -> ResponseReturnValue:
    """Store one file as soon as it is chosen, before its page is saved, and show it."""
    entry, actor = entered(campaign_id, enterprise_id)
    step, sent = _sent(entry, page_id, actor)
    path = next((one for one in sent.typed if fields.upload_of(one) in request.files), None)
    if path is None:
        abort(400)
    told = showing.one_field(entry, step, walk_to(entry), sent, path)
    return told, 200 if path in sent.kept else _refusal(sent.problems)


def _sent(entry: Entry, page_id: str, actor: Actor) -> tuple[Step, Sent]:
    """Return what the page sent, its files stored; one that the questionnaire does not have, or
    with a strange field, is refused (A048, A050).

    A file stands for good before the answers of its page are looked at: whatever is wrong with
    them, nobody has to send it again.
    """
    step = entry.plan.step(page_id)
    if step is None:
        abort(409)
    language = Locale(request.form.get("_lang", reader()))
    response = response_of(entry)
    last = showing.before_of(entry) if _go().startswith("last:") else None
    sent = fields.sent(
        request.form, step, response.answers, language, stored.lookups(response),
        last.answers if last else None, files=request.files,
        keep=stored.keeping(response, actor),
    )  # fmt: skip
    if sent.strange:
        db.session.rollback()
        abort(422)
    if sent.kept:
        db.session.commit()
    return step, sent


def _refusal(problems: Sequence[Problem]) -> int:
    """Return 413 where a file is too large for here, or for what room is left."""
    codes = {one.code for one in problems}
    return 413 if codes & stored.TOO_LARGE else 422


def _refused(entry: Entry, step: Step, sent: Sent, refusal: Exception) -> ResponseReturnValue:
    if isinstance(refusal, Closed):
        return answer.closed(entry)
    db.session.rollback()
    entry, _actor = entered(entry.campaign.id, entry.enterprise.id)
    if isinstance(refusal, Clashes):
        return showing.clashes(entry, step, sent, refusal), 409
    assert isinstance(refusal, Hides)  # noqa: S101  save catches no other
    return showing.hidden(entry, step, sent, refusal.hidden), 409


def _onward(entry: Entry, step: Step, sent: Sent, saved: Saved) -> ResponseReturnValue:
    """Go where the pressed button leads, unless something on the page is to be put right or has
    only now come to be asked."""
    go = _go()
    if go in NAMES:
        session["lang"] = go
        refresh()
    opened = showing.opened(step, sent, saved.walk)
    unseen = {spot.path for spot in opened}
    problems = (*sent.problems, *(saved.problems if go == "on" else ()))
    told = tuple(one for one in problems if entry.plan.path_of(one.place) not in unseen)
    if told:
        return showing.page(entry, step, saved.walk, sent=sent, problems=told), _refusal(told)
    here = {"page_id": step.page.id, "back": _back()}
    if go == "on" and opened:
        at = f"{fields.name(opened[0].path)}-whole"
        return redirect(_to("question.show", entry, anchor=at, opened="yes", **here), 303)
    if go in NAMES:
        return redirect(_to("question.show", entry, **here), 303)
    if sent.at:
        return redirect(_to("question.show", entry, anchor=sent.at, **here), 303)
    if go == "quit":
        return redirect(_to("answer.left", entry), 303)
    return redirect(_next(entry, step, saved), 303)


def _next(entry: Entry, step: Step, saved: Saved) -> str:
    """Return the address after a page: the next of its module, or the list of modules."""
    if _back():
        return _to("answer.check", entry)
    following = saved.walk.after(step.page.id)
    if following and following.module.id == step.module.id:
        return _to("question.show", entry, page_id=following.page.id)
    done = all(one.state is State.COMPLETE for one in answer.progress_of(entry, saved.walk))
    return _to("answer.check" if done else "answer.tasks", entry)


def _go() -> str:
    return request.form.get("_go", "on")


def _is_sure() -> bool:
    """Tell whether the person has seen what the save takes out of the count."""
    return request.form.get("_sure") == "yes"


def _is_going_on(sent: Sent) -> bool:
    return _go() == "on" and not sent.problems


def _revision() -> int:
    written = request.form.get("_revision", "")
    return int(written) if written.isascii() and written.isdigit() and len(written) < 10 else -1


def _version() -> UUID:
    try:
        return UUID(request.form.get("_version", ""))
    except ValueError:
        abort(400)


def _back() -> str:
    return showing.back_word()


def _to(endpoint: str, entry: Entry, *, anchor: str = "", **more: Any) -> str:
    return url_for(
        endpoint, campaign_id=entry.campaign.id, enterprise_id=entry.enterprise.id,
        _anchor=anchor or None, **{name: value for name, value in more.items() if value},
    )  # fmt: skip
