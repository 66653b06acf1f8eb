"""What a person fills in on the pages of the builder."""

from __future__ import annotations

from uuid import UUID

from flask_babel import lazy_gettext as _
from wtforms import (
    BooleanField,
    FileField,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.validators import InputRequired, Length, ValidationError
from wtforms.widgets import CheckboxInput, HiddenInput, ListWidget

from app.core.questionnaire.bonds import Restriction
from app.core.questionnaire.library.profiles import OF_A_MODULE, PROFILES
from app.models import Pole
from app.web.forms import HtmlForm
from app.web.library_messages import PROFILES as LOCK_PROFILES
from app.web.library_messages import RESTRICTIONS
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


class InsertForm(HtmlForm):
    """Which module of the library goes where, and whether it follows the library from then on."""

    module = HiddenField(validators=[InputRequired()], filters=[trimmed])
    how = RadioField(
        _("How"),
        choices=[
            SelectChoice(
                value="linked", label=_("Linked: what its federation mends is proposed here")
            ),
            SelectChoice(value="copy", label=_("As a copy of its own, which follows nothing")),
        ],
        default="linked",
    )
    after = SelectField(_("Behind which module"))


class ModuleForm(HtmlForm):
    """What is said and locked as a module goes into the library."""

    note = TextAreaField(
        _("What is new"),
        description=_("Shown to everybody who is offered this version."),
        validators=[Length(max=500)],
        filters=[trimmed],
    )
    profile = RadioField(
        _("What is locked where it is linked"),
        choices=[SelectChoice(value=name, label=label) for name, label in LOCK_PROFILES.items()],
        default="free",
    )
    restrictions = SelectMultipleField(
        _("Locked one by one"),
        choices=[SelectChoice(value=one.value, label=RESTRICTIONS[one]) for one in OF_A_MODULE],
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )

    @property
    def locked(self) -> tuple[Restriction, ...]:
        """What the chosen profile locks, or else what was ticked."""
        ticked = tuple(Restriction(one) for one in self.restrictions.data or ())
        return PROFILES.get(self.profile.data, ticked)


class PublishForm(HtmlForm):
    note = TextAreaField(
        _("What is new"),
        description=_("Shown in the history of the questionnaire, to your colleagues only."),
        validators=[Length(max=500)],
        filters=[trimmed],
    )
    accept = BooleanField(_("I have read these points; the questionnaire may go out without them."))
    revision = IntegerField(widget=HiddenInput(), validators=[InputRequired()])
