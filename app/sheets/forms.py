"""The forms of the sheets: beginning one, and the one long form of the editor."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from flask_babel import lazy_gettext as _
from werkzeug.datastructures import MultiDict
from wtforms import SelectField, StringField
from wtforms.validators import InputRequired

from app.core.problems import Problem
from app.core.racines.measure import ShareOfChoice, ShareOfCounts
from app.core.sheets.content import (
    LOCALES,
    PLUM,
    Chain,
    Draft,
    Picked,
    Practice,
    Stage,
    Told,
    Total,
    Voice,
)
from app.core.sheets.goals import GOALS, MOST
from app.core.sheets.soundness import MOST_FIGURES, MOST_PRACTICES
from app.core.text import FR, NL, Locale, LocalizedText, Wording
from app.documents.look import look_of
from app.web.forms import MEANT, HtmlForm

Sent = Mapping[str, str]


class NewSheetForm(HtmlForm):
    campaign = SelectField(_("Campaign"), validators=[InputRequired(_("Choose a campaign."))])
    enterprise = SelectField(_("About whom"), validators=[MEANT])
    public_name = StringField(
        _("Name in addresses"),
        validators=[InputRequired(_("Give the sheet a name for its addresses."))],
        description=_("Small letters without accents, figures and hyphens: la-maille-franche"),
        filters=[lambda text: (text or "").strip()],
    )


def draft_from(sent: MultiDict[str, str]) -> tuple[Draft, tuple[Problem, ...]]:
    """Return the draft that the editor sent, and what of it cannot be read.

    Whatever was typed is kept, so that the page can show it again.
    """
    consent_on, colour = sent.get("voice-consent_on", ""), sent.get("colour", PLUM).strip()
    problems = []
    if consent_on and _day(consent_on) is None:
        problems.append(Problem("sheet.day-unread", ("voice", "consent_on")))
    if not _is_colour(colour):
        problems.append(Problem("sheet.colour-unread", ("colour",)))
    draft = Draft(
        promise=_text(sent, "promise"),
        figures=tuple(
            picked for at in range(MOST_FIGURES) if (picked := _picked(sent, f"figures-{at}"))
        ),
        comparisons=tuple(dict.fromkeys(sent.getlist("comparisons"))),
        practices=tuple(
            practice for at in range(MOST_PRACTICES) if (practice := _practice(sent, at))
        ),
        voice=Voice(
            words=_text(sent, "voice-words"),
            spoken_in=NL if sent.get("voice-spoken_in") == NL else FR,
            speaker=_text(sent, "voice-speaker"),
            consent_on=_day(consent_on),
        ),
        chain=Chain(*(_text(sent, f"chain-{link}") for link in Chain.__struct_fields__)),
        goals=tuple(dict.fromkeys(_goals(sent))),
        contact=sent.get("contact", "").strip()[:120],
        colour=colour,
    )
    return draft, tuple(problems)


def written_measure(measure: Told) -> str:
    """Return the value of the option that stands for a measure."""
    match measure:
        case Total(question):
            return f"total:{question}"
        case ShareOfChoice(question, choice):
            return f"share:{question}:{choice}"
        case ShareOfCounts(numerator):
            return f"total:{numerator}"


def _picked(sent: Sent, at: str) -> Picked | None:
    measure = _measure(sent, at)
    if measure is None:
        return None
    return Picked(
        measure=measure,
        noun=_text(sent, f"{at}-noun"),
        note=_text(sent, f"{at}-note"),
        unit=_text(sent, f"{at}-unit"),
        stage=Stage.OUTCOME if sent.get(f"{at}-stage") == Stage.OUTCOME else Stage.OUTPUT,
    )


def _measure(sent: Sent, at: str) -> Told | None:
    kind, _colon, rest = sent.get(f"{at}-measure", "").partition(":")
    question, _colon, choice = rest.partition(":")
    whole = sent.get(f"{at}-of", "")
    match kind:
        case "total" if question and whole:
            return ShareOfCounts(question, whole)
        case "total" if question:
            return Total(question, counts_persons=f"{at}-things" not in sent)
        case "share" if question and choice:
            return ShareOfChoice(question, choice)
        case _:
            return None


def _practice(sent: Sent, at: int) -> Practice | None:
    label = _text(sent, f"practices-{at}-label")
    if not label.by_locale:
        return None
    return Practice(label=label, is_done=f"practices-{at}-not_yet" not in sent)


def _goals(sent: Sent) -> list[str]:
    chosen = (sent.get(f"goals-{at}", "") for at in range(MOST))
    return [code for code in chosen if code in GOALS]


def _text(sent: Sent, name: str) -> LocalizedText:
    found: dict[Locale, Wording] = {}
    for locale in LOCALES:
        if words := " ".join(sent.get(f"{name}-{locale}", "").split()):
            found[locale] = Wording(words)
    return LocalizedText(found)


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _is_colour(written: str) -> bool:
    try:
        look_of(written)
    except ValueError:
        return False
    return True
