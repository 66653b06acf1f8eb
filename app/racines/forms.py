"""The forms of RACINES: a file and one of its series, and a comparison."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, DateField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # new in 3.3
from wtforms.validators import URL, InputRequired, Length, Optional

from app.web.forms import MEANT, HtmlForm

GEOGRAPHIES = ("NUTS 2024", "NUTS 2021", "NUTS 2016", "NUTS 2013", "NUTS 2010")
UNITS = (
    ("percent", _("Per cent")),
    ("persons", _("Persons")),
    ("thousands", _("Thousands of persons")),
    ("euro", _("Euro")),
    ("other", _("Another unit")),
)


SHORT, LONG = Length(max=200), Length(max=500)


def needed(words: str) -> InputRequired:
    return InputRequired(words)


def stripped(text: str | None) -> str:
    return (text or "").strip()


class SeriesForm(HtmlForm):
    """Which series of a file, and what must be known of it."""

    name_fr = StringField(
        _("Name in French"),
        [needed(_("Write the name in French.")), SHORT],
        filters=[stripped],
    )
    name_nl = StringField(
        _("Name in Dutch"),
        [needed(_("Write the name in Dutch.")), SHORT],
        filters=[stripped],
    )
    names_are_official = BooleanField(_("Both names are the producer’s own"))
    universe_fr = StringField(
        _("Who is counted, in French"),
        [needed(_("Say in French who is counted.")), SHORT],
        filters=[stripped],
        description=_("For instance: the active population aged 15 and over."),
    )
    universe_nl = StringField(
        _("Who is counted, in Dutch"),
        [needed(_("Say in Dutch who is counted.")), SHORT],
        filters=[stripped],
        description=_("For instance: the active population aged 15 and over."),
    )
    unit = SelectField(
        _("Unit"), [MEANT], choices=[SelectChoice(value, text) for value, text in UNITS]
    )
    is_survey = BooleanField(_("It comes from a sample survey (LFS, EU-SILC)"))
    is_structural = BooleanField(
        _("It changes so slowly that a value of more than five years ago still compares")
    )


class FileForm(SeriesForm):
    """The same, and what must be known of a file that nobody has read before."""

    code = StringField(
        _("Code of the dataset"),
        [needed(_("Write the code of the dataset.")), Length(max=60)],
        filters=[stripped],
        description=_("As its producer writes it: tgs00010."),
    )
    title_fr = StringField(
        _("Title of the dataset in French"),
        [needed(_("Write the title of the dataset in French.")), SHORT],
        filters=[stripped],
    )
    title_nl = StringField(
        _("Title of the dataset in Dutch"),
        [needed(_("Write the title of the dataset in Dutch.")), SHORT],
        filters=[stripped],
    )
    producer = StringField(
        _("Producer"),
        [needed(_("Name the producer of the dataset.")), SHORT],
        default="Eurostat",
        filters=[stripped],
    )
    source_url = StringField(
        _("Where it can be found"),
        [Optional(), URL(message=_("Give a whole address.")), LONG],
        filters=[stripped],
    )
    licence = StringField(
        _("Licence"),
        [needed(_("Name the licence of the dataset.")), SHORT],
        filters=[stripped],
    )
    geography = SelectField(
        _("Vintage of the territory codes"),
        [MEANT],
        choices=[SelectChoice(one, one) for one in GEOGRAPHIES],
        description=_("The rejected codes below tell whether it fits."),
    )
    retrieved_on = DateField(
        _("Taken from the producer on"),
        [needed(_("Give the day on which it was taken from the producer."))],
    )

    @classmethod
    def begun(cls, file_name: str, today: date, **fields: Any) -> FileForm:
        """Return the form with what a file tells by its name."""
        return cls(code=file_name.partition(".")[0], retrieved_on=today, **fields)


class ComparisonForm(HtmlForm):
    """What is set beside what."""

    kind = RadioField(
        _("What the answers say"),
        choices=[
            SelectChoice("counts", _("The share of persons: one number of another")),
            SelectChoice("choice", _("The share of enterprises that chose one answer")),
        ],
        default="counts",
    )
    numerator = SelectField(_("How many persons"), [MEANT], validate_choice=False)
    denominator = SelectField(_("… of how many"), [MEANT], validate_choice=False)
    choice = SelectField(_("Question and answer"), [MEANT], validate_choice=False)
    is_census = BooleanField(_("Everybody concerned was counted, and not only those who answered"))
    enterprise = SelectField(_("About"), [MEANT], validate_choice=False)
    territory = SelectField(
        _("Territory, where it is about the whole pole"), [MEANT], validate_choice=False
    )
    indicator = SelectField(_("Indicator"), [MEANT], validate_choice=False)
    same_universe = BooleanField(
        _("The indicator counts the same kind of people in the same way"),
        description=_("Leave it open if you are not sure: there will be no verdict."),
    )
    title_fr = StringField(_("Title in French"), [MEANT, SHORT], filters=[stripped])
    title_nl = StringField(_("Title in Dutch"), [MEANT, SHORT], filters=[stripped])
    note_fr = TextAreaField(_("What a reader must know, in French"), [LONG], filters=[stripped])
    note_nl = TextAreaField(_("What a reader must know, in Dutch"), [LONG], filters=[stripped])
