"""The library of modules: what there is, what one module holds, and sharing it with all."""

from __future__ import annotations

from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.builder import module_publishing, shelf
from app.builder.views.kinds import kind_of
from app.core.clock import utcnow
from app.core.questionnaire.bonds import Restriction
from app.core.questionnaire.library.profiles import profile_of
from app.extensions import db
from app.web.guards import access, current_actor
from app.web.library_messages import PROFILES, RESTRICTIONS

bp = Blueprint("modules", __name__, url_prefix="/modules")


@bp.get("/")
@access("module", "read")
def index() -> ResponseReturnValue:
    """List the modules that can be put into questionnaires."""
    asked = request.args.get("q", "").strip()[:100]
    found = shelf.modules(db.session(), by=current_actor())
    return render_template(
        "builder/modules.html",
        modules=[(one, shelf.speaking_of(one, asked)) for one in found],
        asked=asked,
        all=len(found),
    )


@bp.get("/<uuid:module_id>/")
@access("module", "read")
def show(module_id: UUID) -> ResponseReturnValue:
    """Show what a module asks, its versions, what is locked, and where it is used."""
    session, actor = db.session(), current_actor()
    found = shelf.module(session, module_id, by=actor)
    locked = tuple(Restriction(one) for one in found.version.locks["restrictions"])
    return render_template(
        "builder/module.html",
        shelved=found,
        history=shelf.history(session, found.module),
        uses=shelf.uses(session, found.module, by=actor),
        locked=[RESTRICTIONS[one] for one in locked],
        profile=PROFILES[profile_of(locked)],
        kind_of=kind_of,
    )


@bp.post("/<uuid:module_id>/propose")
@access("module", "propose")
def propose(module_id: UUID) -> ResponseReturnValue:
    """Propose a module to all poles."""
    module_publishing.propose(db.session(), module_id, by=current_actor(), now=utcnow())
    db.session.commit()
    flash(_("The module is proposed to all poles. The platform decides."), "success")
    return redirect(url_for(".show", module_id=module_id), 303)


@bp.post("/<uuid:module_id>/approve")
@access("module", "approve")
def approve(module_id: UUID) -> ResponseReturnValue:
    """Share a module that was proposed with all poles."""
    module_publishing.approve(db.session(), module_id, by=current_actor(), now=utcnow())
    db.session.commit()
    flash(_("Every pole can now use this module."), "success")
    return redirect(url_for(".show", module_id=module_id), 303)
