"""The base of every form that a person fills in on a screen of ours."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask import request
from flask_babel import lazy_gettext as _
from flask_babel import ngettext
from wtforms import Form

from app.core.problems import Problem
from app.web.messages import sentence

OURS = {
    "This field is required.": _("Fill this in."),
    "Not a valid choice.": _("Choose one of what is offered."),
    "Not a valid date value.": _("Give a day that the calendar has"),
    "Not a valid integer value.": _("Write a whole number."),
}
"""What the library says of its own accord, in the words of the house."""


class Words:
    """Says what the library has to say; what is not in the table stays English, and is a bug."""

    def gettext(self, text: str) -> str:
        return str(OURS.get(text, text))

    def ngettext(self, one: str, many: str, number: int) -> str:
        if one.startswith("Field cannot be longer"):
            text: str = ngettext(
                "Shorten this to %(num)d character.", "Shorten this to %(num)d characters.", number
            )
            return text
        return one if number == 1 else many


class HtmlForm(Form):
    """A form that reads the request it answers.

    The token against forged posts is checked before any view (``extensions.csrf``) and
    written by the macro ``components/form.html``, so that no form can forget it.
    """

    class Meta:
        def get_translations(self, _form: Form) -> Words:
            return Words()

    def __init__(self, **defaults: Any) -> None:
        super().__init__(request.form if request.method == "POST" else None, **defaults)

    def refuse(self, problems: Iterable[Problem]) -> None:
        """Say each problem beside the field that its place begins with."""
        for problem in problems:
            field = self[str(problem.place[0])]
            field.errors = [*field.errors, sentence(problem)]


class Meant:
    """Marks a field as one that is meant to be filled in; whether it is, the action tells."""

    field_flags = {"required": True}

    def __call__(self, form: HtmlForm, field: object) -> None:
        """Accept whatever is there."""


MEANT = Meant()
