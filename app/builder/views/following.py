"""The modules of a questionnaire beside the library: putting in, updating, publishing from here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.builder import drafts, module_following, module_publishing, shelf
from app.builder.forms import InsertForm, ModuleForm
from app.builder.views.posting import revision_posted
from app.builder.views.reading import Reading
from app.builder.views.told import told_beside
from app.core.chance import fresh_id
from app.core.clock import utcnow
from app.core.errors import Unsound
from app.core.problems import Problem
from app.core.questionnaire.library.profiles import profile_of
from app.extensions import db
from app.models import Questionnaire
from app.web.difference_messages import MEANINGS, WEIGHTS
from app.web.guards import access, current_actor
from app.web.library_messages import RESTRICTIONS

bp = Blueprint("following", __name__, url_prefix="/questionnaires/<uuid:questionnaire_id>/modules")
ACTS: Mapping[str, Callable[..., Questionnaire]] = {
    "take": module_following.take,
    "postpone": module_following.postpone,
    "detach": module_following.detach,
}
"""What the buttons of the page of a module do, by the value that they send."""


@bp.get("/")
@access("questionnaire", "edit")
def index(questionnaire_id: UUID) -> ResponseReturnValue:
    """Show how each module stands to the library, and what can be put in."""
    return _list(questionnaire_id, InsertForm())


@bp.post("/")
@access("questionnaire", "edit")
def insert(questionnaire_id: UUID) -> ResponseReturnValue:
    """Put a module of the library into the questionnaire."""
    form = InsertForm()
    _offer(form, questionnaire_id)
    if not form.validate():
        return _list(questionnaire_id, form), 422
    try:
        _insert(questionnaire_id, form)
    except Unsound as refusal:
        return _list(questionnaire_id, form, refusal.problems), 422
    db.session.commit()
    flash(_("The module is in the questionnaire."), "success")
    return redirect(url_for(".index", questionnaire_id=questionnaire_id), 303)


@bp.get("/<part>")
@access("questionnaire", "edit")
def show(questionnaire_id: UUID, part: str) -> ResponseReturnValue:
    """Show what the library has anew for a module, and what was written otherwise here."""
    return _page(questionnaire_id, part, ModuleForm())


@bp.post("/<part>")
@access("questionnaire", "edit")
def act(questionnaire_id: UUID, part: str) -> ResponseReturnValue:
    """Take a version over, put it off, detach the module, or take one wording back."""
    verb, _colon, key = request.form.get("then", "").partition(":")
    done = partial(module_following.restore, key=key) if verb == "restore" else ACTS.get(verb)
    if done is None:
        abort(400)
    facts = {"revision": revision_posted(), "by": current_actor(), "now": utcnow()}
    done(db.session(), questionnaire_id, part, **facts)
    db.session.commit()
    flash(_("Done. You can undo it in the editor."), "success")
    return redirect(url_for(".show", questionnaire_id=questionnaire_id, part=part), 303)


@bp.post("/<part>/publish")
@access("module", "propose")
def publish(questionnaire_id: UUID, part: str) -> ResponseReturnValue:
    """Put the module into the library, or its next version."""
    form = ModuleForm()
    if not form.validate():
        return _page(questionnaire_id, part, form), 422
    try:
        version = _publish(questionnaire_id, part, form)
    except Unsound as refusal:
        return _page(questionnaire_id, part, form, refusal.problems), 422
    db.session.commit()
    flash(_("Version %(number)d is in the library.", number=version.number), "success")
    return redirect(url_for(".show", questionnaire_id=questionnaire_id, part=part), 303)


def _insert(questionnaire_id: UUID, form: InsertForm) -> None:
    try:
        module = UUID(form.module.data)
    except ValueError:
        abort(404)
    module_following.insert(
        db.session(),
        questionnaire_id,
        module,
        how=form.how.data,
        after=form.after.data,
        ids=iter(fresh_id, ""),
        revision=revision_posted(),
        by=current_actor(),
        now=utcnow(),
    )


def _publish(questionnaire_id: UUID, part: str, form: ModuleForm) -> Any:
    return module_publishing.publish(
        db.session(),
        questionnaire_id,
        part,
        note=form.note.data or "",
        restrictions=form.locked,
        revision=revision_posted(),
        by=current_actor(),
        now=utcnow(),
    )


def _offer(form: InsertForm, questionnaire_id: UUID) -> Reading:
    """Offer the places where a module can go; the last one is chosen."""
    reading = Reading.of(drafts.to_edit(db.session(), questionnaire_id, by=current_actor()))
    modules = reading.definition.modules
    form.after.choices = [
        ("", _("First")),
        *((one.id, reading.words(one.title) or _("Without a title")) for one in modules),
    ]
    if form.after.data is None:
        form.after.data = modules[-1].id if modules else ""
    return reading


def _list(questionnaire_id: UUID, form: InsertForm, refused: Sequence[Problem] = ()) -> str:
    session, actor = db.session(), current_actor()
    reading = _offer(form, questionnaire_id)
    return render_template(
        "builder/following.html",
        reading=reading,
        form=form,
        refused=refused,
        latest=module_following.latest_of(session, reading.definition),
        shelf=shelf.modules(session, by=actor),
    )


def _page(
    questionnaire_id: UUID, part: str, form: ModuleForm, refused: Sequence[Problem] = ()
) -> str:
    session, actor = db.session(), current_actor()
    questionnaire = drafts.to_edit(session, questionnaire_id, by=actor)
    found = module_following.of_a_questionnaire(session, questionnaire, part)
    if found.base and request.method == "GET":
        form.restrictions.data = found.base.locks["restrictions"]
        form.profile.data = profile_of(tuple(found.base.locks["restrictions"]))
    return render_template(
        "builder/followed.html",
        reading=Reading.of(questionnaire),
        found=found,
        form=form,
        refused=refused,
        told=told_beside(found),
        locks=[RESTRICTIONS[one] for one in (found.module.link.locks if found.module.link else ())],
        may_publish=actor.may("module", "propose", pole=questionnaire.pole_id),
        weights=WEIGHTS,
        meanings=MEANINGS,
    )
