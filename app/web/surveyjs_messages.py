"""What the import of a survey of SurveyJS says to a person."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import lazy_gettext as _

PROBLEMS: Mapping[str, object] = {
    "json.too-large": _("The file is larger than %(most)d MB. A questionnaire is much smaller."),
    "json.unreadable": _("The file is no JSON that can be read; look at line %(line)d of it."),
    "json.too-deep": _("The file holds more than %(most)d levels in each other."),
    "surveyjs.no-survey": _(
        "The file is JSON, and no survey of SurveyJS: it has neither pages nor elements."
    ),
}

REASONS: Mapping[str, object] = {
    "surveyjs.language-assumed": _(
        "The file does not say in which language it is written. It was read as: %(language)s."
    ),
    "surveyjs.page-empty": _("The page holds no question. It was left out."),
    "surveyjs.panel-empty": _("The panel holds no question. It was left out."),
    "surveyjs.element-without-type": _("The element has no type. It was left out."),
    "surveyjs.setting": _("The setting “%(property)s” is kept: it changes nothing here."),
    "surveyjs.trigger": _("The trigger is kept as text, and does nothing here."),
    "surveyjs.trigger-condition": _("The trigger became a condition of what it shows."),
    "surveyjs.cells-apart": _(
        "The columns of this matrix ask for different things; each row became a group of questions."
    ),
    "surveyjs.marks-left-out": _("The wording was formatted with HTML. Its words are kept."),
    "surveyjs.rule": _(
        "“%(property)s” uses “%(what)s”, which has no equal here. It is kept as text."
    ),
    "surveyjs.property": _("The property “%(property)s” is kept as text, and does nothing here."),
    "surveyjs.drawn": _(
        "The property “%(property)s” is kept as text: it only changes how the question looked."
    ),
}
"""Why a thing stands in the report of an import."""
