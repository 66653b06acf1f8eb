"""What a comparison bears to be said, as whole sentences in French and in Dutch.

Each pattern is a sentence that somebody wrote in that language, with the condition under
which it holds; numbers and names are set into it, words never are.  The two nouns
(``entreprises``, ``personnes``) are set in as well: both are feminine plurals in French and
plurals with *de* in Dutch, so that every pattern agrees with either.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.core.racines.comparison import Compared, Reading
from app.core.racines.verdict import SMALLEST_CALM, SMALLEST_SHOWN, Display, Verdict
from app.core.sheets import numbers
from app.core.sheets.patterns import (
    BESIDE,
    CAUTIONS,
    FALLBACK,
    NOUNS,
    OURS,
    OURS_FEW,
    VERDICTS,
)
from app.core.sheets.typography import typeset
from app.core.text import Locale

OLD = 3
"""Years between our answers and the statistic from which a reader is warned."""

VOWELS = "aàâäeéèêëiîïoôöuùûüy"

ROUGH = "u"
"""The flag of a value whose producer calls it of low reliability."""


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one comparison, in one language."""

    ours: str
    """What stands among ours: ``C’est le cas de 27 des 38 personnes comptées (71 %).``"""

    beside: str
    """What it is beside the territory; empty where nothing may be said."""

    cautions: tuple[str, ...]
    """What a reader must know to read it right: the level, the years, the number."""

    is_proven: bool
    """Whether :attr:`beside` says that ours is higher or lower: what a screen may mark."""


def sentence_of(compared: Compared, locale: Locale) -> str:
    """Return what is said of a comparison, and never more than its numbers bear."""
    told = said(compared, locale)
    return " ".join(sentence for sentence in (told.ours, told.beside) if sentence)


def said(compared: Compared, locale: Locale) -> Said:
    return Said(
        ours=typeset(_ours(compared, locale), locale),
        beside=typeset(_beside(compared, locale), locale),
        cautions=cautions(compared, locale),
        is_proven=compared.verdict in (Verdict.HIGHER, Verdict.LOWER),
    )


def verdict_word(compared: Compared, locale: Locale) -> str:
    """Return the word beside the sign: ``supérieur``; empty where there is no verdict."""
    return VERDICTS[locale][compared.verdict] if compared.verdict else ""


def cautions(compared: Compared, locale: Locale) -> tuple[str, ...]:
    """Return the sentences about the number, the level that was used, the years, and the note."""
    found = (
        few(compared, locale),
        level(compared, locale),
        years(compared, locale),
        note(compared, locale),
    )
    return tuple(sentence for sentence in found if sentence)


def few(compared: Compared, locale: Locale) -> str:
    """Say that there are few, with what chance alone would do where everybody was counted."""
    if compared.display is not Display.PERCENT or compared.n >= SMALLEST_CALM:
        return ""
    pattern = CAUTIONS[locale]["few-chance" if compared.is_census else "few"]
    ends = numbers.between(compared.low, compared.high, locale)
    return typeset(pattern.format(range=ends), locale)


def level(compared: Compared, locale: Locale) -> str:
    """Say why the figure is that of a wider territory than the one where it was sought."""
    sought = next(iter(compared.rungs), None)
    if _is_hidden(compared) or compared.reading is None or sought is None:
        return ""
    if sought.outcome == "used":
        return ""
    pattern = FALLBACK[locale][sought.outcome]
    place = where(compared.reading, locale)
    return typeset(pattern.format(where=place, sought=named(sought.names, locale)), locale)


def years(compared: Compared, locale: Locale) -> str:
    """Say of which years the two figures are, where they are not of the same."""
    if _is_hidden(compared) or compared.reading is None or compared.years_apart == 0:
        return ""
    pattern = CAUTIONS[locale]["old" if compared.years_apart >= OLD else "years"]
    return typeset(
        pattern.format(theirs=compared.reading.period, ours=compared.reference_year), locale
    )


def note(compared: Compared, locale: Locale) -> str:
    """Return what its author wrote beside it: that it is so by design, or whom it counts."""
    return "" if _is_hidden(compared) else typeset(compared.notes.get(locale, ""), locale)


def _is_hidden(compared: Compared) -> bool:
    return compared.display is Display.SUPPRESSED


def _ours(compared: Compared, locale: Locale) -> str:
    k, n = compared.k, compared.n
    facts: dict[str, str] = {
        "few": str(SMALLEST_SHOWN),
        "k": numbers.count(k, locale),
        "n": numbers.count(n, locale),
        "noun": NOUNS[locale][compared.unit, k == 1],
        "nouns": NOUNS[locale][compared.unit, False],
    }
    if compared.display is Display.SUPPRESSED:
        return OURS[locale]["suppressed"].format_map(facts)
    if compared.display is Display.FRACTION:
        return OURS_FEW[locale][_of_whom(k, n)].format_map(facts)
    facts["share"] = numbers.share(k, n, locale)
    facts["range"] = numbers.between(compared.low, compared.high, locale)
    facts["concerned"] = numbers.count(compared.concerned or 0, locale)
    return OURS[locale][f"{_basis(compared)}-{_of_whom(k, n)}"].format_map(facts)


def _basis(compared: Compared) -> str:
    """Tell who was looked at: everybody, those who answered, or those of a known number."""
    if compared.is_census:
        return "census"
    if compared.concerned is None:
        return "sample"
    return "complete" if compared.concerned == compared.n else "sample-of"


def _of_whom(k: int, n: int) -> str:
    return {0: "none", n: "all"}.get(k, "some")


def _beside(compared: Compared, locale: Locale) -> str:
    pattern = BESIDE[locale][compared.verdict or compared.no_verdict]
    reading = compared.reading
    if reading is None:
        return "" if "{rate}" in pattern else pattern.format(year=compared.reference_year)
    return pattern.format(
        where=where(reading, locale),
        than=_than(where(reading, locale), locale),
        rate=numbers.rate(reading.value, locale, is_rough=ROUGH in reading.flags),
        year=reading.period,
    )


def _than(place: str, locale: Locale) -> str:
    """Return the place behind *than*, which French elides: ``qu’en Flandre``."""
    if locale == "nl":
        return f"dan {place}"
    return f"qu’{place}" if place[:1].lower() in VOWELS else f"que {place}"


def where(reading: Reading, locale: Locale) -> str:
    """Return the territory behind its preposition: ``dans le Hainaut``, ``in Henegouwen``."""
    if locative := reading.locatives.get(locale):
        return locative
    return {"fr": "sur le territoire « {} »", "nl": "in het gebied “{}”"}[locale].format(
        named(reading.names, locale)
    )


def named(names: Mapping[str, str], locale: Locale) -> str:
    return names.get(locale) or next(iter(names.values()), "")
