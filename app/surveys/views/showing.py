"""The pages around one save: the questions, two answers to one of them, and what a save would
take out of the count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from flask import Response, abort, after_this_request, render_template, request, url_for

from app.core.problems import Problem
from app.core.questionnaire import typed
from app.core.questionnaire.answers import Path
from app.core.questionnaire.definition import choices_of
from app.core.questionnaire.flow import Step
from app.core.questionnaire.spots import Spot
from app.core.questionnaire.walking import Walk
from app.core.text import LocalizedText
from app.extensions import db
from app.surveys import attaching, fields, waves
from app.surveys.answering import Clashes
from app.surveys.entering import Entry
from app.surveys.fields import Sent
from app.surveys.views import live
from app.surveys.views.answer import response_of, walk_to
from app.surveys.views.asking import Field
from app.surveys.views.entrance import lasts
from app.surveys.views.laying_out import Layout, fields_in, lines_of, shut_in
from app.surveys.views.reading_over import row_of
from app.surveys.views.speaking import spoken
from app.surveys.views.wording import Words, untranslated
from app.surveys.waves import Before

RECORDING = "camera=(self), geolocation=(), microphone=(self), payment=(), usb=()"
"""What a page may ask of the device where a recording is asked for."""


def page(
    entry: Entry,
    step: Step,
    walk: Walk,
    *,
    sent: Sent | None = None,
    problems: tuple[Problem, ...] = (),
) -> str:
    """Draw a page of questions, with what was just typed and what is wrong with it."""
    step = walk.step(step.page.id) or step
    items = layout(entry, walk, sent, problems).items(step.module.id, step.page)
    if any(field.kind == "recording" for field in fields_in(items)):
        after_this_request(_with_microphone)
    return render_template(
        "answer/page.html", entry=entry, step=step, response=response_of(entry), items=items,
        single=len(items) == 1 and isinstance(items[0], Field), lines=list(lines_of(items)),
        shut=" ".join(shut_in(items)), rules=live.rules_of(walk, items), words=Words(walk),
        back=_back_to(entry, step, walk), coming_back=bool(back_word()),
        opened=request.args.get("opened") == "yes" and not problems,
        stands_in=untranslated(_texts(step), entry.plan.definition.authored),
        session_lasts=lasts(), brings_files=any(one.is_filed for one in fields_in(items)),
    )  # fmt: skip


def before_of(entry: Entry) -> Before | None:
    """Return what the enterprise answered in the wave before."""
    return waves.before(db.session(), entry.campaign, entry.enterprise.id, entry.plan)


def _with_microphone(answer: Response) -> Response:
    """Let this page ask for the microphone and the camera; all the others may not."""
    answer.headers["Permissions-Policy"] = RECORDING
    return answer


def layout(
    entry: Entry, walk: Walk, sent: Sent | None = None, problems: tuple[Problem, ...] = ()
) -> Layout:
    """Return what lays out the pages of a response, with what was just sent."""
    response_id = response_of(entry).id
    stored = partial(attaching.found, db.session(), response_id)
    here = {"campaign_id": entry.campaign.id, "enterprise_id": entry.enterprise.id}
    return Layout(walk, sent.typed if sent else {}, problems, before_of(entry), stored, here)


def one_field(entry: Entry, step: Step, walk: Walk, sent: Sent, path: Path) -> str:
    """Draw what stands at one question, with the file that was just sent for it."""
    told = tuple(one for one in sent.problems if one.place[2:][: len(path)] == path)
    items = layout(entry, walk, sent, told).items(step.module.id, step.page)
    field = next((one for one in fields_in(items) if one.path == path), None) or abort(404)
    return render_template("answer/stored.html", entry=entry, field=field)


def opened(step: Step, sent: Sent, walk: Walk) -> list[Spot]:
    """Return the questions of the page that are asked now and were not shown by it."""
    now = walk.step(step.page.id)
    if now is None or not sent.shut:
        return []
    return [spot for spot in walk.asked(now) if _was_shut(spot.path, sent.shut)]


def _was_shut(path: Path, shut: frozenset[str]) -> bool:
    return any(typed.field(path[:length]) in shut for length in range(1, len(path) + 1))


def before_saving(entry: Entry, step: Step, sent: Sent) -> str:
    """Draw the page again as it was typed, or ask before a time of a repeat goes with its
    answers."""
    if request.form.get("_go") == "again":
        return page(entry, step, walk_to(entry), sent=sent)
    walk = walk_to(entry)
    return _going_page(entry, step, walk, sent, _answered_in(walk, sent.gone), removes=True)


def hidden(entry: Entry, step: Step, sent: Sent, paths: Sequence[Path]) -> str:
    """Ask before a save takes other answers out of the count, naming them (A043)."""
    walk = walk_to(entry)
    spots = (walk.spot(path) for path in paths)
    return _going_page(entry, step, walk, sent, [spot for spot in spots if spot is not None])


def clashes(entry: Entry, step: Step, sent: Sent, refusal: Clashes) -> str:
    """Show two answers to the same question, to choose between them."""
    return render_template(
        "answer/clash.html", entry=entry, step=step, response=response_of(entry),
        clashes=refusal.clashes, spoken=spoken, questions=entry.plan.questions,
        hidden=list(fields.sent_again(sent.form)), authored=entry.plan.definition.authored,
    )  # fmt: skip


def back_word() -> str:
    """Return the word that says that the page was opened to change one answer of the check."""
    return "check" if request.args.get("back") == "check" else ""


def _going_page(
    entry: Entry,
    step: Step,
    walk: Walk,
    sent: Sent,
    spots: Sequence[Spot],
    *,
    removes: bool = False,
) -> str:
    return render_template(
        "answer/going.html", entry=entry, step=step, response=response_of(entry),
        removes=removes, go=request.form.get("_go", "on"),
        rows=[row_of(spot, step.page.id, Words(walk, spot.path[:-1])) for spot in spots],
        hidden=list(fields.sent_again(sent.form)), back=back_word(),
    )  # fmt: skip


def _answered_in(walk: Walk, time: Path) -> list[Spot]:
    return [
        spot for spot in walk.asked() if spot.path[: len(time)] == time and spot.value is not None
    ]


def _texts(step: Step) -> Iterator[LocalizedText]:
    for question in step.page.questions:
        yield from (question.label, question.hint)
        yield from (choice.label for choice in choices_of(question))


def _back_to(entry: Entry, step: Step, walk: Walk) -> str:
    here: dict[str, Any] = {"campaign_id": entry.campaign.id, "enterprise_id": entry.enterprise.id}
    if back_word():
        return url_for("answer.check", **here)
    before = walk.before(step) if walk.step(step.page.id) else None
    if before and before.module.id == step.module.id:
        return url_for("question.show", page_id=before.page.id, **here)
    return url_for("answer.tasks", **here)
