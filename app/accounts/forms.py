"""The forms of the accounts: logging in, inviting, accepting, and an enterprise."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import (
    EmailField,
    Field,
    HiddenField,
    PasswordField,
    RadioField,
    SelectField,
    StringField,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # new in 3.3
from wtforms.validators import InputRequired, Length, Optional, Regexp

from app.web.forms import HtmlForm
from app.web.languages import NAMES

ADDRESS = re.compile(r"[^@\s\x00-\x1f]+@[^@\s\x00-\x1f]+\.[^@\s.\x00-\x1f]+\Z")
IDENTIFIER = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z")


def tidy(text: str | None) -> str:
    """Return what was typed without spaces around it, on one line."""
    return " ".join((text or "").split())


def an_address(label: Any, **fields: Any) -> EmailField:
    return EmailField(
        label,
        filters=[tidy],
        validators=[
            InputRequired(_("Write an e-mail address.")),
            Length(max=254),
            Regexp(ADDRESS, message=_("Write an address such as name@example.org.")),
        ],
        render_kw={"spellcheck": "false", "autocomplete": "off"},  # it is somebody else's
        **fields,
    )


class LogInForm(HtmlForm):
    email = EmailField(
        _("E-mail address"),
        validators=[InputRequired(_("Write your e-mail address.")), Length(max=254)],
        render_kw={"autocomplete": "username", "spellcheck": "false"},
    )
    password = PasswordField(
        _("Password"),
        validators=[InputRequired(_("Write your password."))],
        render_kw={"autocomplete": "current-password"},
    )


def a_new_password(label: Any, **fields: Any) -> PasswordField:
    return PasswordField(
        label,
        description=_("12 characters or more: three or four words are fine."),
        validators=[InputRequired(_("Choose a password."))],
        render_kw={"autocomplete": "new-password"},
        **fields,
    )


class ForgottenForm(HtmlForm):
    email = EmailField(
        _("E-mail address"),
        filters=[tidy],
        validators=[InputRequired(_("Write your e-mail address.")), Length(max=254)],
        render_kw={"autocomplete": "username", "spellcheck": "false"},
    )


class NewPasswordForm(HtmlForm):
    password = a_new_password(_("Choose a new password"))


class OwnPasswordForm(HtmlForm):
    """Whoever sits at an unlocked screen does not know today's password."""

    current = PasswordField(
        _("Your password of today"),
        validators=[InputRequired(_("Write your password."))],
        render_kw={"autocomplete": "current-password"},
    )


class ChangePasswordForm(OwnPasswordForm):
    password = a_new_password(_("Choose a new password"))


class SuspendForm(HtmlForm):
    reason = StringField(
        _("Why"),
        description=_("It stands in the log. Name no answers there."),
        filters=[tidy],
        validators=[InputRequired(_("Say why.")), Length(max=200)],
    )


class MoveForm(OwnPasswordForm):
    email = an_address(_("New e-mail address"), description=_("A link goes there, to confirm it."))


class DigitsForm(HtmlForm):
    digits = StringField(
        _("The six digits of your app"),
        filters=[tidy],
        validators=[InputRequired(_("Write the six digits.")), Length(max=40)],
        render_kw={"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"},
    )


class InviteForm(HtmlForm):
    email = an_address(_("E-mail address"), description=_("The link goes there, and works once."))
    offer = SelectField(_("Role"), validators=[InputRequired(_("Choose the role."))])
    locale = SelectField(
        _("Language"),
        validators=[InputRequired()],
        choices=[SelectChoice(value=key, label=name) for key, name in NAMES.items()],
    )


class AcceptForm(HtmlForm):
    name = StringField(
        _("Your name"),
        filters=[tidy],
        validators=[InputRequired(_("Write your name.")), Length(max=100)],
        render_kw={"autocomplete": "name"},
    )
    password = a_new_password(_("Choose a password"))


class PoleForm(HtmlForm):
    name_fr = StringField(
        _("Name in French"),
        filters=[tidy],
        validators=[InputRequired(_("Write the name in French.")), Length(max=200)],
    )
    name_nl = StringField(
        _("Name in Dutch"),
        filters=[tidy],
        validators=[InputRequired(_("Write the name in Dutch.")), Length(max=200)],
    )
    federation = StringField(
        _("Lead federation"),
        filters=[tidy],
        validators=[InputRequired(_("Write the name of the federation.")), Length(max=200)],
    )
    contact = StringField(
        _("Where people find help"),
        description=_("A name with a telephone number or an address: it stands on every page."),
        filters=[tidy],
        validators=[Length(max=200)],
    )


class EnterpriseForm(HtmlForm):
    name = StringField(
        _("Name"), filters=[tidy], validators=[InputRequired(_("Write a name.")), Length(max=200)]
    )
    legal_form_fr = StringField(
        _("Legal form in French"), filters=[tidy], validators=[Length(max=200)]
    )
    legal_form_nl = StringField(
        _("Legal form in Dutch"), filters=[tidy], validators=[Length(max=200)]
    )
    activity_fr = StringField(
        _("What it does, in French"), filters=[tidy], validators=[Length(max=200)]
    )
    activity_nl = StringField(
        _("What it does, in Dutch"), filters=[tidy], validators=[Length(max=200)]
    )
    number = StringField(
        _("Enterprise number"),
        description=_("SIREN in France, BCE or KBO in Belgium."),
        filters=[lambda text: re.sub(r"[\s.]", "", text or "")],
        validators=[
            Optional(),
            Regexp(r"[0-9]{9,14}\Z", message=_("Write the digits only: 9 or 10 of them.")),
        ],
    )
    email = an_address(
        _("E-mail address"), description=_("Its invitations go there: people of this enterprise.")
    )
    locale = SelectField(
        _("Language in which it is written to"),
        validators=[InputRequired()],
        choices=[SelectChoice(value=key, label=name) for key, name in NAMES.items()],
    )
    search = StringField(
        _("Commune of the seat"),
        description=_("Write how the name begins, or the postcode, and search."),
        filters=[tidy],
        validators=[Length(max=100)],
    )
    commune = RadioField(_("Which one?"), validators=[Optional()], validate_choice=False)
    chosen = HiddenField()

    def names(self, part: str) -> dict[str, str]:
        """Return the French and the Dutch of a field, without those left empty."""
        written = {locale: self[f"{part}_{locale}"].data for locale in ("fr", "nl")}
        return {locale: text for locale, text in written.items() if text}

    def validate_commune(self, field: Field) -> None:
        """Take an id or nothing."""
        if field.data and not IDENTIFIER.match(str(field.data)):
            field.data = None

    def offer_communes(self, found: Sequence[tuple[str, str]]) -> None:
        """Give the communes to choose from, as (id, label)."""
        self.commune.choices = [SelectChoice(value=id, label=label) for id, label in found]
