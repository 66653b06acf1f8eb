"""The editor of a sheet: what is chosen and written, in both languages, beside its preview."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from flask import (
    Blueprint,
    Response,
    current_app,
    flash,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.core.clock import utcnow
from app.core.errors import Conflict
from app.core.problems import Problem
from app.core.sheets import soundness
from app.core.sheets.addresses import file_name
from app.core.sheets.content import LOCALES, Draft
from app.core.sheets.goals import GOALS
from app.core.sheets.telling import told
from app.core.text import FR, NO_TEXT, Locale, digest
from app.documents import pdf
from app.extensions import db
from app.models import Sheet
from app.sheets import composing, drafting
from app.sheets.choices import measures_of, wholes_of
from app.sheets.forms import draft_from, written_measure
from app.web.guards import access, current_actor

bp = Blueprint("compose", __name__, url_prefix="/sheets/<uuid:sheet_id>")


@bp.get("/")
@access("sheet", "read")
def show(sheet_id: UUID) -> ResponseReturnValue:
    """Show the editor with what was saved."""
    sheet = drafting.fetch(db.session(), sheet_id, "read", by=current_actor())
    draft = composing.draft_of(sheet)
    return _page(sheet, draft, soundness.problems(draft) if "check" in request.args else ())


@bp.post("/")
@access("sheet", "edit")
def save(sheet_id: UUID) -> ResponseReturnValue:
    """Keep what was sent; what cannot be kept comes back with its reason."""
    draft, problems = draft_from(request.form)
    if problems:
        return _again(sheet_id, draft, problems), 422
    revision = request.form.get("revision", 0, int)
    try:
        drafting.save(
            db.session(), sheet_id, draft, revision=revision, by=current_actor(), now=utcnow()
        )
    except Conflict:
        meanwhile = Problem("sheet.changed-meanwhile", ("promise", FR))
        return _again(sheet_id, draft, (meanwhile,)), 409
    db.session.commit()
    flash(_("The sheet is saved."), "success")
    return redirect(url_for("compose.show", sheet_id=sheet_id), 303)


@bp.get("/preview-<any(fr, nl):locale>.pdf")
@access("sheet", "read")
def preview(sheet_id: UUID, locale: str) -> ResponseReturnValue:
    """Print the draft in one language.  It says in madder that it is one."""
    sheet = drafting.fetch(db.session(), sheet_id, "read", by=current_actor())
    composed = composing.compose(db.session(), sheet, base_url=_base_url())
    name = file_name(sheet.public_name, Locale(locale), is_draft=True)
    db.session.rollback()  # nobody waits for us while the page is printed
    return Response(
        pdf.print_sheet(composed.content, Locale(locale)),
        mimetype="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )


def _again(sheet_id: UUID, draft: Draft, problems: Sequence[Problem]) -> str:
    """Show the editor with what was typed, which has not been kept."""
    db.session.rollback()
    sheet = drafting.fetch(db.session(), sheet_id, "edit", by=current_actor())
    return _page(sheet, draft, problems)


def _page(sheet: Sheet, draft: Draft, problems: Sequence[Problem]) -> str:
    composed = composing.compose(db.session(), sheet, base_url=_base_url(), draft=draft)
    definition = composing.definition_of(db.session(), sheet)
    return render_template(
        "sheets/compose.html",
        sheet=sheet,
        draft=draft,
        problems=problems,
        composed=composed,
        previews=[told(composed.content, locale) for locale in LOCALES],
        measures=measures_of(definition),
        wholes=wholes_of(definition),
        comparisons=drafting.comparisons(db.session(), sheet),
        goals=GOALS,
        no_text=NO_TEXT,
        soundness=soundness,
        digest=digest,
        written_measure=written_measure,
    )


def _base_url() -> str:
    return str(current_app.config["SETTINGS"].base_url)
