"""The statistics that stand here, and the way in for another file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.core.clock import utcnow
from app.core.errors import Unsound
from app.core.problems import Problem
from app.core.racines import nuts
from app.extensions import db
from app.interchange.indicators.cells import read_cell
from app.models import DatasetFile
from app.racines import importing, indicators
from app.racines.forms import FileForm, SeriesForm
from app.racines.importing import Look, Series
from app.racines.views import wording
from app.racines.views.wording import FLAGS, UNITS, form_lines
from app.web.guards import access, current_actor
from app.web.messages import sentence

bp = Blueprint("indicators", __name__, url_prefix="/indicators")


@bp.get("/")
@access("indicator", "read")
def index() -> ResponseReturnValue:
    """List the datasets, each with its indicators."""
    datasets = indicators.datasets(db.session(), by=current_actor())
    extents = indicators.extents(
        db.session(), [one for each in datasets for one in each.indicators]
    )
    return render_template(
        "racines/indicators.html", datasets=datasets, extents=extents, units=UNITS,
        may_import=current_actor().may("indicator", "import"),
    )  # fmt: skip


@bp.get("/new")
@access("indicator", "import")
def ask() -> ResponseReturnValue:
    """Ask for a file."""
    return _asking()


@bp.post("/new")
@access("indicator", "import")
def send() -> ResponseReturnValue:
    """Keep a file that can be read, and go on to what it holds."""
    try:
        file = _kept()
    except Unsound as refusal:
        return _asking(refusal.problems), 422
    db.session.commit()
    return redirect(url_for("indicators.choose", file_id=file.id), 303)


@bp.get("/files/<uuid:file_id>/")
@access("indicator", "import")
def choose(file_id: UUID) -> ResponseReturnValue:
    """Show what a file holds, and ask which of its series is meant."""
    try:
        look = importing.look(db.session(), file_id, by=current_actor())
    except Unsound:  # its format does not say what its columns are
        return redirect(url_for("columns.show", file_id=file_id), 303)
    return _choosing(look, _form(look))


@bp.post("/files/<uuid:file_id>/")
@access("indicator", "import")
def store(file_id: UUID) -> ResponseReturnValue:
    """Store the series that was chosen, or say that it stands here already."""
    look = importing.look(db.session(), file_id, by=current_actor())
    form = _form(look)
    if not form.validate():
        return _choosing(look, form), 422
    series, by = _series(form, look), current_actor()
    try:
        stored = importing.store(db.session(), look, series, by=by, now=utcnow())
    except Unsound as refusal:
        return _choosing(look, form, refusal.problems), 422
    db.session.commit()
    if stored.is_new:
        flash(_("The indicator is stored."), "success")
    else:
        flash(_("No change: this series of this file stood here already."), "info")
    return redirect(url_for("indicators.values", indicator_id=stored.indicator.id), 303)


@bp.get("/<uuid:indicator_id>/")
@access("indicator", "read")
def values(indicator_id: UUID) -> ResponseReturnValue:
    """Show an indicator with its values, and the codes that mean no territory of ours."""
    indicator = indicators.one(db.session(), indicator_id, by=current_actor())
    found = indicators.series(db.session(), indicator)
    return render_template(
        "racines/indicator.html",
        indicator=indicator,
        units=UNITS,
        flag_names=FLAGS,
        words=wording,
        series=[one for one in found if one.territory],
        rejected=[
            (one.geo, nuts.SUCCESSORS.get(one.geo, "")) for one in found if not one.territory
        ],
        periods=sorted({seen.period for one in found for seen in one.observations}),
    )


def _kept() -> DatasetFile:
    """Return the file of this request, kept for its pole.

    :raises Unsound: there is none, or it cannot be read.
    """
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        raise Unsound([Problem("table.none", ("file",))])
    pole = request.form.get("pole", type=UUID)
    by, name = current_actor(), sent.filename
    return importing.keep(db.session(), sent.read(), name=name, pole=pole, by=by, now=utcnow())


def _asking(problems: Sequence[Problem] = ()) -> str:
    return render_template(
        "racines/file.html",
        lines=[("file", sentence(problem)) for problem in problems],
        poles=indicators.poles_to_import_for(db.session(), by=current_actor()),
    )


def _form(look: Look) -> SeriesForm:
    if look.dataset:
        return SeriesForm()
    return FileForm.begun(look.file.name, utcnow().date())


def _choosing(look: Look, form: SeriesForm, problems: Sequence[Problem] = ()) -> str:
    key = _key(look)
    return render_template(
        "racines/series.html",
        look=look,
        form=form,
        lines=[*form_lines(form), *(("which", sentence(problem)) for problem in problems)],
        chosen=key,
        sample=importing.sample(look.table, key),
        read_cell=read_cell,
        words=wording,
        flag_names=FLAGS,
    )


def _key(look: Look) -> Mapping[str, str]:
    """Return the value of each dimension that this request chooses, or else the file's last."""
    asked = request.form if request.method == "POST" else request.args
    return {
        name: asked.get(f"dim-{name}") or look.table.values_of(name)[-1]
        for name in look.table.dimensions
    }


def _series(form: SeriesForm, look: Look) -> Series:
    known, told = look.dataset, form.data
    return Series(
        key=_key(look),
        code=known.code if known else told["code"],
        producer=known.producer if known else told["producer"],
        titles=known.titles if known else {"fr": told["title_fr"], "nl": told["title_nl"]},
        licence=known.licence if known else told["licence"],
        source_url=known.source_url if known else told["source_url"],
        geography=known.geography if known else told["geography"],
        retrieved_on=known.retrieved_at.date() if known else told["retrieved_on"],
        names={"fr": told["name_fr"], "nl": told["name_nl"]},
        names_are_official=told["names_are_official"],
        universe={"fr": told["universe_fr"], "nl": told["universe_nl"]},
        unit=told["unit"],
        is_survey=told["is_survey"],
        is_structural=told["is_structural"],
    )
