"""What each kind of question is called, and its drawing."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from app.core.questionnaire.kinds import (
    Date,
    DecimalNumber,
    Integer,
    Kept,
    Kind,
    Multiple,
    Note,
    Single,
    Text,
)


@dataclass(frozen=True, slots=True)
class Named:
    """A kind in the words of the page."""

    tag: str
    name: LazyString
    icon: str


NAMED = {
    Text: Named("text", _("Text"), "type"),
    Integer: Named("integer", _("Whole number"), "hash"),
    DecimalNumber: Named("decimal", _("Number with decimals"), "coins"),
    Date: Named("date", _("Date"), "clock"),
    Single: Named("single", _("One choice"), "circle-dot"),
    Multiple: Named("multiple", _("Several choices"), "square-check"),
    Note: Named("note", _("Note"), "info"),
    Kept: Named("kept", _("Kept from the file"), "lock"),
}
OFFERED = tuple(named for kind, named in NAMED.items() if kind is not Kept)
"""What can be added, in the order of the page."""


def kind_of(kind: Kind) -> Named:
    return NAMED[type(kind)]
