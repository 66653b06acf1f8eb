"""A sheet as data: what it says, for programs, with where each number comes from.

The words of the Common Approach's basic tier (an organisation reports an outcome by an
indicator, of a time and a place) as JSON-LD; the comparison with a territory, which that has
no words for, stands under our own.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from app.core.racines.comparison import Compared, Reading, Source
from app.core.racines.verdict import Display
from app.core.sheets.content import Content, Figure
from app.core.sheets.goals import GOALS
from app.core.sheets.telling import told
from app.core.text import Locale

CONTEXT: Mapping[str, str] = {
    "cids": "https://ontology.commonapproach.org/cids#",
    "org": "http://ontology.eil.utoronto.ca/tove/organization#",
    "i72": "http://ontology.eil.utoronto.ca/ISO21972/iso21972#",
    "vises": "urn:vises:sheet#",
}


def data_of(content: Content, locale: Locale) -> bytes:
    """Return the data of a sheet as JSON-LD, its words in one language.

    What may not be shown is not in a content, and so not in its data.
    """
    band, spoken = content.band, told(content, locale)
    document: dict[str, Any] = {
        "@context": CONTEXT,
        "@type": "cids:ImpactReport",
        "@language": str(locale),
        "vises:title": spoken.title,
        "vises:edition": content.edition,
        "vises:publishedOn": str(content.edition_on) if content.edition_on else None,
        "vises:isInventedExample": content.is_demonstration,
        "vises:page": spoken.address or None,
        "cids:forOrganization": {
            "@type": "cids:Organization",
            "org:hasLegalName": spoken.name,
            "vises:legalForm": band.legal_form.text_in(locale) or None,
            "vises:place": band.place.text_in(locale) or None,
            "vises:nuts": band.nuts.split(),
            "vises:pole": spoken.pole,
        },
        "vises:year": band.year,
        "vises:promise": spoken.promise,
        "cids:hasIndicatorReport": [_figure(one, locale) for one in content.figures],
        "vises:hasComparison": [_comparison(one, locale) for one in content.comparisons],
        "cids:hasTarget": [
            {"vises:sdgTarget": code, "vises:name": GOALS[code].text_in(locale)}
            for code in content.goals
        ],
        "vises:source": list(spoken.territory_method),
        "vises:method": list(spoken.own_method),
    }
    return json.dumps(document, ensure_ascii=False, indent=2, default=_plain).encode()


def _figure(figure: Figure, locale: Locale) -> dict[str, Any]:
    value: dict[str, Any] = {"@type": "i72:Measure"}
    if figure.total is not None:
        value["i72:numerical_value"] = figure.total
        value["i72:unit_of_measure"] = figure.unit.text_in(locale) or None
    else:
        value |= {"vises:k": figure.k, "vises:n": figure.n}
    return {
        "@type": "cids:IndicatorReport",
        "cids:hasName": figure.noun.text_in(locale),
        "vises:stage": figure.stage.value,
        "vises:year": figure.year,
        "vises:responses": figure.responses,
        "vises:note": figure.note.text_in(locale) or None,
        "i72:value": value,
    }


def _comparison(compared: Compared, locale: Locale) -> dict[str, Any]:
    """Return one comparison; its figures only where they may be shown."""
    is_shown = compared.display is not Display.SUPPRESSED
    is_percent = compared.display is Display.PERCENT
    return {
        "vises:title": _named(compared.titles, locale),
        "vises:year": compared.reference_year,
        "vises:display": compared.display.value,
        "vises:k": compared.k if is_shown else None,
        "vises:n": compared.n if is_shown else None,
        "vises:interval95": [compared.low, compared.high] if is_percent else None,
        "vises:verdict": compared.verdict.value if compared.verdict and is_shown else None,
        "vises:noVerdict": compared.no_verdict or None,
        "vises:territory": _reading(compared.reading, locale) if is_shown else None,
        "vises:widerTerritory": _reading(compared.wider, locale) if is_shown else None,
        "vises:source": _source(compared.source, locale) if compared.source else None,
    }


def _source(source: Source, locale: Locale) -> dict[str, Any]:
    return {
        "vises:producer": source.producer,
        "vises:dataset": source.dataset,
        "vises:name": _named(source.titles, locale),
        "vises:licence": source.licence,
        "vises:retrievedOn": str(source.retrieved_on),
        "vises:geography": source.geography,
    }


def _reading(reading: Reading | None, locale: Locale) -> dict[str, Any] | None:
    if reading is None:
        return None
    return {
        "vises:name": _named(reading.names, locale),
        "vises:period": reading.period,
        "vises:value": reading.value,
        "vises:flags": list(reading.flags),
    }


def _named(names: Mapping[str, str], locale: Locale) -> str:
    return names.get(str(locale), "") or next(iter(names.values()), "")


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    raise TypeError(type(value))
