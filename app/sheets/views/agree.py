"""Where an enterprise reads a sheet about itself, comments on it, and agrees or does not.

Opening the link writes nothing, for a scanner of mail may open it too: it only puts the asking's
id into the signed cookie of the session, and leaves for an address without the token.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from flask import (
    Blueprint,
    current_app,
    flash,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_babel import get_locale
from flask_babel import gettext as _

from app.core.clock import utcnow
from app.core.errors import NotFound, Unsound
from app.core.problems import Problem
from app.core.sheets import consent
from app.core.sheets.content import LOCALES
from app.core.sheets.telling import told
from app.extensions import db
from app.models import Agreement
from app.sheets import agreeing
from app.sheets.agreeing import PARTS, Said
from app.web.guards import open_to_all

bp = Blueprint("agree", __name__)

ASKED = "sheets-asked"
"""In the session: the ids of the askings whose links were opened."""

MOST = 8
WHY = "whoever has the link holds the key"


@bp.get("/agree/<token>")
@open_to_all(WHY)
def enter(token: str) -> ResponseReturnValue:
    """Open the link, and lead on to an address that does not hold it."""
    agreement = agreeing.agreement_of(db.session(), token)
    others = [id for id in session.get(ASKED, []) if id != str(agreement.id)]
    session[ASKED] = [*others[1 - MOST :], str(agreement.id)]
    session.setdefault("lang", agreement.enterprise.locale)
    session.permanent = True
    return redirect(url_for("agree.show", agreement_id=agreement.id), 303)


@bp.get("/agreement/<uuid:agreement_id>")
@open_to_all(WHY)
def show(agreement_id: UUID) -> ResponseReturnValue:
    """Show both languages, and what there is to decide or was decided."""
    return _page(_opened(agreement_id))


@bp.post("/agreement/<uuid:agreement_id>")
@open_to_all(WHY)
def answer(agreement_id: UUID) -> ResponseReturnValue:
    """Keep the answer, or say what is still open."""
    agreement, said = _opened(agreement_id), _said()
    try:
        agreeing.answer(db.session(), agreement.id, said, base_url=_base_url(), now=utcnow())
    except Unsound as refusal:
        return _page(agreement, said, refusal.problems), 422
    db.session.commit()
    flash(_("Thank you. Your answer is kept and has been passed on."), "success")
    return redirect(url_for("agree.show", agreement_id=agreement_id), 303)


@bp.post("/agreement/<uuid:agreement_id>/withdraw")
@open_to_all(WHY)
def withdraw(agreement_id: UUID) -> ResponseReturnValue:
    """Take back the consent to one quotation, or to be named at all."""
    agreement, voice = _opened(agreement_id), request.form.get("voice", "")
    if voice:
        agreeing.withdraw_quotation(db.session(), agreement.id, voice, now=utcnow())
        words = _("The quotation is gone from the page. Its files follow within minutes.")
    else:
        agreeing.withdraw_name(db.session(), agreement.id, now=utcnow())
        words = _("The sheet is withdrawn. Nobody outside sees it any more.")
    db.session.commit()
    flash(words, "success")
    return redirect(url_for("agree.show", agreement_id=agreement_id), 303)


def _opened(agreement_id: UUID) -> Agreement:
    """Return an asking whose link was opened in this browser."""
    if str(agreement_id) not in session.get(ASKED, []):
        raise NotFound(f"agreement {agreement_id}")
    return agreeing.standing(db.session(), agreement_id)


def _said() -> Said:
    form = request.form
    return Said(
        agrees=form.get("answer") == "agreed",
        named="named" in form,
        name=form.get("name", ""),
        quotations={
            name.removeprefix("quotation-"): form[name] == "yes"
            for name in form
            if name.startswith("quotation-")
        },
        remarks={part: form.get(f"remark-{part}", "") for part in PARTS},
    )


def _page(agreement: Agreement, said: Said | None = None, problems: Sequence[Problem] = ()) -> str:
    content = agreeing.content_of(agreement)
    language = str(get_locale())
    return render_template(
        "sheets/agree.html",
        agreement=agreement,
        content=content,
        previews=[told(content, locale) for locale in LOCALES],
        said=said or Said(agrees=False),
        problems=problems,
        parts=[part for part in PARTS if part in {"promise", "method"} or getattr(content, part)],
        named=consent.NAMED[language],
        quoted=consent.QUOTED[language],
    )


def _base_url() -> str:
    return str(current_app.config["SETTINGS"].base_url)
