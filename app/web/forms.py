"""The base of every form that a person fills in on a screen of ours."""

from __future__ import annotations

from typing import Any

from flask import request
from flask_babel import get_locale
from wtforms import Form


class HtmlForm(Form):
    """A form that reads the request it answers.

    The token against forged posts is checked before any view (``extensions.csrf``) and
    written by the macro ``components/form.html``, so that no form can forget it.
    """

    class Meta:
        def get_translations(self, form: Form) -> Any:
            return super().get_translations(form)  # type: ignore[misc]

        @property
        def locales(self) -> list[str]:
            return [str(get_locale())]

    def __init__(self, **defaults: Any) -> None:
        super().__init__(request.form if request.method == "POST" else None, **defaults)


class Meant:
    """Marks a field as one that is meant to be filled in; whether it is, the action tells."""

    field_flags = {"required": True}

    def __call__(self, form: HtmlForm, field: object) -> None:
        """Accept whatever is there."""


MEANT = Meant()
