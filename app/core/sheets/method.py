"""The foot of a sheet: where each figure comes from and how it was made.  It cannot be dropped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from app.core.racines.comparison import Compared, Source
from app.core.sheets import numbers, sentences
from app.core.sheets.content import Content
from app.core.sheets.typography import typeset
from app.core.sheets.words import METHOD, WORDS
from app.core.text import Locale

Kind = TypeVar("Kind")


def of_territory(content: Content, locale: Locale) -> tuple[str, ...]:
    """Return the sentences on the statistics: source, year, licence, level, flags, why."""
    shown = [each for each in content.comparisons if each.reading and each.display != "suppressed"]
    found = [
        *(_source(source, shown, locale) for source in _each_once(each.source for each in shown)),
        *_levels(shown, locale),
        *_each_once(sentences.level(each, locale) for each in shown),
        *_each_once(sentences.years(each, locale) for each in shown),
        _flags(shown, locale),
    ]
    if any(each.source and not each.source.names_are_official for each in shown):
        found.append(METHOD[locale]["translated"])
    return tuple(typeset(sentence, locale) for sentence in found if sentence)


def of_answers(content: Content, locale: Locale) -> tuple[str, ...]:
    """Return the sentences on our own figures: when and from whom, the interval, secrecy."""
    patterns, how = METHOD[locale], content.method
    found = [
        patterns["collected-one" if how.invited == 1 else "collected"].format(
            since=numbers.day(how.collected_from, locale),
            until=numbers.day(how.collected_until, locale),
            answered=how.answered,
            invited=how.invited,
        ),
    ]
    if any(each.display == "percent" for each in content.comparisons):
        found.append(patterns["interval"])
    found.append(patterns["secrecy"])
    if how.withheld:
        found.append(patterns["withheld"].format(withheld=how.withheld))
    return tuple(typeset(sentence, locale) for sentence in found)


def edition(content: Content, locale: Locale) -> str:
    """Return which edition it is, and of which day; empty for a draft."""
    if not content.edition or content.edition_on is None:
        return ""
    return WORDS[locale].edition.format(
        number=content.edition, day=numbers.day(content.edition_on, locale)
    )


def _source(source: Source, shown: Sequence[Compared], locale: Locale) -> str:
    periods = sorted(
        {each.reading.period for each in shown if each.source == source and each.reading}
    )
    return METHOD[locale]["source"].format(
        producer=source.producer,
        title=sentences.named(source.titles, locale),
        dataset=source.dataset,
        periods=", ".join(periods),
        licence=source.licence,
        day=numbers.day(source.retrieved_on, locale),
    )


def _levels(shown: Sequence[Compared], locale: Locale) -> list[str]:
    names = _each_once(
        sentences.named(each.reading.names, locale) for each in shown if each.reading
    )
    return [METHOD[locale]["level"].format(territories=", ".join(names))] if names else []


def _flags(shown: Sequence[Compared], locale: Locale) -> str:
    meanings = WORDS[locale].flags
    flags = sorted({flag for each in shown if each.reading for flag in each.reading.flags})
    said = [f"{flag} = {meanings[flag]}" for flag in flags if flag in meanings]
    return ", ".join(said) + "." if said else ""


def _each_once(values: Iterable[Kind | None]) -> list[Kind]:
    """Return what there is, without what is empty and in the order of its first appearance."""
    found: list[Kind] = []
    for value in values:
        if value and value not in found:
            found.append(value)
    return found
