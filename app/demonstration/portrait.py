"""Who an enterprise is."""

from __future__ import annotations

from app.core.questionnaire.definition import Module
from app.demonstration.wording import how_many, one_of, page, said, words

PORTRAIT = Module(
    id="m-portrait",
    name="portrait",
    title=said(("Portrait de l'entreprise", "Portret van de onderneming")),
    pages=(
        page(
            "identity",
            ("Qui nous sommes", "Wie we zijn"),
            one_of(
                "legal_form",
                ("Sous quelle forme juridique travaillez-vous ?", "In welke rechtsvorm werkt u?"),
                {
                    "association": ("Association ou ASBL", "Vzw of vereniging"),
                    "cooperative": (
                        "Société coopérative, SCOP ou SCIC",
                        "Coöperatieve vennootschap",
                    ),
                    "company": (
                        "Autre société à finalité sociale",
                        "Andere vennootschap met sociaal oogmerk",
                    ),
                    "foundation": ("Fondation", "Stichting"),
                    "public": (
                        "Structure portée par une commune, un CCAS ou un CPAS",
                        "Initiatief van een gemeente of een OCMW",
                    ),
                },
                required=True,
            ),
            one_of(
                "recognition",
                ("Quel est votre agrément principal ?", "Wat is uw voornaamste erkenning?"),
                {
                    "aci": (
                        "Atelier et chantier d'insertion (ACI)",
                        "Atelier et chantier d'insertion (Frankrijk)",
                    ),
                    "ei": ("Entreprise d'insertion (EI)", "Entreprise d'insertion (Frankrijk)"),
                    "eft": (
                        "Centre d'insertion socioprofessionnelle (CISP, filière EFT)",
                        "Centre d'insertion socioprofessionnelle (CISP, Wallonië)",
                    ),
                    "maatwerk": (
                        "Entreprise de travail sur mesure (maatwerk, Flandre)",
                        "Maatwerkbedrijf",
                    ),
                    "lde": ("Économie de services locaux (Flandre)", "Lokale diensteneconomie"),
                    "none": ("Aucun de ceux-ci", "Geen van deze"),
                },
                hint=(
                    "Si vous en avez plusieurs : celui qui concerne le plus de personnes.",
                    "Hebt u er meer dan één, kies dan die voor de grootste groep.",
                ),
                required=True,
            ),
            one_of(
                "activity",
                (
                    "Quelle activité occupe le plus de personnes chez vous ?",
                    "In welke activiteit werken bij u de meeste mensen?",
                ),
                {
                    "reuse": ("Collecte, tri et réemploi", "Inzameling, sortering en hergebruik"),
                    "green": ("Espaces verts, maraîchage", "Groenonderhoud, groenteteelt"),
                    "wood": ("Bâtiment, menuiserie", "Bouw, houtbewerking"),
                    "repair": ("Réparation", "Herstelling"),
                    "cleaning": (
                        "Nettoyage, services aux personnes",
                        "Schoonmaak, diensten aan personen",
                    ),
                    "industry": ("Sous-traitance industrielle", "Toelevering aan de industrie"),
                    "other": ("Une autre activité", "Een andere activiteit"),
                },
            ),
            how_many(
                "founded",
                (
                    "En quelle année l'entreprise a-t-elle commencé son activité ?",
                    "In welk jaar is de onderneming gestart?",
                ),
                unit=None,
                least=1850,
                most=2026,
            ),
            words(
                "mission",
                ("Votre mission, en une phrase", "Uw opdracht in één zin"),
                longest=140,
                hint=(
                    "Elle ouvre votre fiche d'impact. 140 caractères au plus.",
                    "Ze staat bovenaan uw impactfiche. Hoogstens 140 tekens.",
                ),
            ),
        ),
    ),
)
