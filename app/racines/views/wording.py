"""What the page of a comparison says around its sentence.

The sentence itself is :mod:`app.core.sheets.sentences`', written in French and in Dutch; a
reader of the English pages gets it in French, marked as French.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import TypeAlias

from babel.numbers import format_decimal
from flask_babel import get_locale, lazy_gettext, ngettext
from flask_babel import gettext as _

from app.core.racines.comparison import Compared, Reading, Rung
from app.core.racines.territory import Level
from app.core.racines.verdict import Display, Verdict
from app.core.sheets import numbers, sentences
from app.core.sheets.sentences import Said
from app.core.text import FR, NL, Locale
from app.web.forms import HtmlForm
from app.web.pages import named, regional

Chip: TypeAlias = tuple[str, str, str]
"""The modifier of its class, the name of its icon, and its words."""

LEVELS: Mapping[str, object] = {
    Level.COMMUNE: lazy_gettext("Commune"),
    Level.EPCI: lazy_gettext("Group of communes"),
    Level.ARRONDISSEMENT: lazy_gettext("Arrondissement"),
    Level.DEPARTMENT: lazy_gettext("Department"),
    Level.PROVINCE: lazy_gettext("Province"),
    Level.NUTS2: lazy_gettext("Former region"),
    Level.REGION: lazy_gettext("Region"),
    Level.COUNTRY: lazy_gettext("Country"),
}
FLAGS: Mapping[str, object] = {
    "b": lazy_gettext("break in the series"),
    "c": lazy_gettext("confidential"),
    "d": lazy_gettext("definition differs"),
    "e": lazy_gettext("estimated"),
    "f": lazy_gettext("forecast"),
    "n": lazy_gettext("not significant"),
    "p": lazy_gettext("provisional"),
    "r": lazy_gettext("revised"),
    "s": lazy_gettext("estimated by Eurostat"),
    "u": lazy_gettext("low reliability"),
    "z": lazy_gettext("not applicable"),
    ":": lazy_gettext("not available"),
}
UNITS: Mapping[str, object] = {
    "percent": lazy_gettext("Per cent"),
    "persons": lazy_gettext("Persons"),
    "thousands": lazy_gettext("Thousands of persons"),
    "euro": lazy_gettext("Euro"),
    "other": lazy_gettext("Another unit"),
}
WHY: Mapping[str, object] = {
    "used": lazy_gettext("taken: the nearest with a figure, %(value)s"),
    "no-value": lazy_gettext("no figure is published"),
    "confidential": lazy_gettext("the figure is confidential"),
    "unreliable": lazy_gettext("%(value)s: too uncertain, says its producer"),
    "too-small": lazy_gettext("%(value)s: too few inhabitants for a rate"),
    "years": lazy_gettext("%(value)s in %(period)s: too long ago"),
    "wider": "%(value)s",
}
"""Why a rung was taken, passed over or not needed."""

SHOWN_IN_GREY = lazy_gettext("%(value)s, shown in grey")


def form_lines(form: HtmlForm) -> list[tuple[str, str]]:
    """Return what a form refused, by the id of the field."""
    return [(control.id, str(control.errors[0])) for control in form if control.errors]


def told() -> Locale:
    """Return the language of the sentence on this page."""
    return NL if str(get_locale()) == "nl" else FR


def said(figures: Compared) -> Said:
    return sentences.said(figures, told())


def share(figures: Compared) -> str:
    return numbers.share(figures.k, figures.n, told())


def ends(figures: Compared) -> str:
    return numbers.between(figures.low, figures.high, told())


def end(fraction: float) -> str:
    """Return one end of the interval as it stands below its mark: ``43``."""
    return numbers.count(round(100 * fraction), told())


def rate(reading: Reading) -> str:
    return numbers.rate(reading.value, told(), is_rough="u" in reading.flags)


def chip(figures: Compared) -> Chip:
    """Return the verdict in one word, or why there is none."""
    match figures.verdict, figures.no_verdict:
        case Verdict.HIGHER, _reason:
            return "higher", "arrow-up", _("more than the territory")
        case Verdict.LOWER, _reason:
            return "lower", "arrow-down", _("less than the territory")
        case Verdict.CLOSE, _reason:
            return "close", "equal-approximately", _("close to the territory")
        case Verdict.INCONCLUSIVE, _reason:
            return "open", "equal-approximately", _("not conclusive")
        case None, "suppressed":
            return "none", "lock", _("not published")
        case None, "small":
            return "none", "hash", _("fraction only")
        case _other:
            return "none", "scale", _("no verdict")


def level(rung: Rung | Reading) -> str:
    return str(LEVELS[rung.level])


def place(rung: Rung | Reading) -> str:
    """Return a territory with its level: ``Province: Hainaut``; a country by its name alone."""
    if rung.level == Level.COUNTRY:
        return named(dict(rung.names))
    words: str = _("%(level)s: %(name)s", level=level(rung), name=named(dict(rung.names)))
    return words


def place_in_line(reading: Reading) -> str:
    """Return the same within a sentence: ``Hainaut (province)``."""
    name = named(dict(reading.names))
    return name if reading.level == Level.COUNTRY else f"{name} ({level(reading).lower()})"


def why(rung: Rung, figures: Compared) -> str:
    """Return why a rung was taken, passed over or not needed."""
    value = rate(rung.reading) if rung.reading else ""
    period = rung.reading.period if rung.reading else ""
    grey = rung.reading is not None and rung.reading == figures.wider
    pattern = SHOWN_IN_GREY if grey else WHY[rung.outcome]
    return str(pattern) % {"value": value, "period": period}


def figure(value: Decimal) -> str:
    """Return a figure with the decimals that its producer gave it: ``5,0`` and not ``5``."""
    return _figure(value, str(value), regional())


@lru_cache(maxsize=4_096)
def _figure(value: Decimal, _written: str, locale: str) -> str:
    decimals = max(0, -int(value.as_tuple().exponent))
    pattern = "#,##0." + "0" * decimals if decimals else "#,##0"
    return format_decimal(value, format=pattern, locale=locale)


def flags(reading: Reading) -> str:
    """Return the flags of a figure as a reader of the source writes them: ``b = …``."""
    return ", ".join(f"{flag} = {FLAGS[flag]}" for flag in reading.flags)


def hundred() -> str:
    """Return the end of the axis: ``100 %``."""
    return numbers.share(1, 1, told())


def sentence(figures: Compared) -> str:
    return sentences.sentence_of(figures, told())


def source(figures: Compared) -> str:
    """Return where every figure of the drawing comes from, in the language of the page."""
    parts = [_of_theirs(figures), _of_ours(figures)]
    return " ".join(part for part in parts if part)


def _of_theirs(figures: Compared) -> str:
    source, reading = figures.source, figures.reading
    if source is None:
        return ""
    words: str = _(
        "Source: %(producer)s (%(dataset)s), %(title)s, retrieved on %(day)s, %(licence)s, "
        "%(geography)s, processed by RACINES.",
        producer=source.producer,
        dataset=source.dataset,
        title=named(dict(source.titles)),
        day=numbers.day(source.retrieved_on, told()),
        licence=source.licence,
        geography=source.geography,
    )
    if not source.names_are_official:
        words += " " + _("The name of the indicator is our translation.")
    if reading:
        facts = {"territory": place_in_line(reading), "period": reading.period}
        words += " " + _("Territory: %(territory)s, %(period)s.", **facts)
        if reading.flags:
            words += f" {flags(reading)}."
    return words


def _of_ours(figures: Compared) -> str:
    """Return who stands behind our share; nothing where it may not be shown."""
    if figures.display is Display.SUPPRESSED:
        return ""
    n, year = numbers.count(figures.n, told()), figures.reference_year
    if figures.unit == "persons":
        words: str = ngettext(
            "n = %(n)s persons in %(num)d enterprise, %(year)d.",
            "n = %(n)s persons in %(num)d enterprises, %(year)d.",
            figures.counted, n=n, year=year,
        )  # fmt: skip
        return words
    asked = numbers.count(figures.concerned or figures.n, told())
    return str(_("n = %(n)s enterprises of %(asked)s, %(year)d.", n=n, asked=asked, year=year))
