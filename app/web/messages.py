"""The sentence for each code that the rules can give, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import lazy_gettext as _

from app.core.problems import Problem

SENTENCES: Mapping[str, object] = {
    "text.untranslated": _("Not yet written in %(language)s."),
    "table.empty": _("The file is empty."),
    "table.not-text": _("Line %(line)d is not text in UTF-8: save the file as UTF-8."),
    "table.no-header": _(
        "The file begins with “%(text)s”. A TSV of Eurostat begins with its dimensions, "
        "as in “unit,geo\\TIME_PERIOD”."
    ),
    "table.no-geo": _("The first cell, “%(text)s”, should name one dimension “geo”."),
    "table.period": _("Line 1, column %(column)d: “%(text)s” is no period, or stands there twice."),
    "table.ragged": _("Line %(line)d has %(found)d figures, where %(expected)d are expected."),
    "table.key": _("Line %(line)d begins with “%(text)s”, which does not fit the first line."),
    "table.cell": _("Line %(line)d, column %(column)d: “%(text)s” is no figure that we can read."),
    "table.row-twice": _("Line %(line)d repeats the territory and the series of line %(first)d."),
    "table.too-large": _("The file is too large: %(most)d figures are the most we read at once."),
}


def sentence(problem: Problem) -> str:
    """Return what the problem says to a person, in the language of this request."""
    return str(SENTENCES[problem.code]) % problem.facts
