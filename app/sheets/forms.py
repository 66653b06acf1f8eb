"""The forms of the sheets: beginning one, and the one long form of the editor."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from flask_babel import lazy_gettext as _
from werkzeug.datastructures import MultiDict
from wtforms import SelectField, StringField
from wtforms.validators import InputRequired

from app.core.problems import Problem
from app.core.racines.measure import ShareOfChoice, ShareOfCounts
from app.core.sheets.content import (
    BLOCKS,
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
from app.core.sheets.soundness import MOST_FIGURES, MOST_PRACTICES, MOST_VOICES
from app.core.text import FR, NL, Locale, LocalizedText, State, Wording, digest
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
    colour = sent.get("colour", PLUM).strip()
    problems = [
        Problem("sheet.day-unread", (f"voices-{at}", "consent_on"))
        for at in range(MOST_VOICES)
        if (day := sent.get(f"voices-{at}-consent_on", "")) and _day(day) is None
    ]
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
        voices=tuple(voice for at in range(MOST_VOICES) if (voice := _voice(sent, f"voices-{at}"))),
        chain=Chain(*(_text(sent, f"chain-{link}") for link in Chain.__struct_fields__)),
        goals=tuple(dict.fromkeys(_goals(sent))),
        contact=sent.get("contact", "").strip()[:120],
        colour=colour,
        blocks=_blocks(sent),
        pages=2 if sent.get("pages") == "2" else 1,
    )
    return draft, tuple(problems)


def day_from(sent: Sent, name: str) -> date | None:
    """Return a day that was sent; None where there is none, or none that a calendar has."""
    return _day(sent.get(name, ""))


def instant_from(sent: Sent, name: str, zone: ZoneInfo) -> datetime | None:
    """Return an instant that was sent as a local time; None where it cannot be read."""
    try:
        return datetime.fromisoformat(sent.get(name, "")).replace(tzinfo=zone)
    except ValueError:
        return None


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


def _voice(sent: Sent, at: str) -> Voice | None:
    spoken_in = NL if sent.get(f"{at}-spoken_in") == NL else FR
    words, speaker = _text(sent, f"{at}-words"), _text(sent, f"{at}-speaker")
    if not words.by_locale and not speaker.by_locale:
        return None
    into = NL if spoken_in == FR else FR
    if words.is_written_in(into):
        words = LocalizedText({**words.by_locale, into: _translation(sent, at, words, into)})
    return Voice(words, spoken_in, speaker, _day(sent.get(f"{at}-consent_on", "")))


def _translation(sent: Sent, at: str, words: LocalizedText, into: Locale) -> Wording:
    """Return the translation with what it translates: as long as nobody touches or confirms it,
    it stays a translation of the words that stood there when it was made."""
    text, original = words.text_in(into), digest(words.text_in(NL if into == FR else FR))
    untouched = sent.get(f"{at}-translated", "") == digest(text) and f"{at}-fresh" not in sent
    source = sent.get(f"{at}-source", "") if untouched else original
    known = {state.value: state for state in (State.MACHINE, State.DRAFT, State.REVIEWED)}
    return Wording(text, known.get(sent.get(f"{at}-state", ""), State.DRAFT), source or original)


def _blocks(sent: Sent) -> tuple[str, ...]:
    """Return the blocks in the order of the numbers that were typed, without those put away."""
    if not any(f"block-{block}" in sent for block in BLOCKS):
        return BLOCKS
    shown = [block for block in BLOCKS if sent.get(f"block-{block}", "") not in {"", "0"}]
    return tuple(sorted(shown, key=lambda block: (sent[f"block-{block}"], BLOCKS.index(block))))


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
