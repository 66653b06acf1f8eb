"""The sentences of the linter: one for each thing that an author should mend or think about."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import lazy_gettext as _

from app.core.questionnaire.linting.finding import Level

LEVELS: Mapping[Level, object] = {
    Level.STOPS: _("Stops publishing"),
    Level.MEND: _("Should be mended"),
    Level.HINT: _("To think about"),
}
PROBLEMS: Mapping[str, object] = {
    "group.empty": _("This group has no question."),
    "group.times-crossed": _("The group would have to come more often than it may."),
    "part.never-open": _("Nobody can come here: the condition never holds."),
    "part.always-open": _("The condition always holds: it can go."),
    "question.required-and-shut": _("It has to be answered, and nobody can come to it."),
    "logic.units-differ": _("“%(one)s” and “%(other)s” are added or compared here."),
    "text.unknown-reference": _("The text quotes “%(name)s”, and there is no such question."),
    "text.reference-missing": _(
        "Another language quotes the answer to “%(name)s” here; the text in %(language)s does not."
    ),
    "name.unfit": _(
        "“%(name)s” is no short name that exports can take: letters without accents, digits and _."
    ),
    "name.of-a-question-too": _("A group and a question share the short name “%(name)s”."),
    "name.with-a-blank": _("The short name “%(name)s” holds a blank, which would make two of it."),
    "question.list-not-here": _(
        "Its list stands in the file “%(file)s”, which nobody has brought yet: it cannot be "
        "answered."
    ),
    "choices.same-label": _("Two options read “%(label)s”."),
    "choices.ranges-overlap": _(
        "Two options overlap: one goes up to %(one)s, another begins at %(other)s."
    ),
    "choices.range-crossed": _("An option goes from %(one)s to %(other)s, backwards."),
    "choices.only-one": _("There is only one option to choose."),
    "choices.no-way-out": _("It has to be answered, and nobody can say that they do not know."),
    "text.outdated": _("The text in %(language)s translates an earlier wording."),
    "label.two-at-once": _(
        "The question in %(language)s may ask two things at once: then one answer says neither."
    ),
    "text.long-sentence": _("A sentence in %(language)s has %(words)d words: make two of it."),
    "text.hard-to-read": _("The text in %(language)s is hard to read: shorter words help."),
    "media.one-language": _("A file (%(what)s) is missing in %(language)s."),
    "media.without-words": _(
        "A picture (%(what)s) has no words in %(language)s for those who do not see it."
    ),
    "module.outdated": _("The library has version %(version)d of this module."),
}
