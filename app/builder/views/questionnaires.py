"""The questionnaires of one's poles, and beginning another."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.builder import drafts, library
from app.builder.forms import NewForm
from app.core.chance import fresh_id
from app.core.clock import utcnow
from app.core.questionnaire.blank import blank
from app.core.text import FR, NL, Locale, text_of
from app.extensions import db
from app.web.guards import access, current_actor

bp = Blueprint("questionnaires", __name__, url_prefix="/questionnaires")


@bp.get("/")
@access("questionnaire", "read")
def index() -> ResponseReturnValue:
    """List the questionnaires of the person's poles."""
    found = library.questionnaires_of(db.session(), by=current_actor())
    return render_template("builder/questionnaires.html", questionnaires=found)


@bp.get("/new")
@access("questionnaire", "edit")
def ask() -> ResponseReturnValue:
    """Ask for the title of a new questionnaire."""
    return _page(NewForm())


@bp.post("/new")
@access("questionnaire", "edit")
def create() -> ResponseReturnValue:
    """Begin a questionnaire with a title and an empty page."""
    form, actor = NewForm(), current_actor()
    form.offer(library.poles(db.session(), by=actor, action="edit"))
    if not form.validate():
        return _page(form), 422
    first = Locale(form.authored.data)
    titles = {"fr": form.title_fr.data, "nl": form.title_nl.data}
    definition = blank(
        text_of(**{locale: title for locale, title in titles.items() if title}),
        locales=(first, NL if first == FR else FR),
        ids=iter(fresh_id, ""),
    )
    made = drafts.create(db.session(), form.pole.data, definition, by=actor, now=utcnow())
    db.session.commit()
    flash(_("The questionnaire is begun. Add its first question."), "success")
    return redirect(url_for("editor.show", questionnaire_id=made.id), 303)


def _page(form: NewForm) -> str:
    form.offer(library.poles(db.session(), by=current_actor(), action="edit"))
    for locale, title in (("fr", form.title_fr), ("nl", form.title_nl)):
        title.flags.required = form.authored.data == locale
    return render_template("builder/new.html", form=form)
