"""What is said of an author's logic: what cannot be read, and what cannot be meant."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import lazy_gettext as _

PROBLEMS: Mapping[str, object] = {
    "expression.too-long": _("This expression is too long: %(longest)d characters are the most."),
    "expression.too-deep": _("Brackets are nested too deep: %(deepest)d levels are the most."),
    "expression.unknown-sign": _("The sign “%(sign)s” has no meaning here."),
    "expression.unexpected": _("“%(found)s” cannot stand here."),
    "expression.ends-early": _("Something is missing at the end of this expression."),
    "expression.unknown-axis": _("“%(axis)s::” is no way through the questionnaire."),
    "expression.empty-reference": _("No question is named between the braces of ${ }."),
    "expression.unknown-function": _("There is no function “%(function)s”."),
    "expression.unknown-function-near": _(
        "There is no function “%(function)s”. Did you mean “%(suggestion)s”?"
    ),
    "expression.argument-count": _(
        "The function “%(function)s” does not take this many values: %(given)d."
    ),
    "expression.pattern": _("“%(pattern)s” is no pattern that every browser reads alike."),
    "expression.algorithm": _(
        "“%(algorithm)s” is no digest that we know. Take SHA-256, SHA-384, SHA-512, SHA-1 or MD5."
    ),
    "expression.unknown-instance": _("There is no list “%(instance)s” to look into."),
    "expression.unknown-prefix": _("The prefix “%(prefix)s:” stands for nothing."),
    "expression.unknown-reference": _("There is no question “%(name)s”."),
    "expression.not-nodes": _("A function wants questions here, and is given a value."),
    "expression.no-node": _("There are no answers to look at here."),
    "expression.no-place": _("A function wants a place on the map here, and is given none."),
    "expression.no-chance": _("Nothing may be left to chance here: “%(function)s” has no value."),
    "expression.too-much-work": _("This expression takes too long to be worked out."),
    "logic.unknown-reference": _("There is no question “%(name)s”."),
    "logic.unknown-reference-near": _(
        "There is no question “%(name)s”. Did you mean “%(suggestion)s”?"
    ),
    "logic.circle": _("These wait for each other, so that none can be known first: %(parts)s."),
    "logic.unknown-choice": _("The question “%(name)s” has no option “%(choice)s”."),
    "logic.unknown-choice-near": _(
        "The question “%(name)s” has no option “%(choice)s”. Did you mean “%(suggestion)s”?"
    ),
    "logic.unknown-list": _("The questionnaire has no list “%(name)s”."),
    "logic.unknown-list-near": _(
        "The questionnaire has no list “%(name)s”. Did you mean “%(suggestion)s”?"
    ),
    "logic.unknown-column": _("The list has no column “%(name)s”."),
    "logic.unknown-column-near": _(
        "The list has no column “%(name)s”. Did you mean “%(suggestion)s”?"
    ),
    "logic.unused-list": _("No question offers the list “%(name)s”, and no expression uses it."),
    "logic.not-a-repeat": _("“%(name)s” is no group that comes several times."),
    "logic.nodes-wanted": _("This function wants questions here, and is given a value."),
    "logic.number-with-text": _("A number is compared with “%(text)s”, which is no number."),
    "logic.text-in-arithmetic": _("“%(text)s” is no number to calculate with."),
    "logic.codes-in-arithmetic": _(
        "The options of “%(name)s” have words for codes: there is no number to calculate with."
    ),
    "logic.group-as-value": _("“%(name)s” holds several answers, not one value."),
    "logic.no-date": _("“%(text)s” is no date. Write it as 2026-12-31."),
    "logic.no-time": _("“%(text)s” is no time of day. Write it as 14:30."),
    "logic.time-compared": _(
        "Times of day have no order here. Compare decimal-time(${%(name)s}) with a part of the day."
    ),
    "logic.date-with-number": _(
        "A date counts as its days since 1970. For the year, compare with a date such as "
        "2026-01-01."
    ),
    "logic.several-compared": _(
        "“%(name)s” can have several answers: this holds only for whoever ticks exactly "
        "“%(choice)s”. To ask whether it is among them, write selected(${%(name)s}, '%(choice)s')."
    ),
    "logic.always-holds": _(
        "This holds even while “%(name)s” is empty. Compare the answer, as in ${%(name)s} != ''."
    ),
    "logic.text-as-condition": _("“%(text)s” is a text, not a condition."),
    "logic.truth-with-text": _(
        "A condition is compared with the text “%(text)s”. Write true() or false() instead."
    ),
    "logic.truth-in-arithmetic": _("A condition counts as 1 or 0 here. Is that meant?"),
    "logic.many-answers": _(
        "“%(name)s” has one answer each time its group comes. Use sum, max, min, count or "
        "indexed-repeat to get one value."
    ),
    "logic.unknown-mark": _("The mark “%(mark)s” has no meaning in a date and is shown as it is."),
}
