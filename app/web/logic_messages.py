"""What each rule of a questionnaire does, and how answers are compared, in words."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from app.core.questionnaire.sentences import Sign

RULES: Mapping[str, LazyString] = {
    "relevant": _("Asked if"),
    "required": _("An answer is required if"),
    "constraint": _("An answer is accepted if"),
    "warning": _("Asks whether it is meant, unless"),
    "calculation": _("Is worked out as"),
    "default": _("Begins as"),
    "choice_filter": _("An option is offered if"),
    "read_only": _("Cannot be changed if"),
    "trigger": _("Worked out when this changes"),
    "count": _("Comes as often as"),
    "total": _("The numbers add up to"),
}
SIGNS: Mapping[Sign, LazyString] = {
    "=": _("is"),
    "!=": _("is not"),
    ">": _("is more than"),
    ">=": _("is at least"),
    "<": _("is less than"),
    "<=": _("is at most"),
    "has": _("includes"),
    "has-not": _("does not include"),
    "given": _("is answered"),
    "missing": _("is not answered"),
}
