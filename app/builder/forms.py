"""What a person fills in on the pages of the builder."""

from __future__ import annotations

from uuid import UUID

from flask_babel import lazy_gettext as _
from wtforms import (
    BooleanField,
    FileField,
    IntegerField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.validators import InputRequired, Length, ValidationError
from wtforms.widgets import HiddenInput

from app.models import Pole
from app.web.forms import HtmlForm
from app.web.pages import named


def trimmed(text: str | None) -> str:
    return (text or "").strip()


def uuid_of(value: object) -> UUID:
    return UUID(str(value))


class OfAPole(HtmlForm):
    """A form that begins something in one of a person's poles."""

    pole = SelectField(_("Pole"), coerce=uuid_of)

    def offer(self, poles: list[Pole]) -> None:
        """Offer these poles, the first one chosen."""
        self.pole.choices = [SelectChoice(value=each.id, label=named(each.names)) for each in poles]
        if self.pole.data is None and poles:
            self.pole.data = poles[0].id


class NewForm(OfAPole):
    title_fr = StringField(_("Title in French"), validators=[Length(max=200)], filters=[trimmed])
    title_nl = StringField(_("Title in Dutch"), validators=[Length(max=200)], filters=[trimmed])
    authored = SelectField(
        _("Language in which it is written first"),
        description=_("Its title is needed now, the other can wait."),
        validators=[InputRequired()],
        choices=[
            SelectChoice(value="fr", label="Français"),
            SelectChoice(value="nl", label="Nederlands"),
        ],
        default="fr",
    )

    def validate_title_fr(self, field: StringField) -> None:
        self._ask_for(field, "fr")

    def validate_title_nl(self, field: StringField) -> None:
        self._ask_for(field, "nl")

    def _ask_for(self, field: StringField, locale: str) -> None:
        if self.authored.data == locale and not field.data:
            raise ValidationError(_("Give the questionnaire a title in this language."))


class ImportForm(OfAPole):
    file = FileField(_("File"))


class PublishForm(HtmlForm):
    note = TextAreaField(
        _("What is new"),
        description=_("Shown in the history of the questionnaire, to your colleagues only."),
        validators=[Length(max=500)],
        filters=[trimmed],
    )
    accept = BooleanField(_("I have read these points; the questionnaire may go out without them."))
    revision = IntegerField(widget=HiddenInput(), validators=[InputRequired()])
