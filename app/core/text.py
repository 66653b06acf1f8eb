"""Wording that is written in several languages, and how far each translation is."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from enum import StrEnum
from typing import NewType

import msgspec

Locale = NewType("Locale", str)
"""A BCP 47 language tag, such as ``fr`` or ``nl``."""

FR, NL, EN = Locale("fr"), Locale("nl"), Locale("en")


class State(StrEnum):
    """How far a wording is, in the eyes of whoever translates."""

    MISSING = "missing"
    MACHINE = "machine"
    DRAFT = "draft"
    REVIEWED = "reviewed"
    OUTDATED = "outdated"


class Wording(msgspec.Struct, frozen=True, omit_defaults=True):
    """One piece of wording in one language."""

    text: str
    state: State = State.DRAFT
    """MACHINE, DRAFT or REVIEWED.  MISSING and OUTDATED are found out, never stored."""

    source: str = ""
    """Digest of the authored text that this one translates; empty where it translates none."""


class LocalizedText(msgspec.Struct, frozen=True, omit_defaults=True):
    """One piece of wording, in each language in which somebody has written it.

    A language whose wording is blank counts as not written.
    """

    by_locale: Mapping[Locale, Wording] = {}

    def is_written_in(self, locale: Locale) -> bool:
        wording = self.by_locale.get(locale)
        return wording is not None and bool(wording.text.strip())

    def text_in(self, locale: Locale) -> str:
        """Return the wording in ``locale``, empty where nobody has written it."""
        wording = self.by_locale.get(locale)
        return wording.text if wording else ""

    def read_in(self, locale: Locale, *, otherwise: Locale) -> str:
        """Return the wording in ``locale``, or else in ``otherwise``, or else in any language.

        A page never fails for want of a translation: the completeness report names the gap.
        """
        return self.text_in(self.locale_read(locale, otherwise=otherwise))

    def locale_read(self, locale: Locale, *, otherwise: Locale) -> Locale:
        """Return the language that :meth:`read_in` speaks, for the ``lang`` attribute."""
        for candidate in (locale, otherwise, *self.by_locale):
            if self.is_written_in(candidate):
                return candidate
        return otherwise

    def state_in(self, locale: Locale, *, authored: Locale) -> State:
        """Tell how far the wording in ``locale`` is, ``authored`` being where it begins."""
        if not self.is_written_in(locale):
            return State.MISSING
        wording = self.by_locale[locale]
        if wording.source and wording.source != digest(self.text_in(authored)):
            return State.OUTDATED
        return wording.state

    def written(
        self, locale: Locale, text: str, *, authored: Locale, state: State = State.DRAFT
    ) -> LocalizedText:
        """Return this text with the wording in ``locale`` replaced by ``text``."""
        source = "" if locale == authored else digest(self.text_in(authored))
        return LocalizedText({**self.by_locale, locale: Wording(text, state, source)})


NO_TEXT = LocalizedText()


def text_of(**by_locale: str) -> LocalizedText:
    """Return a text from plain strings: ``text_of(fr="Effectif", nl="Personeel")``."""
    return LocalizedText({Locale(locale): Wording(text) for locale, text in by_locale.items()})


def digest(text: str) -> str:
    """Return a short digest by which a translation knows whether its source has changed."""
    return hashlib.sha256(text.strip().encode()).hexdigest()[:16]
