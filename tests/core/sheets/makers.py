"""Comparisons and sheets to speak of.  Every figure is invented."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import msgspec

from app.core.racines.comparison import Compared, Reading, Rung, Source
from app.core.racines.verdict import (
    Verdict,
    display_of,
    display_of_persons,
    index_of,
    interval,
    verdict_of,
)
from app.core.sheets.content import Band, Chain, Content, Figure, Method, Practice, Stage, Voice
from app.core.text import FR, NL, text_of

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


def a_content(**fields: Any) -> Content:
    """A whole sheet of an invented enterprise, the length that a real one has."""
    return Content(
        **{
            "band": Band(
                name=text_of(fr="La Maille franche", nl="La Maille franche"),
                pole=text_of(fr="Pôle Insertion", nl="Pool Inschakeling"),
                year=2025,
                legal_form=text_of(
                    fr="Société coopérative agréée comme entreprise sociale",
                    nl="Coöperatieve vennootschap erkend als sociale onderneming",
                ),
                place=text_of(fr="Mouscron, Hainaut", nl="Moeskroen, Henegouwen"),
                commune=text_of(fr="Mouscron", nl="Moeskroen"),
                nuts="BE328",
            ),
            "promise": text_of(
                fr="Nous donnons une deuxième vie aux vêtements de Wallonie picarde, et un premier "
                "métier à celles et ceux qui les trient et les réparent.",
                nl="Wij geven kleding uit Picardisch Wallonië een tweede leven, en een eerste vak "
                "aan de mensen die ze sorteren en herstellen.",
            ),
            "method": Method(date(2026, 1, 12), date(2026, 2, 6), answered=1, invited=1),
            "figures": SOME_FIGURES,
            "comparisons": SOME_COMPARISONS,
            "practices": SOME_PRACTICES,
            "voices": (A_VOICE,),
            "chain": A_CHAIN,
            "goals": ("4.4", "8.5", "12.5"),
            "contact": "impact@maille-franche.example.org",
            "addresses": (
                (FR, "https://vises.example.org/fiches/la-maille-franche"),
                (NL, "https://vises.example.org/impactfiches/la-maille-franche"),
            ),
            "edition": 1,
            "edition_on": date(2026, 11, 16),
            "is_demonstration": True,
            **fields,
        }
    )


SOME_FIGURES = (
    Figure(
        noun=text_of(fr="personnes en parcours d'insertion", nl="mensen in een traject"),
        note=text_of(fr="Contrats en cours dans l'année.", nl="Lopende contracten in het jaar."),
        stage=Stage.OUTPUT,
        year=2025,
        responses=1,
        total=Decimal(38),
    ),
    Figure(
        noun=text_of(fr="de textiles collectés", nl="textiel ingezameld"),
        note=text_of(fr="Pesées à l'entrée.", nl="Gewogen bij aankomst."),
        unit=text_of(fr="t", nl="t"),
        stage=Stage.OUTPUT,
        year=2025,
        responses=1,
        total=Decimal(1412),
    ),
    Figure(
        noun=text_of(
            fr="des sortants en emploi ou en formation",
            nl="van de uitstromers werkt of volgt een opleiding",
        ),
        note=text_of(fr="Six mois après leur départ.", nl="Zes maanden na hun vertrek."),
        stage=Stage.OUTCOME,
        year=2025,
        responses=1,
        k=24,
        n=31,
    ),
)
SOME_COMPARISONS = (
    a_comparison(
        reference_year=2025,
        years_apart=2,
        rungs=LADDER,
        notes={
            "fr": "L'agrément vise ce public : c'est un ciblage, pas un résultat.",
            "nl": "De erkenning richt zich op deze groep: het gaat om bereik, niet om resultaat.",
        },
    ),
    a_comparison(
        24,
        41,
        unit="enterprises",
        concerned=52,
        reference_year=2025,
        years_apart=2,
        titles={"fr": "Une formation suivie dans l'année", "nl": "Volgde dit jaar een opleiding"},
        reading=msgspec.structs.replace(HAINAUT, value=Decimal(56), flags=("b",)),
    ),
    a_comparison(
        6,
        52,
        reference_year=2025,
        years_apart=2,
        titles={"fr": "Un contrat à temps plein", "nl": "Een voltijds contract"},
    ),
)
SOME_PRACTICES = tuple(
    Practice(label=text_of(fr=fr, nl=nl), is_done=done)
    for fr, nl, done in (
        ("Trois salariés élus sur neuf à l'organe d'administration",
         "Drie van de negen bestuurders zijn verkozen werknemers", True),
        ("Une personne, une voix à l'assemblée générale",
         "Eén persoon, één stem in de algemene vergadering", True),
        ("Le plus haut salaire vaut 2,6 fois le plus bas",
         "Het hoogste loon is 2,6 keer het laagste", True),
        ("Dividende plafonné, excédents réinvestis",
         "Begrensd dividend, overschotten geherinvesteerd", True),
        ("62 % des achats à moins de 50 km", "62% van de aankopen binnen 50 km", True),
        ("Les personnes en parcours choisissent les projets",
         "Doelgroepwerknemers kiezen mee de projecten", False),
    )
)  # fmt: skip
A_VOICE = Voice(
    words=text_of(
        fr="À l'atelier, on m'a d'abord appris à trier. Aujourd'hui, c'est moi qui montre le "
        "métier aux nouveaux. Et ma fille raconte à l'école que sa maman répare les habits de "
        "toute la ville.",
        nl="In het atelier leerde ik eerst sorteren. Vandaag ben ik het die het vak aan de nieuwen "
        "toont. En mijn dochter vertelt op school dat haar mama de kleren van de hele stad "
        "herstelt.",
    ),
    spoken_in=FR,
    speaker=text_of(
        fr="Nadia, couturière en parcours d'insertion", nl="Nadia, naaister in een traject"
    ),
    consent_on=date(2026, 2, 3),
)
A_CHAIN = Chain(
    means=text_of(
        fr="52 salariés, 14 bénévoles, trois ateliers, 96 points de collecte",
        nl="52 werknemers, 14 vrijwilligers, drie ateliers, 96 inzamelpunten",
    ),
    activities=text_of(
        fr="Collecter, trier, réparer et vendre ; former sur le poste de travail",
        nl="Inzamelen, sorteren, herstellen en verkopen; opleiden op de werkplek",
    ),
    outputs=text_of(
        fr="1 412 t collectées, 38 parcours, 2 150 heures de formation",
        nl="1.412 t ingezameld, 38 trajecten, 2.150 uur opleiding",
    ),
    outcomes=text_of(
        fr="24 sortants sur 31 en emploi ou en formation six mois plus tard",
        nl="24 van de 31 uitstromers aan het werk of in opleiding na zes maanden",
    ),
)
