"""The sentences of the differences between two definitions: one for each code and each effect."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flask_babel import lazy_gettext as _
from flask_babel import ngettext

from app.core.questionnaire.differences.weighing import Difference, Weight
from app.web.messages import language_named

WEIGHTS: Mapping[Weight, object] = {
    Weight.COSMETIC: _("Cosmetic"),
    Weight.COMPARABLE: _("Comparable"),
    Weight.BREAKING: _("Breaks the comparison"),
}
MEANINGS: Mapping[Weight, object] = {
    Weight.COSMETIC: _("The same is asked: answers stand beside each other."),
    Weight.COMPARABLE: _(
        "Answers stand beside each other, and whoever reads them should know of this change."
    ),
    Weight.BREAKING: _("Answers from before and after cannot be compared."),
}
SENTENCES: Mapping[str, object] = {
    "questionnaire.replaced": _("The questionnaire is another one."),
    "question.added": _("Question added"),
    "question.added-required": _("Question added, and it has to be answered"),
    "question.removed": _("Question removed"),
    "question.moved": _("Question moved"),
    "question.moved-between-repeats": _("Question moved into or out of a repeated group"),
    "question.renamed": _("Short name changed"),
    "calculation.added": _("Calculation added"),
    "calculation.removed": _("Calculation removed"),
    "calculation.moved": _("Calculation moved"),
    "calculation.renamed": _("Short name changed"),
    "note.added": _("Text to read added"),
    "note.removed": _("Text to read removed"),
    "note.moved": _("Text to read moved"),
    "note.renamed": _("Short name changed"),
    "container.added": _("Section added"),
    "container.removed": _("Section removed"),
    "container.moved": _("Section moved"),
    "container.moved-between-repeats": _("Section moved into or out of a repeated group"),
    "container.renamed": _("Short name changed"),
    "repeat.added": _("The group can come several times from now on"),
    "repeat.removed": _("The group comes only once from now on"),
    "repeat.changed": _("How often the group comes changed"),
    "text.written": _("%(field)s written (%(language)s)"),
    "text.removed": _("%(field)s taken away (%(language)s)"),
    "text.retouched": _("%(field)s: spelling (%(language)s)"),
    "text.changed": _("%(field)s changed (%(language)s)"),
    "wording.changed": _("%(field)s worded otherwise (%(language)s)"),
    "unit.changed": _("Another unit (%(language)s)"),
    "required.now": _("It has to be answered from now on"),
    "required.no-more": _("It need not be answered any more"),
    "kind.changed": _("Another kind of question"),
    "kind.changed-all-kept": _("Another kind of question, which keeps every answer"),
    "kind.changed-as-text": _("Another kind of question, which keeps the answers as text"),
    "kind.changed-some-kept": _("Another kind of question, which keeps the answers that fit it"),
    "bounds.tightened": _("Narrower limits"),
    "bounds.loosened": _("Wider limits"),
    "bounds.moved": _("Other limits"),
    "scale.changed": _("Another scale"),
    "form.changed": _("The number counts something else"),
    "total.changed": _("What the numbers must add up to changed"),
    "exclusive.changed": _("Another option excludes the others"),
    "other.offered": _("An answer in one’s own words is offered"),
    "other.no-more": _("An answer in one’s own words is no longer offered"),
    "consent.renewed": _("The words that are agreed to have another version"),
    "settings.changed": _("Setting changed"),
    "choice.added": _("Option “%(part)s” added"),
    "choice.removed": _("Option “%(part)s” removed"),
    "choice.removed-in-use": _("Option “%(part)s” removed"),
    "choice.moved": _("Option “%(part)s” moved"),
    "choice.renamed": _("Short name of an option changed"),
    "choice.renamed-in-a-rule": _("Short name of an option changed, and a condition uses it"),
    "choice.column-changed": _("What the list says of an option changed (%(about)s)"),
    "row.added": _("Row “%(part)s” added"),
    "row.removed": _("Row “%(part)s” removed"),
    "row.moved": _("Row “%(part)s” moved"),
    "row.renamed": _("Short name of a row changed"),
    "rule.relevant": _("The condition to be asked changed"),
    "rule.read_only": _("When the answer cannot be changed: the rule changed"),
    "rule.required": _("When it has to be answered: the rule changed"),
    "rule.constraint": _("What an answer must fulfil changed"),
    "rule.warning": _("The warning for surprising answers changed"),
    "rule.calculation": _("The calculation changed"),
    "rule.default": _("The value it begins with changed"),
    "rule.trigger": _("What starts the calculation changed"),
    "rule.choice_filter": _("The condition of the options changed"),
    "appearance.changed": _("Drawn otherwise"),
    "file.added": _("File added (%(language)s)"),
    "file.changed": _("Another file (%(language)s)"),
    "file.removed": _("File taken away (%(language)s)"),
    "measured.changed": _("It is counted otherwise"),
    "kept.changed": _("What is kept of the imported file changed (%(about)s)"),
    "list.added": _("List “%(about)s” added"),
    "list.changed": _("List “%(about)s” changed"),
    "list.removed": _("List “%(about)s” removed"),
    "language.added": _("Language added: %(language)s"),
    "language.removed": _("Language removed: %(language)s"),
    "language.authored": _("Written in %(language)s first"),
    "link.begun": _("The module follows version %(new)s of the library"),
    "link.updated": _("The module follows version %(new)s of the library, before it was %(old)s"),
    "link.ended": _("The module follows the library no more"),
    "locks.changed": _("What may not be changed is set otherwise"),
}
FIELDS: Mapping[str, object] = {
    "title": _("Title"),
    "label": _("Wording"),
    "hint": _("Help"),
    "guidance": _("More help"),
    "unit": _("Unit"),
    "lowest": _("Lowest step"),
    "highest": _("Highest step"),
    "required_message": _("If there is no answer"),
    "constraint_message": _("If the answer breaks the rule"),
    "warning_message": _("If the answer is surprising"),
}
DRAFTS: Mapping[str, object] = {
    "asked-anew": _("Whoever has begun is asked it too."),
    "must-answer": _("Whoever has begun must answer it before sending."),
    "left-out": _("What was written there is kept, and no longer sent."),
    "choose-again": _("Whoever chose it has to choose again."),
    "look-again": _("Whoever has begun has to look at the answer again."),
    "may-be-refused": _("An answer that stands there may be refused on sending."),
    "route": _("Some are asked more, or less, than when they began."),
    "recalculated": _("It is worked out anew in what is under way."),
    "type-again": _("An answer that does not fit has to be given again."),
    "other-language": _("Whoever reads that language reads another one from now on."),
}
ANSWERS: Mapping[str, Callable[[int], str]] = {
    "stay": lambda n: ngettext(
        "%(num)d answer stays with the version it was given to.",
        "%(num)d answers stay with the version they were given to.",
        n,
    ),
    "use-it": lambda n: ngettext("%(num)d answer uses it.", "%(num)d answers use it.", n),
    "kept": lambda n: ngettext("%(num)d answer is kept.", "%(num)d answers are kept.", n),
    "kept-as-text": lambda n: ngettext(
        "%(num)d answer is kept as text.", "%(num)d answers are kept as text.", n
    ),
    "kept-where-they-fit": lambda n: ngettext(
        "%(num)d answer is kept if it fits.", "Of %(num)d answers, those that fit are kept.", n
    ),
    "not-kept": lambda n: ngettext(
        "%(num)d answer cannot be taken over.", "%(num)d answers cannot be taken over.", n
    ),
    "renamed": lambda n: ngettext(
        "%(num)d answer is exported under the new name.",
        "%(num)d answers are exported under the new name.",
        n,
    ),
    "may-be-outside": lambda n: ngettext(
        "%(num)d answer may lie outside.", "Some of %(num)d answers may lie outside.", n
    ),
}
SERIES: Mapping[str, object] = {
    "begins": _("Its series begins with the next wave."),
    "ends": _("Its series ends."),
    "goes-on": _("Its series goes on."),
    "with-care": _("Its series goes on, with a note at this wave."),
    "asked-of-others": _("Its series goes on, over other respondents: compare shares with care."),
    "breaks": _("Its series breaks here and begins anew."),
}


def sentence_of(difference: Difference, part: str = "") -> str:
    """Return what a difference says, in the language of this request.

    :param part: what a person calls the part that is meant.
    """
    return str(SENTENCES[difference.code]) % {
        "part": part,
        "old": difference.old,
        "new": difference.new,
        "about": difference.about,
        "language": language_named(difference.about),
        "field": FIELDS.get(difference.field, difference.field),
    }


def effects_of(difference: Difference, *, under_way: bool) -> list[str]:
    """Return what a difference does to drafts, to answers and to the series of the waves.

    :param under_way: whether there are responses that were begun and not sent yet.
    """
    effects = difference.effects
    said = []
    if effects.drafts and under_way:
        said.append(str(DRAFTS[effects.drafts]))
    if effects.answers and difference.count:
        said.append(ANSWERS[effects.answers](difference.count))
    if effects.series:
        said.append(str(SERIES[effects.series]))
    return said
