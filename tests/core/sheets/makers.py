"""Comparisons to speak of.  Every figure is invented."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from app.core.racines.comparison import Compared, Reading, Rung, Source
from app.core.racines.verdict import (
    Verdict,
    display_of,
    display_of_persons,
    index_of,
    interval,
    verdict_of,
)

HAINAUT = Reading(
    level="province",
    names={"fr": "Hainaut", "nl": "Henegouwen"},
    locatives={"fr": "dans le Hainaut", "nl": "in Henegouwen"},
    value=Decimal(33),
    period="2023",
)
WALLONIA = Reading(
    level="region",
    names={"fr": "Wallonie", "nl": "Wallonië"},
    locatives={"fr": "en Wallonie", "nl": "in Wallonië"},
    value=Decimal("29.4"),
    period="2023",
)
LADDER = (
    Rung("commune", {"fr": "Mouscron", "nl": "Moeskroen"}, "no-value"),
    Rung("province", HAINAUT.names, "used", HAINAUT),
)
CENSUS = Source(
    producer="Statbel",
    dataset="census_2023",
    titles={"fr": "Recensement, niveau d’instruction", "nl": "Volkstelling, onderwijsniveau"},
    licence="CC BY 4.0",
    retrieved_on=date(2026, 11, 12),
    geography="NUTS 2021",
    names_are_official=False,
)


def a_comparison(k: int = 27, n: int = 38, **fields: Any) -> Compared:
    """27 of 38 persons, all counted, beside 33 % in Hainaut: whatever follows from it, follows."""
    concerned = fields.get("concerned")
    is_census = fields.get("is_census", concerned is None)
    unit = fields.get("unit", "persons")
    reading: Reading | None = fields.get("reading", HAINAUT)
    ends = interval(k, n, population=None if is_census else concerned)
    shown = display_of_persons(k, n) if unit == "persons" else display_of(n)
    rate = float(reading.value) / 100 if reading else 0.0
    speaks = reading is not None and shown == "percent" and not fields.get("no_verdict")
    silence = {"percent": "no-value", "fraction": "small", "suppressed": "suppressed"}[shown]
    verdict: Verdict | None = verdict_of(ends, rate) if speaks else None
    return Compared(
        **{
            "titles": {
                "fr": "Sans diplôme du secondaire supérieur",
                "nl": "Zonder diploma hoger secundair onderwijs",
            },
            "notes": {},
            "k": k,
            "n": n,
            "concerned": None,
            "is_census": is_census,
            "unit": unit,
            "display": shown,
            "low": ends[0],
            "high": ends[1],
            "reference_year": 2023,
            "reading": reading,
            "wider": WALLONIA,
            "rungs": (LADDER[1],),
            "verdict": verdict,
            "no_verdict": "" if verdict else silence,
            "index": index_of(k, n, rate) if verdict else None,
            "years_apart": 0,
            "source": CENSUS,
            **fields,
        }
    )
