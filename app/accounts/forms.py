"""The forms of the accounts: logging in, choosing a password, inviting, an enterprise."""

from __future__ import annotations

from flask_babel import lazy_gettext as _
from wtforms import EmailField, PasswordField
from wtforms.validators import InputRequired, Length

from app.web.forms import HtmlForm


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
