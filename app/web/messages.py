"""The sentence for each code that the rules can give, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import lazy_gettext as _

from app.core.problems import Problem

SENTENCES: Mapping[str, object] = {
    "text.untranslated": _("Not yet written in %(language)s."),
}


def sentence(problem: Problem) -> str:
    """Return what the problem says to a person, in the language of this request."""
    return str(SENTENCES[problem.code]) % problem.facts
