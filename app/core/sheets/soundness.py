"""What still stands between a draft and its publication."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app.core.problems import Place, Problem
from app.core.sheets import guard
from app.core.sheets.content import LOCALES, Draft, Voice
from app.core.text import LocalizedText, State

MOST_FIGURES = 4
MOST_COMPARISONS = 3
MOST_PRACTICES = 6
MOST_VOICES = 4
UNREAD: Mapping[State, str] = {
    State.MACHINE: "sheet.translation-by-machine",
    State.OUTDATED: "sheet.translation-outdated",
}
"""How far a translation of somebody's words may not be when it is published."""

LONGEST: Mapping[str, int] = {
    "promise": 180,
    "noun": 60,
    "note": 110,
    "unit": 12,
    "label": 80,
    "words": 280,
    "speaker": 80,
    "means": 90,
    "activities": 90,
    "outputs": 90,
    "outcomes": 90,
}
"""Characters, by the last word of the place: what a page holds with the others at their usual
length.  The editor shows shorter ones as advice."""


def problems(draft: Draft) -> tuple[Problem, ...]:
    """Return everything that has to be put right before a sheet is published, in its order."""
    return (
        *_missing(draft),
        *(problem for place, text in wordings(draft) for problem in _unwritten(place, text)),
        *(problem for place, text in wordings(draft) for problem in _too_long(place, text)),
        *guard.problems(draft),
    )


def wordings(draft: Draft) -> Iterator[tuple[Place, LocalizedText]]:
    """Give each text of the draft with its place, in the order of the sheet."""
    yield ("promise",), draft.promise
    for at, figure in enumerate(draft.figures):
        yield (f"figures-{at}", "noun"), figure.noun
        yield (f"figures-{at}", "note"), figure.note
        yield (f"figures-{at}", "unit"), figure.unit
    for at, practice in enumerate(draft.practices):
        yield (f"practices-{at}", "label"), practice.label
    for at, voice in enumerate(draft.voices):
        yield (f"voices-{at}", "words"), voice.words
        yield (f"voices-{at}", "speaker"), voice.speaker
    for name, link in zip(guard.LINKS, draft.chain.links, strict=True):
        yield ("chain", name), link


def _missing(draft: Draft) -> Iterator[Problem]:
    if not _is_written(draft.promise):
        yield Problem("sheet.no-promise", ("promise", LOCALES[0]))
    if not draft.figures and not draft.comparisons:
        yield Problem("sheet.no-figure", ("figures-0", "measure"))
    most = MOST_COMPARISONS * draft.pages
    if len(draft.comparisons) > most:
        yield Problem("sheet.too-many-comparisons", ("comparisons",), {"most": most})
    for at, figure in enumerate(draft.figures):
        if not _is_written(figure.noun):
            yield Problem("sheet.no-noun", (f"figures-{at}", "noun", LOCALES[0]))
    for at, voice in enumerate(draft.voices):
        yield from _voice(f"voices-{at}", voice)
    links = [_is_written(link) for link in draft.chain.links]
    if any(links) and not all(links):
        gap = guard.LINKS[links.index(False)]
        yield Problem("sheet.chain-broken", ("chain", gap, LOCALES[0]))


def _voice(place: str, voice: Voice) -> Iterator[Problem]:
    if not _is_written(voice.words):
        return
    if voice.consent_on is None:
        yield Problem("sheet.no-consent", (place, "consent_on"))
    if not _is_written(voice.speaker):
        yield Problem("sheet.no-speaker", (place, "speaker", LOCALES[0]))
    into = voice.translated_into
    state = voice.words.state_in(into, authored=voice.spoken_in)
    if state in UNREAD:
        yield Problem(UNREAD[state], (place, "words", into), {"language": into})


def _is_written(text: LocalizedText) -> bool:
    return any(text.is_written_in(locale) for locale in LOCALES)


def _unwritten(place: Place, text: LocalizedText) -> Iterator[Problem]:
    written = [locale for locale in LOCALES if text.is_written_in(locale)]
    if len(written) == 1:
        for locale in LOCALES:
            if locale not in written:
                yield Problem("text.untranslated", (*place, locale), {"language": locale})


def _too_long(place: Place, text: LocalizedText) -> Iterator[Problem]:
    most = LONGEST[place[-1]]
    for locale in LOCALES:
        if (length := len(text.text_in(locale).strip())) > most:
            yield Problem("sheet.wording-long", (*place, locale), {"length": length, "most": most})
