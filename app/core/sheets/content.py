"""What a sheet says, once for both languages: as it is composed, and as it was published.

A :class:`Draft` holds what was chosen and written; a :class:`Content` holds that together with
every figure, and is frozen when the sheet is published.  What may not be shown is not in it.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

import msgspec

from app.core.racines.comparison import Compared
from app.core.racines.measure import ShareOfChoice, ShareOfCounts
from app.core.racines.verdict import Display
from app.core.text import FR, NL, NO_TEXT, Locale, LocalizedText, digest

BLOCKS = ("figures", "comparisons", "practices", "voices", "chain")
"""The blocks that an editor may leave out and put in another order, in their usual one.  The band
and the promise stand above them, the sources below, always."""

LOCALES = (FR, NL)
"""The languages of every sheet; neither is optional."""

PLUM = "#5A2360"
"""The colour of the house, where a pole has chosen no other."""


class Stage(StrEnum):
    """How far along the value chain a figure stands."""

    OUTPUT = "output"
    """*Réalisation*: what was done."""

    OUTCOME = "outcome"
    """*Résultat*: what changed."""


class Total(msgspec.Struct, frozen=True, tag="total"):
    """The sum of the answers to a question that asks for a whole number."""

    question: str
    counts_persons: bool = True
    """Whether what is summed are people: one to four of them could then be recognised."""


Told: TypeAlias = Total | ShareOfChoice | ShareOfCounts
"""What a key figure can be made of."""


class Picked(msgspec.Struct, frozen=True, omit_defaults=True):
    """A key figure as it is chosen: what it counts, and what it is called."""

    measure: Told
    noun: LocalizedText = NO_TEXT
    note: LocalizedText = NO_TEXT
    unit: LocalizedText = NO_TEXT
    """What stands behind the number, such as ``t``; empty for a plain count."""

    stage: Stage = Stage.OUTPUT


class Figure(msgspec.Struct, frozen=True, omit_defaults=True):
    """A key figure with its value.  Either a ``total`` or ``k`` of ``n``."""

    noun: LocalizedText
    stage: Stage
    year: int
    responses: int
    """Of how many enterprises the answers are."""

    note: LocalizedText = NO_TEXT
    unit: LocalizedText = NO_TEXT
    total: Decimal | None = None
    k: int = 0
    n: int = 0
    display: Display = Display.PERCENT
    counts_persons: bool = True
    """Whether ``k`` and ``n`` are people; enterprises otherwise."""


class Practice(msgspec.Struct, frozen=True, omit_defaults=True):
    """How the enterprise works: one thing, and whether it is so already."""

    label: LocalizedText = NO_TEXT
    is_done: bool = True


class Voice(msgspec.Struct, frozen=True, omit_defaults=True):
    """Somebody's words, with their consent."""

    words: LocalizedText = NO_TEXT
    spoken_in: Locale = FR
    """The language in which they were said; the other is a translation, and is called one."""

    speaker: LocalizedText = NO_TEXT
    """A first name or a role, never more."""

    consent_on: date | None = None
    """When the person agreed to be quoted; None where nobody has recorded it."""

    @property
    def key(self) -> str:
        """A name for exactly these words of this speaker: what was agreed to, and nothing else."""
        return digest(
            f"{self.words.text_in(self.spoken_in)}\n{self.speaker.text_in(self.spoken_in)}"
        )

    @property
    def translated_into(self) -> Locale:
        return NL if self.spoken_in == FR else FR


class Chain(msgspec.Struct, frozen=True, omit_defaults=True):
    """What changes, and for whom: one line for each link."""

    means: LocalizedText = NO_TEXT
    activities: LocalizedText = NO_TEXT
    outputs: LocalizedText = NO_TEXT
    outcomes: LocalizedText = NO_TEXT

    @property
    def links(self) -> tuple[LocalizedText, ...]:
        return (self.means, self.activities, self.outputs, self.outcomes)


class Draft(msgspec.Struct, frozen=True, omit_defaults=True):
    """A sheet as it is being composed."""

    promise: LocalizedText = NO_TEXT
    figures: tuple[Picked, ...] = ()
    comparisons: tuple[str, ...] = ()
    """The ids of the comparisons to show, in their order."""

    practices: tuple[Practice, ...] = ()
    voices: tuple[Voice, ...] = ()
    chain: Chain = Chain()
    goals: tuple[str, ...] = ()
    """Targets of the United Nations, by their numbers: ``8.5``."""

    contact: str = ""
    colour: str = PLUM
    blocks: tuple[str, ...] = BLOCKS
    """The blocks to show, in their order."""

    pages: int = 1
    """How many A4 pages it may fill: one or two."""

    def without_voice(self, key: str) -> Draft:
        """Return the draft without the quotation of that key."""
        kept = tuple(voice for voice in self.voices if voice.key != key)
        return msgspec.structs.replace(self, voices=kept)


class Band(msgspec.Struct, frozen=True, omit_defaults=True):
    """Whom the sheet is about."""

    name: LocalizedText
    """The same in both languages for an enterprise; a pole's name changes language."""

    pole: LocalizedText
    year: int
    legal_form: LocalizedText = NO_TEXT
    place: LocalizedText = NO_TEXT
    """``Mouscron, province de Hainaut``; for a pole, how many enterprises it brings together."""

    commune: LocalizedText = NO_TEXT
    nuts: str = ""
    """The area to fill on the map, as a NUTS code; empty where it is not known."""


class Method(msgspec.Struct, frozen=True, omit_defaults=True):
    """How the answers were collected."""

    collected_from: date
    collected_until: date
    answered: int
    """Enterprises whose submitted answers were read."""

    invited: int
    """Enterprises that were asked."""

    withheld: int = 0
    """Figures and comparisons that were chosen and may not be shown."""


class Content(msgspec.Struct, frozen=True, omit_defaults=True):
    """A sheet with every figure it shows."""

    band: Band
    promise: LocalizedText
    method: Method
    figures: tuple[Figure, ...] = ()
    comparisons: tuple[Compared, ...] = ()
    practices: tuple[Practice, ...] = ()
    voices: tuple[Voice, ...] = ()
    chain: Chain | None = None
    goals: tuple[str, ...] = ()
    contact: str = ""
    colour: str = PLUM
    blocks: tuple[str, ...] = BLOCKS
    pages: int = 1
    addresses: tuple[tuple[Locale, str], ...] = ()
    """Where the public page stands, for each language: the QR code leads there."""

    edition: int = 0
    """1 for the first publication; 0 for a draft."""

    edition_on: date | None = None
    is_demonstration: bool = False
    """Everything in it is invented, and the sheet says so."""

    def as_edition(self, number: int, day: date) -> Content:
        """Return the content as it is published."""
        return msgspec.structs.replace(self, edition=number, edition_on=day)

    def without(self, voices: Collection[str]) -> Content:
        """Return the content without the quotations of those keys."""
        kept = tuple(voice for voice in self.voices if voice.key not in voices)
        return msgspec.structs.replace(self, voices=kept)

    def address(self, locale: Locale) -> str:
        return dict(self.addresses).get(locale, "")
