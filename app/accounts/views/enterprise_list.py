"""Taking over a list of enterprises: pasted or sent as a workbook, looked at, then added."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import get_locale, ngettext

from app.accounts import enterprises, importing
from app.accounts.importing import Looked, Outcome
from app.core.clock import utcnow
from app.core.errors import NotFound, Unsound
from app.core.problems import Problem
from app.extensions import db
from app.interchange import address_book
from app.web.guards import access, current_actor
from app.web.messages import sentence

bp = Blueprint("enterprise_list", __name__, url_prefix="/enterprises/list")


@bp.get("/")
@access("enterprise", "edit")
def ask() -> ResponseReturnValue:
    """Ask for a list."""
    return _page("")


@bp.post("/")
@access("enterprise", "edit")
def look() -> ResponseReturnValue:
    """Show what would become of each line, or add what is new and sound."""
    text = request.form.get("text", "")
    try:
        text = _sent() or text
        if "take" in request.form:
            return _take(text)
        found = importing.look(db.session(), _pole(), text, **_now())
    except Unsound as refusal:
        return _page(text, problems=refusal.problems), 422
    return _page(text, found=found)


def _take(text: str) -> ResponseReturnValue:
    found = importing.take(db.session(), _pole(), text, **_now())
    db.session.commit()
    added = sum(one.outcome is Outcome.NEW for one in found)
    flash(ngettext("%(num)s enterprise is added.", "%(num)s enterprises are added.", added),
          "success")  # fmt: skip
    if any(one.outcome is Outcome.WRONG for one in found):
        return _page(text, found=importing.look(db.session(), _pole(), text, **_now()))
    return redirect(url_for("enterprises.index"), 303)


def _sent() -> str:
    """Return the list in the workbook that was sent, as it would be pasted; empty where none
    was."""
    file = request.files.get("file")
    data = file.read() if file else b""
    return address_book.pasted_from(data) if data else ""


def _now() -> dict[str, Any]:
    return {"locale": _locale(), "by": current_actor(), "now": utcnow()}


def _locale() -> str:
    return "nl" if str(get_locale()) == "nl" else "fr"


def _pole() -> UUID:
    mine = enterprises.poles_to_add_to(db.session(), by=current_actor())
    if not mine:
        raise NotFound("no pole to add to")
    asked = request.form.get("pole", "")
    return next((pole.id for pole in mine if str(pole.id) == asked), mine[0].id)


def _page(text: str, *, found: Sequence[Looked] = (), problems: Sequence[Problem] = ()) -> str:
    return render_template(
        "accounts/enterprise_list.html", text=text, found=found,
        counts=Counter(one.outcome for one in found), locale=_locale(),
        lines=[(str(one.place[0]), sentence(one)) for one in problems],
        said={one.line.number: [sentence(each) for each in one.problems] for one in found},
        poles=enterprises.poles_to_add_to(db.session(), by=current_actor()),
        chosen=request.form.get("pole", ""),
    )  # fmt: skip
