"""The sentence for each code that the rules can give, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from babel import Locale, UnknownLocaleError
from flask_babel import get_locale
from flask_babel import lazy_gettext as _

from app.core.problems import Problem
from app.web import (
    answering_messages,
    expression_messages,
    format_messages,
    kind_messages,
    library_messages,
    limesurvey_messages,
    linter_messages,
    measure_messages,
    sheet_messages,
    statistics_messages,
    surveyjs_messages,
    xlsform_messages,
)

ROLES: Mapping[str, object] = {
    "platform-administrator": _("Platform administrator"),
    "pole-lead": _("Pole lead"),
    "pole-member": _("Pole member"),
    "communication-officer": _("Communication officer"),
    "researcher": _("Researcher"),
    "enterprise-owner": _("In charge of the enterprise’s answers"),
    "contributor": _("Contributor to the enterprise’s answers"),
}
SENTENCES: Mapping[str, object] = {
    **answering_messages.SENTENCES,
    **kind_messages.SENTENCES,
    "password.short": _("Take %(shortest)d characters or more: three or four words are fine."),
    "password.long": _("This password is too long: %(longest)d bytes are the most."),
    "password.is-the-address": _("Take something else than your e-mail address."),
    "password.guessed": _(
        "This password is easy to find out. Take three or four words that have nothing to do with "
        "each other."
    ),
    "second-factor.wrong": _(
        "These are not the digits of now, or they were used already. Wait for the next ones and "
        "write those."
    ),
    "password.repeats": _("Take more different characters."),
    **measure_messages.PROBLEMS,
    **sheet_messages.PROBLEMS,
    **xlsform_messages.PROBLEMS,
    **xlsform_messages.REASONS,
    **limesurvey_messages.PROBLEMS,
    **limesurvey_messages.REASONS,
    **limesurvey_messages.LOSSES,
    **surveyjs_messages.PROBLEMS,
    **expression_messages.PROBLEMS,
    **surveyjs_messages.REASONS,
    **format_messages.PROBLEMS,
    **format_messages.REASONS,
    "text.untranslated": _("Not yet written in %(language)s."),
    "bound.not-a-number": _("“%(text)s” is no number that we can read."),
    "bound.not-whole": _("“%(text)s” is no whole number."),
    "bound.not-a-day": _("“%(text)s” is no day of the calendar. Write it as 2026-12-31."),
    "questionnaire.no-title": _("The questionnaire has no title."),
    "questionnaire.asks-nothing": _("The questionnaire asks nothing yet."),
    "module.empty": _("This module has no page."),
    "page.empty": _("This page has no question."),
    "question.no-name": _("This question has no short name."),
    "question.name-used-twice": _("The short name “%(name)s” is used %(times)d times."),
    "question.no-label": _("The wording in %(language)s is missing."),
    "question.no-choices": _("This question has no options to choose from."),
    "question.no-rows": _("This question has no row to answer."),
    "question.bounds-crossed": _("The smallest allowed value is above the largest."),
    "question.exclusive-unknown": _("The option that excludes the others no longer exists."),
    "choice.no-label": _("The option “%(name)s” has no wording in %(language)s."),
    "choice.no-name": _("An option has no short name."),
    "choice.name-used-twice": _("The option “%(name)s” stands there %(times)d times."),
    "review.question-not-asked": _(
        "“%(name)s” is of type “%(type)s”, which we do not ask yet. Respondents will not see it."
    ),
    "review.not-carried-out": _(
        "“%(name)s”, column “%(column)s”, says “%(written)s”. We keep it and do not carry it out."
    ),
    "review.not-accepted": _(
        "Say that you have read the open points, or have them settled first: %(points)d are left."
    ),
    **linter_messages.PROBLEMS,
    **library_messages.PROBLEMS,
    **statistics_messages.PROBLEMS,
    "comparison.no-choice": _("Choose one answer of this questionnaire."),
    "comparison.no-counts": _(
        "Choose two questions of this questionnaire that ask for a whole number."
    ),
    "comparison.no-title": _("Give the comparison a title in French or in Dutch."),
    "comparison.no-share": _(
        "This indicator is no share in per cent: a share of yours cannot stand beside it."
    ),
    "comparison.no-territory": _("Choose whose figure stands beside the whole pole."),
    "comparison.no-site": _("No site of this enterprise is known: add its commune first."),
}


def role_name(role: str) -> str:
    """Return what a role is called, in the language of this request."""
    return str(ROLES[role])


def sentence(problem: Problem) -> str:
    """Return what the problem says to a person, in the language of this request."""
    facts = {fact: _worded(fact, value) for fact, value in problem.facts.items()}
    return str(SENTENCES[problem.code]) % facts


def _worded(fact: str, value: object) -> object:
    match fact:
        case "language":
            return language_named(str(value))
        case "part_counts" | "whole_counts":
            return str(measure_messages.COUNTED[str(value)]).lower()
        case "restriction":
            return str(library_messages.RESTRICTIONS[str(value)])
        case _:
            return value


def language_named(code: str) -> str:
    """Return the name of a language in the reader's, or what was given where it is no code."""
    try:
        return Locale.parse(code, sep="-").get_language_name(get_locale()) or code
    except (UnknownLocaleError, ValueError):
        return code
