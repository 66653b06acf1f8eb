"""The mapping screen: what the columns of a table are, where no format says it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from uuid import UUID

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _

from app.core.errors import Unsound
from app.core.problems import Problem
from app.core.racines import columns as rules
from app.core.racines.columns import Columns
from app.extensions import db
from app.models import DatasetFile
from app.racines import importing
from app.web.guards import access, current_actor
from app.web.messages import sentence

bp = Blueprint("columns", __name__, url_prefix="/indicators/files/<uuid:file_id>/columns")

CODES = {
    "nis": _("Belgium: NIS codes of communes, arrondissements, provinces"),
    "insee-commune": _("France: INSEE codes of communes"),
    "insee-epci": _("France: SIREN of an EPCI"),
    "insee-department": _("France: numbers of departments"),
    "nuts": _("NUTS codes"),
}
TERRITORY_NAMES = ("nis", "refnis", "ins", "geo", "insee", "codgeo", "siren", "code")
"""How a column of territories is mostly called; the first that fits is proposed."""


@bp.get("/")
@access("indicator", "import")
def show(file_id: UUID) -> ResponseReturnValue:
    """Show the first lines of a file, and ask what its columns are."""
    file = importing.fetch(db.session(), file_id, by=current_actor())
    return _page(file)


@bp.post("/")
@access("indicator", "import")
def say(file_id: UUID) -> ResponseReturnValue:
    """Keep what the columns are, and go on to what the file then holds."""
    by = current_actor()
    file = importing.fetch(db.session(), file_id, by=by)
    try:
        importing.say_columns(db.session(), file, _told(), by=by)
    except Unsound as refusal:
        return _page(file, refusal.problems), 422
    db.session.commit()
    return redirect(url_for("indicators.choose", file_id=file_id), 303)


def _page(file: DatasetFile, problems: Sequence[Problem] = ()) -> str:
    head = importing.head_of(file)
    told = _told() if request.method == "POST" else _proposed(head, file)
    names = next((cells for number, cells in head if number >= told.header), head[0][1])
    return render_template(
        "racines/columns.html",
        file=file,
        head=head,
        names=[(at, name.strip() or f"{at + 1}") for at, name in enumerate(names)],
        told=told,
        codes=CODES,
        lines=[("columns-territory", sentence(problem)) for problem in problems],
    )


def _told() -> Columns:
    """Return what this request says; what is no number of a column is none of the table."""
    sent = request.form
    period = sent.get("period", type=int)
    return Columns(
        territory=sent.get("territory", -1, type=int),
        codes=sent.get("codes", ""),
        values=tuple(sent.getlist("values", type=int)),
        header=sent.get("header", 1, type=int),
        period=period if period is not None and period >= 0 else None,
        year=sent.get("year", "").strip()[:4],
        dimensions=tuple(sent.getlist("dimensions", type=int)),
        comma=sent.get("decimal") != "point",
    )


def _proposed(head: Sequence[tuple[int, Sequence[str]]], file: DatasetFile) -> Columns:
    """Return what was told before, or else what the first lines look like."""
    if file.columns:
        with suppress(ValueError):
            return rules.decode(file.columns)
    widest = max(len(cells) for _number, cells in head)
    number, names = next((n, cells) for n, cells in head if len(cells) == widest)
    low = [name.strip().lower() for name in names]
    territory = next((at for at, one in enumerate(low) if one.startswith(TERRITORY_NAMES)), 0)
    dated = tuple(at for at, name in enumerate(names) if rules.YEAR.search(name))
    last = tuple(at for at in (len(names) - 1,) if at != territory)
    return Columns(territory, "nis", dated or last, header=number)
