"""Publishing a sheet, with what still stands in its way, and withdrawing it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.core.clock import utcnow
from app.core.errors import Unsound
from app.core.opening import HOME
from app.core.problems import Problem
from app.core.sheets.content import LOCALES
from app.core.sheets.telling import told
from app.extensions import db
from app.models import Edition
from app.sheets import composing, drafting, publishing
from app.sheets.forms import instant_from
from app.web.guards import access, current_actor

bp = Blueprint("publish_sheet", __name__, url_prefix="/sheets/<uuid:sheet_id>/publish")


@bp.get("/")
@access("sheet", "publish")
def show(sheet_id: UUID) -> ResponseReturnValue:
    """Show what would be published, and what still stands in its way."""
    return _page(sheet_id)


@bp.post("/")
@access("sheet", "publish")
def publish(sheet_id: UUID) -> ResponseReturnValue:
    """Freeze the sheet, print it in both languages and put it on the web."""
    try:
        edition = _published(sheet_id, instant_from(request.form, "appears_at", HOME))
    except Unsound as refusal:
        return _page(sheet_id, refusal.problems), 422
    db.session.commit()
    flash(_("Edition %(number)d is published.", number=edition.number), "success")
    return redirect(url_for("publish_sheet.show", sheet_id=sheet_id), 303)


def _published(sheet_id: UUID, appears_at: datetime | None) -> Edition:
    by, now = current_actor(), utcnow()
    if appears_at and appears_at <= now:
        raise Unsound([Problem("sheet.embargo-over", ("appears_at",))])
    content = publishing.ready(db.session(), sheet_id, base_url=_base_url(), by=by, now=now)
    revision = drafting.fetch(db.session(), sheet_id, "publish", by=by).revision
    db.session.rollback()  # nobody waits for the database while the pages are printed
    files = publishing.printed(content)
    return publishing.keep(
        db.session(), sheet_id, content, files, revision=revision, by=by, now=now,
        appears_at=appears_at,
    )  # fmt: skip


@bp.post("/withdraw")
@access("sheet", "publish")
def withdraw(sheet_id: UUID) -> ResponseReturnValue:
    """Take the sheet off the web."""
    publishing.withdraw(db.session(), sheet_id, by=current_actor(), now=utcnow())
    db.session.commit()
    flash(_("The sheet is withdrawn. Nobody outside sees it any more."), "success")
    return redirect(url_for("publish_sheet.show", sheet_id=sheet_id), 303)


def _page(sheet_id: UUID, problems: Sequence[Problem] = ()) -> str:
    sheet = drafting.fetch(db.session(), sheet_id, "publish", by=current_actor())
    composed = composing.compose(db.session(), sheet, base_url=_base_url())
    return render_template(
        "sheets/publish.html",
        sheet=sheet,
        problems=problems or publishing.standing_in_the_way(db.session(), sheet, composed),
        now=utcnow(),
        composed=composed,
        previews=[told(composed.content, locale) for locale in LOCALES],
        standing=[edition for edition in sheet.editions if edition.withdrawn_at is None],
    )


def _base_url() -> str:
    return str(current_app.config["SETTINGS"].base_url)
