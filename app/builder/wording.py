"""Texts that a person typed, as edits of a draft."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

from app.core.questionnaire import references
from app.core.questionnaire.changes import Speak, Write
from app.core.questionnaire.completeness import WANTED
from app.core.questionnaire.definition import Definition
from app.core.questionnaire.operations import Operation
from app.core.questionnaire.parts import Missing, find
from app.core.questionnaire.wordings import Place, languages_in, text_at
from app.core.text import Locale, State, Wording, digest


def key_of(place: Place, locale: str) -> str:
    """Return the name of the field of a form in which that text is written.

    >>> key_of(Place(("q-1", "c-2"), "label"), "nl")
    'text|q-1|c-2|label|nl'
    """
    return "|".join(("text", *place.address, place.field, locale))


def place_of(key: str) -> tuple[Place, Locale] | None:
    """Return what such a name stands for; None where it is the name of another field."""
    first, *rest = key.split("|")
    if first != "text" or not 2 <= len(rest) <= 4:
        return None
    *address, field, locale = rest
    return Place(tuple(address), field), Locale(locale)


def cleaned(text: str) -> str:
    """Return what is kept of a text that was typed or pasted into a page."""
    return unicodedata.normalize("NFC", text).replace("\r\n", "\n").strip()


def writes(
    before: Definition, typed: Mapping[str, str], reviewed: frozenset[str] = frozenset()
) -> list[Operation]:
    """Return the edits that bring the texts of ``before`` to what was typed.

    A text that was left as it stood gives none.  A language that the questionnaire did not
    speak yet, and is one of ours, is added to its languages.

    :param typed: texts by the names of :func:`key_of`; other names are passed over.
    :param reviewed: the languages whose typed texts the person declares to be right.
    :raises Missing: ``before`` has no such part.
    """
    known = {*WANTED, *languages_in(before)}
    grouped: dict[Place, dict[Locale, str]] = {}
    for key, text in typed.items():
        if found := place_of(key):
            place, locale = found
            if locale not in known:
                raise Missing(locale)
            grouped.setdefault(place, {})[locale] = cleaned(text)
    edits = [
        edit
        for place, texts in grouped.items()
        for edit in _of_one_text(before, place, texts, reviewed)
    ]
    return [*_new_languages(before, edits), *edits]


def _of_one_text(
    before: Definition, place: Place, typed: Mapping[Locale, str], reviewed: frozenset[str]
) -> Iterator[Write]:
    old = text_at(find(before, place.address), place.field)
    kept = {
        locale: _kept(before, text, cleaned(old.text_in(locale))) for locale, text in typed.items()
    }
    authored = kept.get(before.authored, old.text_in(before.authored))
    for locale, text in kept.items():
        source = "" if locale == before.authored or not authored else digest(authored)
        state = State.REVIEWED if locale in reviewed else State.DRAFT
        new = Wording(text, state, source) if text else None
        said = old.by_locale.get(locale)
        if text == cleaned(old.text_in(locale)) and (state is State.DRAFT or new == said):
            continue
        if new or said:
            yield Write(place.address, place.field, locale, new)


def by_name(definition: Definition, text: str) -> str:
    """Return a text as its author reads it: the answers that it quotes by the names of their
    questions."""
    return references.rewritten(text, references.names(definition).get)


def _kept(before: Definition, typed: str, old: str) -> str:
    """Return a typed text as it is kept, what it quotes by id; as it stood, where it says the
    same."""
    if "${" not in typed:
        return typed
    if typed == by_name(before, old):
        return old
    return references.rewritten(typed, references.ids(before).get)


def _new_languages(before: Definition, edits: list[Write]) -> list[Operation]:
    """Return the edit by which the questionnaire begins to speak what was written, if any."""
    new = {edit.locale for edit in edits if edit.wording and edit.locale in WANTED}
    new -= set(before.locales)
    if not new:
        return []
    spoken = [*before.locales[1:], *new]
    ordered = sorted(spoken, key=lambda one: WANTED.index(one) if one in WANTED else len(WANTED))
    return [Speak((before.authored, *ordered))]


def count(edits: list[Operation]) -> int:
    """Return how many texts the edits write."""
    return sum(isinstance(edit, Write) for edit in edits)
