"""The choices of the form of a comparison, and what was chosen."""

from __future__ import annotations

from uuid import UUID

from flask_babel import gettext as _
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # new in 3.3

from app.core.questionnaire import codec
from app.core.questionnaire.definition import Definition
from app.core.questionnaire.kinds import Integer, Multiple, Single
from app.core.racines.measure import Measure, ShareOfChoice, ShareOfCounts
from app.extensions import db
from app.models import Campaign
from app.racines import comparisons, indicators
from app.racines.comparisons import Asked
from app.racines.forms import ComparisonForm
from app.web.guards import current_actor
from app.web.pages import named, read

WHOLE_POLE = "pole"
NOTHING = SelectChoice("", "–")


def form_for(campaign: Campaign) -> ComparisonForm:
    """Return the form with what this campaign and this person can choose from."""
    definition = codec.decode(campaign.version.definition)
    form = ComparisonForm()
    form.numerator.choices = form.denominator.choices = [NOTHING, *_numbers(definition)]
    form.choice.choices = [NOTHING, *_answers(definition)]
    form.enterprise.choices = _enterprises(campaign)
    form.territory.choices = [NOTHING, *_territories(campaign)]
    form.indicator.choices = _indicators()
    return form


def asked_by(form: ComparisonForm) -> Asked:
    """Return what was chosen; ids that are none are those of nothing."""
    whole = form.enterprise.data == WHOLE_POLE
    return Asked(
        measure=_measure(form),
        indicator_id=_id(form.indicator.data) or UUID(int=0),
        enterprise_id=None if whole else _id(form.enterprise.data) or UUID(int=0),
        territory_id=_id(form.territory.data),
        titles=_texts(fr=form.title_fr.data, nl=form.title_nl.data),
        notes=_texts(fr=form.note_fr.data, nl=form.note_nl.data),
        same_universe=form.same_universe.data,
    )


def _measure(form: ComparisonForm) -> Measure:
    if form.kind.data == "choice":
        question, _separator, choice = (form.choice.data or "").partition("|")
        return ShareOfChoice(question, choice, is_census=form.is_census.data)
    return ShareOfCounts(
        form.numerator.data or "", form.denominator.data or "", is_census=form.is_census.data
    )


def _numbers(definition: Definition) -> list[SelectChoice]:
    return [
        SelectChoice(question.id, read(question.label, definition.authored))
        for question in definition.questions
        if isinstance(question.kind, Integer)
    ]


def _answers(definition: Definition) -> list[SelectChoice]:
    return [
        SelectChoice(
            f"{question.id}|{choice.id}",
            read(choice.label, definition.authored),
            optgroup=read(question.label, definition.authored),
        )
        for question in definition.questions
        if isinstance(question.kind, Single | Multiple)
        for choice in question.kind.choices
    ]


def _enterprises(campaign: Campaign) -> list[SelectChoice]:
    found = comparisons.enterprises_in(db.session(), campaign)
    return [
        SelectChoice(WHOLE_POLE, _("The whole pole")),
        *(SelectChoice(str(one.id), one.name) for one in found),
    ]


def _territories(campaign: Campaign) -> list[SelectChoice]:
    found = comparisons.territories_of(db.session(), campaign)
    return [SelectChoice(str(one.id), named(one.names)) for one in found]


def _indicators() -> list[SelectChoice]:
    datasets = indicators.datasets(db.session(), by=current_actor())
    return [
        SelectChoice(str(one.id), named(one.names), optgroup=f"{each.producer}, {each.code}")
        for each in datasets
        for one in each.indicators
        if one.unit == "percent"
    ]


def _id(text: str | None) -> UUID | None:
    try:
        return UUID(text or "")
    except ValueError:
        return None


def _texts(**by_locale: str | None) -> dict[str, str]:
    return {locale: text for locale, text in by_locale.items() if text}
