"""The sentences that a respondent can read, and whoever runs a campaign: one for each code."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import lazy_gettext as _

SENTENCES: Mapping[str, object] = {
    "address-book.empty": _("Paste the lines of your list first, or choose a workbook"),
    "address-book.language": _("“%(words)s” is neither French nor Dutch: write fr or nl"),
    "address-book.no-address": _("“%(address)s” is no e-mail address"),
    "address-book.no-commune": _("No commune is called “%(words)s”"),
    "address-book.no-name": _("The name is missing"),
    "address-book.no-workbook": _(
        "This file cannot be read as a workbook: save it as .xlsx, or paste its lines"
    ),
    "address-book.number": _("“%(number)s” is no number of an enterprise: check its digits"),
    "address-book.several-communes": _(
        "“%(words)s” may mean several communes: write one of these: %(names)s"
    ),
    "address-book.too-long": _("The list has %(lines)s lines: send %(most)s at a time"),
    "address-book.without-names": _(
        "Let the first line name the columns, one of them “name” and one “e-mail”"
    ),
    "answer.of-another-kind": _("Answer “%(label)s” again"),
    "answer.required": _("Answer “%(label)s”"),
    "answer.several": _("Give one answer to “%(label)s”"),
    "answer.unknown-field": _("The page sent a field that it does not have"),
    "campaign.closes-before-it-opens": _("Let the campaign close after it opens"),
    "campaign.closes-in-the-past": _("Let the campaign close later than now"),
    "campaign.without-title": _("Give the campaign a title"),
    "campaign.year-beyond": _("Give a year from %(earliest)s to %(latest)s"),
    "choice.required": _("Choose an answer to “%(label)s”"),
    "choice.several": _("Choose only one answer to “%(label)s”"),
    "choice.unknown": _("Choose one of the answers offered for “%(label)s”"),
    "choices.exclusive": _("For “%(label)s”, tick either “%(choice)s” or other answers"),
    "choices.required": _("Tick at least one answer to “%(label)s”"),
    "choices.too-few": _("For “%(label)s”, tick at least %(least)s answers"),
    "choices.too-many": _("For “%(label)s”, tick at most %(most)s answers"),
    "date.incomplete": _("Give the day, the month and the year for “%(label)s”"),
    "date.no-such-day": _("Check the day for “%(label)s”: the calendar does not have this date"),
    "date.no-such-month": _("Write the month for “%(label)s” as a number or as a name"),
    "date.required": _("Give the date for “%(label)s”"),
    "date.too-early": _("The date for “%(label)s” must be %(earliest)s or later"),
    "date.too-late": _("The date for “%(label)s” must be %(latest)s or earlier"),
    "date.without-day": _("Add the day for “%(label)s”"),
    "date.without-month": _("Add the month for “%(label)s”"),
    "date.without-year": _("Add the year for “%(label)s”"),
    "date.year-beyond": _("The year for “%(label)s” must be from %(earliest)s to %(latest)s"),
    "date.year-of-four": _("Write the year for “%(label)s” with four digits"),
    "letter.long-subject": _("Shorten the subject to %(most)s characters"),
    "letter.long-text": _("Shorten the text to %(most)s characters"),
    "letter.unknown-place": _(
        "%(place)s is filled in with nothing: use the names that stand above"
    ),
    "letter.without-link": _("Leave {link} in the text: without it nobody can answer"),
    "letter.without-subject": _("Give the letter a subject"),
    "number.ambiguous": _(
        "Write “%(label)s” without the mark of thousands: %(thousands)s or %(decimals)s?"
    ),
    "number.beyond": _("The number for “%(label)s” must be at most %(most)s"),
    "number.not-a-number": _("Write “%(label)s” in digits, such as 1250"),
    "number.not-whole": _("Write “%(label)s” as a whole number, such as 12"),
    "number.outside": _("The number for “%(label)s” must be from %(least)s to %(most)s"),
    "number.required": _("Give the number for “%(label)s”"),
    "number.too-fine": _("Give “%(label)s” with at most %(decimals)s decimals"),
    "number.too-large": _("The number for “%(label)s” must be %(most)s or less"),
    "number.too-small": _("The number for “%(label)s” must be %(least)s or more"),
    "review.too-long": _("Shorten this to %(most)s characters"),
    "review.without-reason": _("Say why"),
    "review.without-words": _("Write what you have to say"),
    "submission.not-agreed": _("Confirm that you may answer and that the answers are right"),
    "submission.not-signed": _("Write your name"),
    "text.not-unicode": _("“%(label)s” holds a character that cannot be kept: write it again"),
    "text.too-long": _("“%(label)s” has %(length)s characters: shorten it to %(longest)s or fewer"),
    "time.left-out": _("%(time)s does not exist on %(day)s: the clocks are put forward over it"),
    "time.shown-twice": _(
        "%(time)s comes twice on %(day)s, since the clocks are put back: say which one"
    ),
}
