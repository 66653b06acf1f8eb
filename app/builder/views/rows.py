"""The texts of a questionnaire as rows to translate, each with where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _

from app.builder import translating
from app.builder.terms import TERMS
from app.builder.views.kinds import kind_of
from app.builder.views.reading import Reading
from app.core.questionnaire import completeness
from app.core.questionnaire.definition import Question
from app.core.questionnaire.options import Choice
from app.core.questionnaire.options import Row as RowOfAQuestion
from app.core.questionnaire.parts import find
from app.core.questionnaire.wordings import Place, text_at, texts
from app.core.text import FR

SHOWN = ("missing", "outdated", "draft", "all")
"""What can be asked for: texts of which a language is in that state, or all of them."""


@dataclass(frozen=True, slots=True)
class Row:
    """One text in both languages."""

    place: Place
    role: str
    """What the text is: the wording of a question, its help, an option …"""

    about: str
    """Of what: the name of the question, page or module."""

    page: str
    """The id of the page on which it stands; empty for the titles around it."""

    terms: Sequence[tuple[str, str]] = ()
    """Words of the glossary that its French holds, each with the Dutch one."""


def places_of(reading: Reading, asked: str) -> list[Place]:
    """Return the texts of which one of the two languages is as far as asked, in order."""
    return [
        place
        for place, text in texts(reading.definition)
        if any(wording.text.strip() for wording in text.by_locale.values())
        and (
            asked == "all"
            or asked
            in {
                text.state_in(locale, authored=reading.definition.authored)
                for locale in completeness.WANTED
            }
        )
    ]


def row_of(reading: Reading, place: Place) -> Row:
    """Return one text with the words that say where it stands."""
    owner = place.address[0] if place.address else ""
    page = reading.page_of.get(owner) or reading.page.get(owner)
    french = text_at(find(reading.definition, place.address), place.field).text_in(FR)
    return Row(
        place,
        _role(reading, place),
        _about(reading, place),
        page.id if page else "",
        translating.hints(french, TERMS),
    )


def _role(reading: Reading, place: Place) -> str:
    part = find(reading.definition, place.address)
    if isinstance(part, Choice):
        return str(_("Option"))
    if isinstance(part, RowOfAQuestion):
        return str(_("Row"))
    if not isinstance(part, Question):
        return str(_("Title"))
    named: dict[str, str] = {
        "label": str(kind_of(part.kind).name),
        "hint": str(_("Help")),
        "guidance": str(_("More help")),
        "unit": str(_("Unit")),
        "lowest": str(_("Lowest step")),
        "highest": str(_("Highest step")),
        "required_message": str(_("If there is no answer")),
        "constraint_message": str(_("If the answer breaks the rule")),
        "warning_message": str(_("If the answer is surprising")),
    }
    return named[place.field]


def _about(reading: Reading, place: Place) -> str:
    if not place.address:
        return str(_("the questionnaire"))
    question = reading.question.get(place.address[0])
    if question is None:
        return str(_("Page") if place.address[0] in reading.page else _("Module"))
    if len(place.address) > 1 or place.field != "label":
        return reading.words(question.label) or question.name
    return question.name
