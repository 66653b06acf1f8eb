"""Targets of the Sustainable Development Goals that social enterprises name, in a few words.

The numbers are the United Nations'; the short names are ours, for the official sentences
would fill the sheet.
"""

from __future__ import annotations

from collections.abc import Mapping

from app.core.text import LocalizedText, text_of

GOALS: Mapping[str, LocalizedText] = {
    "1.3": text_of(fr="Protection sociale", nl="Sociale bescherming"),
    "1.4": text_of(fr="Accès aux services", nl="Toegang tot diensten"),
    "2.4": text_of(fr="Agriculture durable", nl="Duurzame landbouw"),
    "3.8": text_of(fr="Accès aux soins", nl="Toegang tot zorg"),
    "4.3": text_of(fr="Accès à la formation", nl="Toegang tot opleiding"),
    "4.4": text_of(fr="Compétences", nl="Vaardigheden"),
    "5.5": text_of(fr="Femmes aux responsabilités", nl="Vrouwen in bestuur"),
    "7.3": text_of(fr="Efficacité énergétique", nl="Energie-efficiëntie"),
    "8.5": text_of(fr="Travail décent", nl="Waardig werk"),
    "8.6": text_of(fr="Emploi des jeunes", nl="Werk voor jongeren"),
    "8.8": text_of(fr="Droits au travail", nl="Rechten op het werk"),
    "10.2": text_of(fr="Inclusion", nl="Inclusie"),
    "10.4": text_of(fr="Égalité salariale", nl="Gelijke lonen"),
    "11.1": text_of(fr="Logement", nl="Huisvesting"),
    "11.2": text_of(fr="Mobilité pour tous", nl="Mobiliteit voor iedereen"),
    "12.3": text_of(fr="Moins de gaspillage", nl="Minder verspilling"),
    "12.5": text_of(fr="Moins de déchets", nl="Minder afval"),
    "13.3": text_of(fr="Agir pour le climat", nl="Klimaatactie"),
    "16.7": text_of(fr="Décider ensemble", nl="Samen beslissen"),
    "17.17": text_of(fr="Partenariats", nl="Partnerschappen"),
}
MOST = 3
"""Targets on one sheet: more would claim everything."""
