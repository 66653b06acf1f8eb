"""The forms by which a pole lead opens a campaign."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms.fields import (
    DateField,
    IntegerField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
    TimeField,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # new in 3.3
from wtforms.validators import DataRequired, InputRequired, Length, Optional
from wtforms.widgets import TextInput

from app.core import opening
from app.core.problems import Problem
from app.documents.letters import Letter
from app.web.forms import MEANT, HtmlForm
from app.web.messages import sentence
from app.web.pages import day


class DayField(DateField):
    """A day; what is no day is said as the rest of the house says it."""

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError as unreadable:
            raise ValueError(gettext("Give a day that the calendar has")) from unreadable


class ClockField(TimeField):
    """A time of the day."""

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError as unreadable:
            raise ValueError(gettext("Give a time such as 17:30")) from unreadable


class YearField(IntegerField):
    """A year: digits, which no wheel of a mouse turns."""

    widget = TextInput()

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError as unreadable:
            raise ValueError(gettext("Give the year with four digits")) from unreadable


def _clean(text: str | None) -> str:
    return " ".join((text or "").split())


def _twice() -> RadioField:
    return RadioField(
        _("Which of the two hours"),
        choices=[
            SelectChoice(value="first", label=_("The first, in summer time")),
            SelectChoice(value="second", label=_("The second, in winter time")),
        ],
        validators=[Optional()],
    )


class CampaignForm(HtmlForm):
    """What a campaign needs to be opened."""

    version = SelectField(
        _("Which version"), validators=[InputRequired(_("Choose a published version"))]
    )
    title_fr = StringField(
        _("Title in French"),
        filters=[_clean],
        validators=[
            DataRequired(_("Give the campaign a title in French")),
            Length(max=120, message=_("120 characters at most")),
        ],
    )
    title_nl = StringField(
        _("Title in Dutch"),
        filters=[_clean],
        validators=[
            DataRequired(_("Give the campaign a title in Dutch")),
            Length(max=120, message=_("120 characters at most")),
        ],
    )
    reference_year = YearField(
        _("Reference year"),
        description=_("The year of which the answers speak."),
        validators=[InputRequired(_("Give the year with four digits"))],
    )
    opens_on = DayField(
        _("Opens on"), validators=[InputRequired(_("Give the day on which the campaign opens"))]
    )
    opens_time = ClockField(
        _("Opens at"),
        description=_("Left empty: at the beginning of the day."),
        validators=[Optional()],
    )
    opens_twice = _twice()
    closes_on = DayField(
        _("Closes on"), validators=[InputRequired(_("Give the day on which the campaign closes"))]
    )
    closes_time = ClockField(
        _("Closes at"),
        description=_("Left empty: at the end of the day, the whole day counts."),
        validators=[Optional()],
    )
    closes_twice = _twice()

    def instants(self, zone: ZoneInfo) -> tuple[datetime, datetime] | None:
        """Return opening and closing on the clocks of ``zone``; None where one cannot be, and
        its field then says why."""
        opens = self._instant("opens", zone, otherwise=time.min)
        closes = self._instant("closes", zone, otherwise=opening.END_OF_DAY)
        return (opens, closes) if opens and closes else None

    def asks_which(self, edge: str) -> bool:
        """Tell whether the hour of opening or closing comes twice, so that the form must ask."""
        return bool(self[f"{edge}_twice"].errors or self[f"{edge}_twice"].data)

    def _instant(self, edge: str, zone: ZoneInfo, *, otherwise: time) -> datetime | None:
        on: date = self[f"{edge}_on"].data
        at = self[f"{edge}_time"].data or otherwise
        twice: Any = self[f"{edge}_twice"]
        second = {"first": False, "second": True}.get(twice.data)
        found = opening.local_instant(on, at, zone, second=second)
        if isinstance(found, datetime):
            return found
        facts = {**found.facts, "day": day(on)}
        field = twice if found.code == "time.shown-twice" else self[f"{edge}_time"]
        field.errors = [*field.errors, sentence(Problem(found.code, (), facts))]
        return None


def _as_lines(text: str | None) -> str:
    return (text or "").replace("\r\n", "\n").strip() + "\n"


class LetterForm(HtmlForm):
    """The words of one letter in both languages."""

    subject_fr = StringField(_("Subject in French"), filters=[_clean], validators=[MEANT])
    text_fr = TextAreaField(_("Text in French"), filters=[_as_lines], validators=[MEANT])
    subject_nl = StringField(_("Subject in Dutch"), filters=[_clean], validators=[MEANT])
    text_nl = TextAreaField(_("Text in Dutch"), filters=[_as_lines], validators=[MEANT])

    def letters(self) -> dict[str, Letter]:
        """Return what was written, by language."""
        return {
            "fr": Letter(self.subject_fr.data or "", self.text_fr.data or ""),
            "nl": Letter(self.subject_nl.data or "", self.text_nl.data or ""),
        }
