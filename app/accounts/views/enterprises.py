"""The enterprises of a pole: the list, adding one, editing one."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import get_locale
from flask_babel import gettext as _

from app.accounts import enterprises
from app.accounts.forms import EnterpriseForm
from app.core.clock import utcnow
from app.core.errors import NotFound
from app.extensions import db
from app.models import Enterprise, Territory
from app.records import territories
from app.web.guards import access, current_actor

bp = Blueprint("enterprises", __name__, url_prefix="/enterprises")


@bp.get("/")
@access("enterprise", "read")
def index() -> ResponseReturnValue:
    """List the enterprises of one's poles."""
    return render_template(
        "accounts/enterprises.html",
        rows=enterprises.listed(db.session(), by=current_actor()),
    )


@bp.get("/new")
@access("enterprise", "edit")
def new() -> ResponseReturnValue:
    """Ask what there is to say of an enterprise."""
    return _page(EnterpriseForm(locale=str(get_locale())))


@bp.post("/new")
@access("enterprise", "edit")
def add() -> ResponseReturnValue:
    """Add an enterprise, or search for its commune first."""
    form = EnterpriseForm()
    if _only_searches(form):
        return _page(form)
    if not form.validate():
        return _page(form), 422
    enterprises.add(db.session(), _pole(), _details(form), by=current_actor(), now=utcnow())
    db.session.commit()
    flash(_("%(name)s is added.", name=form.name.data), "success")
    return redirect(url_for("enterprises.index"), 303)


@bp.get("/<uuid:enterprise_id>")
@access("enterprise", "edit")
def edit(enterprise_id: UUID) -> ResponseReturnValue:
    """Show what is said of an enterprise, to be changed."""
    subject = enterprises.to_edit(db.session(), enterprise_id, by=current_actor())
    return _page(_filled(subject), subject)


@bp.post("/<uuid:enterprise_id>")
@access("enterprise", "edit")
def save(enterprise_id: UUID) -> ResponseReturnValue:
    """Change what is said of an enterprise, or search for its commune first."""
    subject = enterprises.to_edit(db.session(), enterprise_id, by=current_actor())
    form = EnterpriseForm()
    if _only_searches(form):
        return _page(form, subject)
    if not form.validate():
        return _page(form, subject), 422
    enterprises.edit(db.session(), enterprise_id, _details(form), by=current_actor(), now=utcnow())
    db.session.commit()
    flash(_("%(name)s is saved.", name=form.name.data), "success")
    return redirect(url_for("enterprises.index"), 303)


def _only_searches(form: EnterpriseForm) -> bool:
    """Tell whether a commune is being looked for: by its button, or by words without a choice."""
    return "find" in request.form or bool(form.search.data and not form.commune.data)


def _pole() -> UUID:
    mine = enterprises.poles_to_add_to(db.session(), by=current_actor())
    if not mine:
        raise NotFound("no pole to add to")
    asked = request.form.get("pole", "")
    return next((pole.id for pole in mine if str(pole.id) == asked), mine[0].id)


def _details(form: EnterpriseForm) -> enterprises.Details:
    return enterprises.Details(
        name=form.name.data or "",
        legal_form=form.names("legal_form"),
        activity=form.names("activity"),
        number=form.number.data or "",
        locale=form.locale.data or "fr",
        email=form.email.data or "",
        commune=UUID(form.commune.data) if form.commune.data else None,
    )


def _filled(subject: Enterprise) -> EnterpriseForm:
    seat = enterprises.seat_of(subject)
    return EnterpriseForm(
        name=subject.name,
        legal_form_fr=subject.legal_form.get("fr"),
        legal_form_nl=subject.legal_form.get("nl"),
        activity_fr=subject.activity.get("fr"),
        activity_nl=subject.activity.get("nl"),
        number=subject.number,
        email=subject.email,
        locale=subject.locale,
        commune=str(seat) if seat else None,
    )


def _page(form: EnterpriseForm, subject: Enterprise | None = None) -> str:
    form.offer_communes(list(_communes(form)))
    return render_template(
        "accounts/enterprise.html",
        form=form,
        subject=subject,
        poles=enterprises.poles_to_add_to(db.session(), by=current_actor()),
    )


def _communes(form: EnterpriseForm) -> Iterator[tuple[str, str]]:
    """Give the communes that the words mean, after the one that is chosen."""
    today, locale = utcnow().date(), str(get_locale())
    found: dict[UUID, Territory] = {}
    if form.commune.data:
        chosen = db.session().get(Territory, UUID(form.commune.data))
        found |= {chosen.id: chosen} if chosen else {}
    if form.search.data:
        for each in territories.search(db.session(), form.search.data, today)[:12]:
            found.setdefault(each.id, each)
    for each in found.values():
        yield str(each.id), territories.label(db.session(), each, locale, today)
