"""What the import of a survey of LimeSurvey says to a person, and its export."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import lazy_gettext as _

PROBLEMS: Mapping[str, object] = {
    "limesurvey.too-large": _(
        "The file is larger than %(most)d MB. A questionnaire is much smaller."
    ),
    "limesurvey.too-many-rows": _("The file holds more than %(most)d rows."),
    "limesurvey.unreadable": _(
        "The file cannot be read; look at line %(line)d of it (%(reason)s)."
    ),
    "limesurvey.document-type": _(
        "The file declares a document type (DTD). LimeSurvey never does; such a file is not read."
    ),
    "limesurvey.no-survey": _(
        "The file is no survey of LimeSurvey. Export it there as .lss, or tab-separated as .txt."
    ),
}

REASONS: Mapping[str, object] = {
    "limesurvey.language-assumed": _(
        "The file does not say in which language it is written. It was read as: %(language)s."
    ),
    "limesurvey.marks-left-out": _("The wording was formatted with HTML. Its words are kept."),
    "limesurvey.script": _("A script goes with the wording. It does nothing here."),
    "limesurvey.embedded": _(
        "The wording holds a link, an image or a film (%(text)s). Its words are kept; add the "
        "rest here where it is needed."
    ),
    "limesurvey.text-expression": _(
        "The wording computes something (%(text)s). That is shown as it is written."
    ),
    "limesurvey.rule": _(
        "“%(property)s” uses “%(what)s”, which has no equal here. It is kept as text."
    ),
    "limesurvey.drawn": _(
        "The attribute “%(property)s” is kept as text: it only changes how the question looked."
    ),
    "limesurvey.attribute": _(
        "The attribute “%(property)s” (%(text)s) is kept as text, and does nothing here."
    ),
    "limesurvey.row-renamed": _(
        "The row of the question “%(question)s” is called “%(becomes)s”: a name begins with a "
        "letter, and is its own."
    ),
    "limesurvey.language-switch": _(
        "The question chooses the language. Each page does that here; it was left out."
    ),
    "limesurvey.comment-apart": _(
        "The comments beside the answers are a question of their own: “%(becomes)s”."
    ),
    "limesurvey.two-scales": _(
        "The two scales became two matrices; the second is called “%(becomes)s”."
    ),
    "limesurvey.description": _(
        "The description of the group became a note on its page: “%(becomes)s”."
    ),
    "limesurvey.hidden": _("The question was hidden. Here, nobody is asked for it either."),
    "limesurvey.equation-unseen": _(
        "The value was worked out and shown. Here it is worked out; give the question words to "
        "show it."
    ),
    "limesurvey.mandatory-soft": _(
        "An answer was asked for and could be left out after a warning. It is optional here."
    ),
    "limesurvey.encrypted": _(
        "The answers to this question were encrypted in the database. They are stored here like "
        "all others."
    ),
    "limesurvey.group-empty": _("The group holds no question. It was left out."),
    "limesurvey.random-groups": _(
        "Groups came in random order (%(text)s). They come in the order of the file."
    ),
    "limesurvey.setting": _("The setting “%(property)s” is kept: it changes nothing here."),
    "limesurvey.text-around": _(
        "“%(property)s” stands around the questionnaire, not in it. It is kept as text and not "
        "shown: a campaign has its own words of welcome."
    ),
    "limesurvey.administration": _(
        "These settings only run a server of LimeSurvey. They are kept as text: %(text)s."
    ),
    "limesurvey.persons": _(
        "Names, addresses and passwords of a server were taken out of the settings: %(text)s."
    ),
    "limesurvey.mails": _("The texts of the mails are kept as text: a campaign has its own."),
    "limesurvey.quota": _("A quota ends the survey for some (%(text)s). It does nothing here."),
    "limesurvey.assessment": _(
        "A score is judged (%(text)s). It is kept, and judges nothing here."
    ),
    "limesurvey.table": _("The table “%(table)s” holds no questions. It was left out."),
}
"""Why a thing stands in the report of an import."""

LOSSES: Mapping[str, object] = {
    "lss.left-out": _("LimeSurvey asks nothing like it (%(kind)s). It is not in the file."),
    "lss.asked-as": _(
        "LimeSurvey has no question of this kind (%(kind)s). It is asked by its type “%(letter)s”."
    ),
    "lss.renamed": _(
        "LimeSurvey takes letters and digits only, at most 20 of them, and 5 for an answer. The "
        "code is “%(becomes)s” there."
    ),
    "lss.rule": _("“%(property)s” uses “%(what)s”, which LimeSurvey cannot say: %(text)s"),
    "lss.lists": _(
        "LimeSurvey has no lists that questions share. Each question has its own answers there: "
        "%(lists)s"
    ),
    "lss.module": _("LimeSurvey has no modules. The pages of “%(title)s” are groups there."),
    "lss.group-named": _("The page had no title. Its group is called “%(title)s”."),
    "lss.group-flattened": _(
        "LimeSurvey has no groups in groups. The questions of “%(title)s” stand in their page."
    ),
}
"""Why a thing is listed beside a survey that is written."""
