"""A sheet as it is told in one language: every word and figure that its page and print show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from app.core.racines.comparison import Compared, Reading
from app.core.racines.verdict import Display
from app.core.sheets import method, numbers, sentences
from app.core.sheets.content import Content, Figure, Practice, Stage, Voice
from app.core.sheets.goals import GOALS
from app.core.sheets.typography import colon, quoted, semicolons, typeset
from app.core.sheets.words import BASIS, WORDS, Words, written_in
from app.core.text import Locale, LocalizedText


@dataclass(frozen=True, slots=True)
class KeyFigure:
    number: str
    unit: str
    glue: str
    """What stands between number and unit: nothing before the Dutch per cent sign."""

    noun: str
    basis: str
    """Of whom, how many and when; then what the author adds."""

    stage: Stage
    stage_word: str
    people: tuple[int, int] | None = None
    """How many of how many people, where it is a share of people that may be shown as one."""


@dataclass(frozen=True, slots=True)
class Line:
    """The rate of one territory: where it stands on the axis, and its label."""

    at: float
    """As a fraction."""

    name: str
    value: str
    period: str


@dataclass(frozen=True, slots=True)
class Row:
    """One comparison."""

    title: str
    mark: str
    """``higher``, ``lower``, ``close``, ``inconclusive``; empty where there is no verdict."""

    verdict: str
    ours: str
    beside: str
    is_proven: bool
    remark: str
    """That there are few, and what the author noted."""

    cautions: tuple[str, ...]
    """The level that was used, and the years."""

    year: int
    share: float | None
    """As a fraction; None where it may not be shown as per cent."""

    label: str
    """``71 %``, or ``6 sur 8`` where there are too few, or empty."""

    low: float
    high: float
    ends: str
    """The interval in words; empty where there is none."""

    territory: Line | None
    wider: Line | None
    described: str
    """What the drawing shows, for whoever does not see it."""

    @property
    def text(self) -> str:
        return " ".join(part for part in (self.ours, self.beside, self.remark) if part)


@dataclass(frozen=True, slots=True)
class Quotation:
    words: str
    speaker: str
    spoken_in: Locale
    is_long: bool


@dataclass(frozen=True, slots=True)
class Told:
    locale: Locale
    words: Words
    title: str
    name: str
    kind: str
    pole: str
    year: int
    identity: tuple[str, ...]
    commune: str
    nuts: str
    promise: str
    figures: tuple[KeyFigure, ...]
    rows: tuple[Row, ...]
    practices: tuple[tuple[bool, str], ...]
    voices: tuple[Quotation, ...]
    chain: tuple[tuple[str, str], ...]
    goals: tuple[tuple[str, str], ...]
    territory_method: tuple[str, ...]
    own_method: tuple[str, ...]
    edition: str
    """``Édition 1 du 16/11/2026``; empty for a draft."""

    contact: str
    is_demonstration: bool
    address: str
    colour: str
    blocks: tuple[str, ...]
    """What is shown, in its order; a block without anything in it is not among them."""
    pages: int


LONG_QUOTATION = 200
"""Characters from which a quotation is set smaller in print."""


def told(content: Content, locale: Locale) -> Told:
    """Return the whole sheet in one language.  Nothing is worked out again after this."""
    words, band = WORDS[locale], content.band
    name = band.name.text_in(locale)
    return Told(
        locale=locale,
        words=words,
        title=f"{name} · {words.kind} {band.year}",
        name=name,
        kind=words.kind,
        pole=typeset(band.pole.text_in(locale), locale),
        year=band.year,
        identity=_written(locale, band.legal_form, band.place),
        commune=band.commune.text_in(locale),
        nuts=band.nuts,
        promise=written_in(content.promise, locale),
        figures=tuple(_figure(figure, locale) for figure in content.figures),
        rows=tuple(row(compared, locale) for compared in content.comparisons),
        practices=tuple(_practice(practice, locale) for practice in content.practices),
        voices=tuple(_voice(voice, locale) for voice in content.voices),
        chain=_chain(content, locale),
        goals=tuple((code, GOALS[code].text_in(locale)) for code in content.goals),
        territory_method=method.of_territory(content, locale),
        own_method=method.of_answers(content, locale),
        edition=method.edition(content, locale),
        contact=content.contact,
        is_demonstration=content.is_demonstration,
        address=content.address(locale),
        colour=content.colour,
        blocks=tuple(block for block in content.blocks if getattr(content, block)),
        pages=content.pages,
    )


def row(compared: Compared, locale: Locale) -> Row:
    """Return one comparison in one language."""
    said = sentences.said(compared, locale)
    is_percent = compared.display is Display.PERCENT
    hides = compared.display is Display.SUPPRESSED
    has_rate = compared.no_verdict != "unit" and not hides
    ends = numbers.between(compared.low, compared.high, locale) if is_percent else ""
    label = _label(compared, locale)
    territory = _line(compared.reading, locale) if has_rate else None
    remark = (sentences.few(compared, locale), sentences.note(compared, locale))
    cautions = (sentences.level(compared, locale), sentences.years(compared, locale))
    return Row(
        title=typeset(sentences.named(compared.titles, locale), locale),
        mark=compared.verdict.value if compared.verdict else "",
        verdict=sentences.verdict_word(compared, locale),
        ours=said.ours,
        beside=said.beside,
        is_proven=said.is_proven,
        remark=" ".join(part for part in remark if part),
        cautions=tuple(part for part in cautions if part),
        year=compared.reference_year,
        share=compared.k / compared.n if is_percent else None,
        label=label,
        low=compared.low,
        high=compared.high,
        ends=ends,
        territory=territory,
        wider=_line(compared.wider, locale) if territory else None,
        described=_described(label, ends, territory, locale),
    )


def _label(compared: Compared, locale: Locale) -> str:
    match compared.display:
        case Display.PERCENT:
            return numbers.share(compared.k, compared.n, locale)
        case Display.FRACTION:
            of = BASIS[locale]["of"].format(n=compared.n)
            return typeset(f"{compared.k} {of}", locale)
        case Display.SUPPRESSED:
            return ""


def _line(reading: Reading | None, locale: Locale) -> Line | None:
    if reading is None:
        return None
    rough = sentences.ROUGH in reading.flags
    return Line(
        at=float(min(max(reading.value, Decimal(0)), Decimal(100))) / 100,
        name=sentences.named(reading.names, locale),
        value=numbers.rate(reading.value, locale, is_rough=rough),
        period=reading.period,
    )


def _described(label: str, ends: str, territory: Line | None, locale: Locale) -> str:
    us = colon(WORDS[locale].us, label, locale) if label else ""
    interval = colon(WORDS[locale].interval.lower(), ends, locale) if ends else ""
    theirs = colon(territory.name, territory.value, locale) if territory else ""
    return semicolons((us, interval, theirs), locale)


def _figure(figure: Figure, locale: Locale) -> KeyFigure:
    number, unit, glue = _number(figure, locale)
    note = typeset(figure.note.text_in(locale), locale)
    return KeyFigure(
        number=number,
        unit=unit,
        glue=glue,
        noun=typeset(figure.noun.text_in(locale), locale),
        basis=" ".join(part for part in (_basis(figure, locale), note) if part),
        stage=figure.stage,
        stage_word=WORDS[locale].stages[figure.stage],
        people=_people(figure),
    )


def _people(figure: Figure) -> tuple[int, int] | None:
    is_shown = figure.total is None and figure.display is Display.PERCENT
    return (figure.k, figure.n) if is_shown and figure.counts_persons else None


def _number(figure: Figure, locale: Locale) -> tuple[str, str, str]:
    """Return the number, its unit and what stands between them."""
    if figure.total is not None:
        return (
            numbers.amount(figure.total, locale),
            figure.unit.text_in(locale).strip(),
            numbers.NO_BREAK,
        )
    if figure.display is Display.FRACTION:
        return str(figure.k), BASIS[locale]["of"].format(n=figure.n), numbers.NO_BREAK
    shown = numbers.share(figure.k, figure.n, locale)
    number = shown.removesuffix("%").rstrip(numbers.NO_BREAK)
    return number, "%", numbers.NO_BREAK if locale == "fr" else ""


def _basis(figure: Figure, locale: Locale) -> str:
    patterns: Mapping[str, str] = BASIS[locale]
    if figure.total is None:
        kind = "persons" if figure.counts_persons else "enterprises"
    else:
        kind = "own" if figure.responses == 1 else "sum"
    return typeset(
        patterns[kind].format(year=figure.year, responses=figure.responses, k=figure.k, n=figure.n),
        locale,
    )


def _practice(practice: Practice, locale: Locale) -> tuple[bool, str]:
    return practice.is_done, written_in(practice.label, locale)


def _voice(voice: Voice, locale: Locale) -> Quotation:
    words = voice.words.text_in(locale)
    speaker = typeset(voice.speaker.text_in(locale), locale)
    translated = WORDS[locale].translated_from[voice.spoken_in]
    return Quotation(
        words=quoted(words, locale),
        speaker=f"{speaker} ({translated})" if translated else speaker,
        spoken_in=voice.spoken_in,
        is_long=len(words) > LONG_QUOTATION,
    )


def _chain(content: Content, locale: Locale) -> tuple[tuple[str, str], ...]:
    if content.chain is None:
        return ()
    steps = (typeset(link.text_in(locale), locale) for link in content.chain.links)
    return tuple(zip(WORDS[locale].links, steps, strict=True))


def _written(locale: Locale, *texts: LocalizedText) -> tuple[str, ...]:
    return tuple(typeset(text.text_in(locale), locale) for text in texts if text.text_in(locale))
