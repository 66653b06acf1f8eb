"""Comparisons: the list, a new one, and what one says."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from uuid import UUID

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from app.core.clock import utcnow
from app.core.errors import Unsound
from app.core.racines.comparison import Compared
from app.extensions import db
from app.models import Campaign, Comparison
from app.racines import comparisons, indicators
from app.racines.chart import chart_of
from app.racines.forms import ComparisonForm
from app.racines.views import checks, choices, wording
from app.records import comparing
from app.web.guards import access, current_actor

bp = Blueprint("comparisons", __name__, url_prefix="/comparisons")


@bp.get("/")
@access("comparison", "read")
def index() -> ResponseReturnValue:
    """List the comparisons of one's poles, each with its sentence."""
    found = comparisons.list_of(db.session(), by=current_actor())
    return render_template(
        "racines/comparisons.html",
        comparisons=_by_campaign(found),
        enterprises=comparisons.enterprises_of(db.session(), found),
        may_edit=current_actor().may("comparison", "edit"),
        words=wording,
    )


@bp.get("/new")
@access("comparison", "edit")
def ask() -> ResponseReturnValue:
    """Ask for a campaign first, and then for what to set beside what."""
    campaign_id = request.args.get("campaign", type=UUID)
    if campaign_id is None:
        found = comparisons.campaigns(db.session(), by=current_actor())
        return render_template("racines/campaigns.html", campaigns=found)
    campaign = comparisons.campaign(db.session(), campaign_id, by=current_actor())
    return _asking(campaign, choices.form_for(campaign))


@bp.post("/new")
@access("comparison", "edit")
def create() -> ResponseReturnValue:
    """Show what the comparison would say, or keep it."""
    campaign_id = request.args.get("campaign", UUID(int=0), UUID)
    campaign = comparisons.campaign(db.session(), campaign_id, by=current_actor())
    form = choices.form_for(campaign)
    if not form.validate():
        return _asking(campaign, form), 422
    try:
        comparison = _made(campaign, form)
    except Unsound as refusal:
        form.refuse(refusal.problems)
        return _asking(campaign, form), 422
    if "look" in request.form:
        return _asking(campaign, form, look=comparison)
    db.session.commit()
    flash(_("The comparison is kept."), "success")
    return redirect(url_for("comparisons.open", comparison_id=comparison.id), 303)


@bp.get("/<uuid:comparison_id>/")
@access("comparison", "read")
def open(comparison_id: UUID) -> ResponseReturnValue:
    """Show one comparison: sentence, drawing, table, ladder, and whether like meets like."""
    comparison = comparisons.one(db.session(), comparison_id, by=current_actor())
    others = comparisons.beside(db.session(), comparison)
    figures, *beside = comparing.compared_each(db.session(), [comparison, *others])
    return render_template(
        "racines/comparison.html",
        comparison=comparison,
        others=list(zip(others, beside, strict=True)),
        **_page_of(comparison, figures, len(others) + 1),
    )


def _by_campaign(
    found: Sequence[Comparison],
) -> list[tuple[Campaign, list[tuple[Comparison, Compared]]]]:
    listed = zip(found, comparing.compared_each(db.session(), found), strict=True)
    grouped = groupby(listed, key=lambda pair: pair[0].campaign)
    return [(campaign, list(pairs)) for campaign, pairs in grouped]


def _made(campaign: Campaign, form: ComparisonForm) -> Comparison:
    """Return the comparison that was asked for, kept unless one only wants to look."""
    act = comparisons.drafted if "look" in request.form else comparisons.create
    asked = choices.asked_by(form)
    return act(db.session(), campaign.id, asked, by=current_actor(), now=utcnow())


def _page_of(comparison: Comparison, figures: Compared, of: int) -> dict[str, object]:
    """Return what the parts of a comparison's page are drawn from."""
    indicator = indicators.one(db.session(), comparison.indicator_id, by=current_actor())
    return {
        "figures": figures,
        "chart": chart_of(figures),
        "checks": checks.checks(figures, indicator, of),
        "about": comparisons.subject(db.session(), comparison),
        "words": wording,
    }


def _asking(campaign: Campaign, form: ComparisonForm, look: Comparison | None = None) -> str:
    return render_template(
        "racines/new_comparison.html",
        campaign=campaign,
        form=form,
        look=_looked(look) if look else None,
        words=wording,
    )


def _looked(drafted: Comparison) -> dict[str, object]:
    """Return what a comparison that is not kept yet would show."""
    figures = comparing.compared(db.session(), drafted)
    page = _page_of(drafted, figures, 1)
    about = comparisons.subject(db.session(), drafted)
    return {**page, "ours": about.name if about else _("The whole pole")}
