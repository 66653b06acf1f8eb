"""Six enterprises that do not exist, on communes that do, and what they answer.

Whoever recognises a house here is mistaken: names, people and figures are invented.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Said = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Invented:
    """One enterprise of the demonstration."""

    slug: str
    """Its address is ``<slug>@example.org``."""

    name: str
    locale: str
    legal_form: Said
    activity: Said
    country: str
    commune: str
    """The code of the commune where it works, as it is today."""

    answers: Mapping[str, Any]
    """By the name of the question; a choice by its name.  They speak of 2017."""


NAVETTE = Invented(
    slug="navette",
    name="La Navette claire",
    locale="fr",
    legal_form=("ASBL", "Vzw"),
    activity=("Lavoir et réemploi textile", "Wasserij en hergebruik van textiel"),
    country="BE",
    commune="57096",  # Mouscron
    answers={
        "legal_form": "association",
        "recognition": "eft",
        "activity": "reuse",
        "founded": 1998,
        "mission": "Rendre un métier à ceux qui n’en avaient plus, et une seconde vie au linge.",
        "workers": 96,
        "pathway_workers": 71,
        "women": 52,
        "entries": 64,
        "jobless_before": 58,
        "obstacles": ["long", "school", "mobility"],
        "exits": 69,
        "active_after": 58,
        "jobless_after": 13,
        "follow_up": "call",
        "voters": ["staff", "volunteers", "partners"],
        "wage_ratio": "2.8",
        "surplus": "reinvested",
        "training_hours": 5120,
        "local_purchases": "q3",
        "allies": ["employment", "welfare", "schools", "across"],
        "quotation": "On m’a confié une machine, puis une équipe. "
        "Le matin, j’ai de nouveau une raison de me lever.",
        "speaker": "Nadia, cheffe d’équipe",
        "consent": "yes",
    },
)

COPEAUX = Invented(
    slug="copeaux",
    name="Copeaux & Cie",
    locale="fr",
    legal_form=("Association", "Vereniging"),
    activity=("Menuiserie et agencement en bois de réemploi", "Schrijnwerk met gerecupereerd hout"),
    country="FR",
    commune="59512",  # Roubaix
    answers={
        "legal_form": "association",
        "recognition": "aci",
        "activity": "wood",
        "founded": 2006,
        "mission": "Apprendre le bois pour retrouver un métier.",
        "workers": 41,
        "pathway_workers": 32,
        "women": 9,
        "entries": 36,
        "jobless_before": 36,
        "obstacles": ["long", "school", "housing"],
        "exits": 34,
        "active_after": 27,
        "jobless_after": 9,
        "follow_up": "partner",
        "voters": ["staff", "pathway", "volunteers"],
        "wage_ratio": "2.4",
        "surplus": "none",
        "training_hours": 2260,
        "local_purchases": "q2",
        "allies": ["employment", "schools", "firms"],
    },
)

TERRILS = Invented(
    slug="terrils",
    name="Le Carré des terrils",
    locale="fr",
    legal_form=("SCIC", "Coöperatieve van algemeen belang (SCIC)"),
    activity=("Maraîchage et espaces verts", "Groenteteelt en groenonderhoud"),
    country="FR",
    commune="62498",  # Lens
    answers={
        "legal_form": "cooperative",
        "recognition": "aci",
        "activity": "green",
        "founded": 2011,
        "mission": "Cultiver au pied des terrils, avec celles et ceux qui reprennent pied.",
        "workers": 33,
        "pathway_workers": 26,
        "women": 12,
        "entries": 29,
        "jobless_before": 27,
        "obstacles": ["long", "health", "mobility"],
        "exits": 25,
        "active_after": 19,
        "jobless_after": 5,
        "follow_up": "call",
        "voters": ["staff", "pathway", "users", "public"],
        "wage_ratio": "2.1",
        "surplus": "reinvested",
        "training_hours": 1480,
        "local_purchases": "q4",
        "allies": ["employment", "welfare", "schools"],
        "quotation": "Ici, on regarde ce que je sais faire.",
        "speaker": "Un maraîcher",
        "consent": "no",
    },
)

DRAAD = Invented(
    slug="draad",
    name="De Tweede Draad",
    locale="nl",
    legal_form=("ASBL", "Vzw"),
    activity=("Tri de textile et couture", "Textielsortering en naaiatelier"),
    country="BE",
    commune="34022",  # Kortrijk
    answers={
        "legal_form": "association",
        "recognition": "maatwerk",
        "activity": "reuse",
        "founded": 1991,
        "mission": "Werk op maat, met stof die anders verloren ging.",
        "workers": 128,
        "pathway_workers": 104,
        "women": 81,
        "entries": 22,
        "jobless_before": 20,
        "obstacles": ["long", "health", "language"],
        "exits": 19,
        "active_after": 14,
        "jobless_after": 5,
        "follow_up": "call",
        "voters": ["staff", "volunteers", "partners"],
        "wage_ratio": "3.0",
        "surplus": "reinvested",
        "training_hours": 3350,
        "local_purchases": "q2",
        "allies": ["employment", "welfare", "firms", "across"],
        "quotation": "Ik kwam om te naaien, ik ben gebleven voor de mensen.",
        "speaker": "Een naaister",
        "consent": "yes",
    },
)

SPADE = Invented(
    slug="spade",
    name="De Goede Spade",
    locale="nl",
    legal_form=("ASBL", "Vzw"),
    activity=("Entretien d’espaces verts et naturels", "Groenonderhoud en natuurbeheer"),
    country="BE",
    commune="33011",  # Ieper
    answers={
        "legal_form": "association",
        "recognition": "maatwerk",
        "activity": "green",
        "founded": 2002,
        "mission": "Buiten werken, en zo weer binnenraken.",
        "workers": 57,
        "pathway_workers": 45,
        "women": 8,
        "entries": 15,
        "jobless_before": 13,
        "obstacles": ["long", "school"],
        "exits": 12,
        "follow_up": "none",
        "voters": ["staff", "public", "partners"],
        "wage_ratio": "2.6",
        "surplus": "reinvested",
        "training_hours": 1190,
        "local_purchases": "q3",
        "allies": ["employment", "welfare"],
    },
)

SPAAK = Invented(
    slug="spaak",
    name="De Losse Spaak",
    locale="nl",
    legal_form=("Société coopérative", "Coöperatieve vennootschap"),
    activity=("Réparation de vélos et consigne", "Fietsherstel en fietsenstalling"),
    country="BE",
    commune="44021",  # Gent
    answers={
        "legal_form": "cooperative",
        "recognition": "lde",
        "activity": "repair",
        "founded": 2009,
        "mission": "Fietsen die weer rijden, hersteld door wie weer vooruitkomt.",
        "workers": 24,
        "pathway_workers": 17,
        "women": 5,
        "entries": 11,
        "jobless_before": 10,
        "obstacles": ["language", "housing"],
        "exits": 9,
        "active_after": 8,
        "jobless_after": 2,
        "follow_up": "register",
        "voters": ["staff", "pathway", "users", "volunteers"],
        "wage_ratio": "1.9",
        "surplus": "shared",
        "training_hours": 640,
        "local_purchases": "q1",
        "allies": ["employment", "schools", "firms"],
    },
)

ENTERPRISES = (NAVETTE, COPEAUX, TERRILS, DRAAD, SPADE, SPAAK)

DRAFT = (COPEAUX, ("legal_form", "recognition", "activity", "founded", "mission", "workers"))
"""Who has begun to answer the campaign that is open, and how far it has come."""
