"""One page of questions: shown, saved, and shown again with what has to be put right."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from flask import Blueprint, abort, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import refresh

from app.core.clock import utcnow
from app.core.problems import Problem
from app.core.questionnaire.definition import Question, choices_of, is_asked, is_seen
from app.core.questionnaire.flow import State, Step
from app.core.text import Locale, LocalizedText
from app.extensions import db
from app.surveys import answering, fields
from app.surveys.answering import Clashes, Saved
from app.surveys.entering import Entry
from app.surveys.fields import Sent
from app.surveys.locking import Closed
from app.surveys.views import answer
from app.surveys.views.answer import KEY, PLACE, progress_of, response_of
from app.surveys.views.entrance import entered
from app.surveys.views.wording import field_of, reader, said, spoken, untranslated
from app.web.guards import open_to_all
from app.web.languages import NAMES

bp = Blueprint("question", __name__, url_prefix="/answer")


@bp.get(f"{PLACE}/page/<page_id>")
@open_to_all(KEY)
def show(campaign_id: UUID, enterprise_id: UUID, page_id: str) -> ResponseReturnValue:
    """Show a page of questions with the answers so far."""
    entry, _actor = entered(campaign_id, enterprise_id)
    step = entry.plan.step(page_id)
    if entry.response is None or step is None or not entry.takes_answers(utcnow()):
        return redirect(_to("answer.show" if step else "question.first", entry), 303)
    return _page(entry, step)


@bp.get(f"{PLACE}/page/")
@open_to_all(KEY)
def first(campaign_id: UUID, enterprise_id: UUID) -> ResponseReturnValue:
    """Lead to the first page that is not done yet."""
    entry, _actor = entered(campaign_id, enterprise_id)
    if entry.response is None or not entry.takes_answers(utcnow()):
        return redirect(_to("answer.show", entry), 303)
    waiting = [one.module.id for one in progress_of(entry) if one.state is not State.COMPLETE]
    for step in entry.plan.steps:
        if step.module.id in waiting and step.page.id not in entry.response.passed:
            return redirect(_to("question.show", entry, page_id=step.page.id), 303)
    return redirect(_to("answer.tasks", entry), 303)


@bp.post(f"{PLACE}/page/<page_id>")
@open_to_all(KEY)
def save(campaign_id: UUID, enterprise_id: UUID, page_id: str) -> ResponseReturnValue:
    """Save what can be read on a page, then go where the pressed button leads."""
    entry, actor = entered(campaign_id, enterprise_id)
    step, sent = _sent(entry, page_id)
    try:
        saved = answering.save_page(
            db.session(), response_of(entry).id, page_id, sent.given, version_id=_version(),
            revision=_revision(), locale=reader(), going_on=_is_going_on(sent), by=actor,
            now=utcnow(),
        )  # fmt: skip
    except Clashes as clashes:
        return _clash_page(entry, step, sent, clashes), 409
    except Closed:
        return answer.closed(entry)
    db.session.commit()
    return _onward(entry, step, sent, saved)


def _sent(entry: Entry, page_id: str) -> tuple[Step, Sent]:
    """Return what the page sent; one that the way does not pass, or with a strange field, is
    refused (A048, A050)."""
    step = entry.plan.step(page_id)
    if step is None:
        abort(409)
    sent = fields.sent(request.form, step, Locale(request.form.get("_lang", reader())))
    if sent.strange:
        abort(422)
    return step, sent


@bp.app_template_filter("kind_name")
def kind_name(question: Question) -> str:
    """Return the kind of a question in one word, for a template to choose its control by."""
    return str(question.kind.__struct_config__.tag)


bp.add_app_template_filter(is_seen)


def _onward(entry: Entry, step: Step, sent: Sent, saved: Saved) -> ResponseReturnValue:
    go = request.form.get("_go", "on")
    if go in NAMES:
        session["lang"] = go
        refresh()
    problems = (*sent.problems, *(saved.problems if go == "on" else ()))
    if problems:
        return _page(entry, step, sent=sent, problems=problems), 422
    if go in NAMES:
        return redirect(_to("question.show", entry, page_id=step.page.id, back=_back()), 303)
    if go == "quit":
        return redirect(_to("answer.left", entry), 303)
    return redirect(_next(entry, step), 303)


def _next(entry: Entry, step: Step) -> str:
    """Return the address after a page: the next of its module, or the list of modules."""
    if _back():
        return _to("answer.check", entry)
    following = entry.plan.after(step)
    if following and following.module.id == step.module.id:
        return _to("question.show", entry, page_id=following.page.id)
    done = all(one.state is State.COMPLETE for one in progress_of(entry))
    return _to("answer.check" if done else "answer.tasks", entry)


def _page(
    entry: Entry, step: Step, *, sent: Sent | None = None, problems: tuple[Problem, ...] = ()
) -> str:
    response = response_of(entry)
    asked = [question for question in step.page.questions if is_asked(question)]
    typed = {q.id: fields.typed_of(q, response.answers, reader()) for q in asked}
    authored = entry.plan.definition.authored
    # One for a question, in the order of the page; what cannot be read is told first.
    by_question = {problem.place[2]: problem for problem in reversed(problems)}
    errors = {one.id: by_question[one.id] for one in asked if one.id in by_question}
    return render_template(
        "answer/page.html", entry=entry, step=step, response=response, back=_back_to(entry, step),
        typed={**typed, **(sent.typed if sent else {})}, asked=asked,
        errors={id: said(one, entry.plan) for id, one in errors.items()},
        lines=[(field_of(one), said(one, entry.plan)) for one in errors.values()],
        stands_in=untranslated(_texts(step), authored), coming_back=bool(_back()),
    )  # fmt: skip


def _clash_page(entry: Entry, step: Step, sent: Sent, clashes: Clashes) -> str:
    db.session.rollback()
    entry, _actor = entered(entry.campaign.id, entry.enterprise.id)
    undecided = {clash.question_id for clash in clashes.clashes}
    return render_template(
        "answer/clash.html", entry=entry, step=step, response=response_of(entry),
        clashes=clashes.clashes, spoken=spoken, questions=entry.plan.questions,
        hidden=list(fields.hidden(sent.typed, entry.plan.questions)), undecided=undecided,
    )  # fmt: skip


def _texts(step: Step) -> Iterator[LocalizedText]:
    for question in step.page.questions:
        yield from (question.label, question.hint)
        yield from (choice.label for choice in choices_of(question))


def _is_going_on(sent: Sent) -> bool:
    return request.form.get("_go", "on") == "on" and not sent.problems


def _revision() -> int:
    written = request.form.get("_revision", "")
    return int(written) if written.isascii() and written.isdigit() and len(written) < 10 else -1


def _version() -> UUID:
    try:
        return UUID(request.form.get("_version", ""))
    except ValueError:
        abort(400)


def _back() -> str:
    """Return the word that says that the page was opened to change one answer of the check."""
    return "check" if request.args.get("back") == "check" else ""


def _back_to(entry: Entry, step: Step) -> str:
    if _back():
        return _to("answer.check", entry)
    before = entry.plan.before(step)
    if before and before.module.id == step.module.id:
        return _to("question.show", entry, page_id=before.page.id)
    return _to("answer.tasks", entry)


def _to(endpoint: str, entry: Entry, *, page_id: str | None = None, back: str = "") -> str:
    return url_for(
        endpoint, campaign_id=entry.campaign.id, enterprise_id=entry.enterprise.id,
        page_id=page_id, back=back or None,
    )  # fmt: skip
