"""Whom an enterprise employs, who comes, who leaves, and what becomes of them."""

from __future__ import annotations

from app.core.questionnaire.definition import Module
from app.demonstration.wording import NOT_KNOWN, how_many, one_of, page, said, some_of

EMPLOYMENT = Module(
    id="m-employment",
    name="employment",
    title=said(("Emploi et parcours", "Werk en trajecten")),
    pages=(
        page(
            "staff",
            ("Les personnes employées", "De mensen in dienst"),
            how_many(
                "workers",
                (
                    "Combien de personnes étaient salariées chez vous le 31 décembre de l'année ?",
                    "Hoeveel mensen waren op 31 december van het jaar bij u in dienst?",
                ),
                hint=(
                    "Comptez des personnes, pas des équivalents temps plein.",
                    "Tel personen, geen voltijdse equivalenten.",
                ),
                required=True,
            ),
            how_many(
                "pathway_workers",
                (
                    "Parmi elles, combien étaient en parcours d'insertion ?",
                    "Hoeveel van hen waren doelgroepwerknemers?",
                ),
                hint=(
                    "En CDDI, en contrat d'insertion, en article 60 ou sous un statut semblable.",
                    "In maatwerk of LDE, met artikel 60 of in een gelijkaardig statuut.",
                ),
                required=True,
            ),
            how_many(
                "women",
                (
                    "Combien de femmes parmi l'ensemble des personnes salariées ?",
                    "Hoeveel vrouwen zijn er onder alle mensen in dienst?",
                ),
            ),
        ),
        page(
            "entries",
            ("Les entrées de l'année", "Instroom in het jaar"),
            how_many(
                "entries",
                (
                    "Combien de personnes sont entrées en parcours dans l'année ?",
                    "Hoeveel doelgroepwerknemers zijn in de loop van het jaar gestart?",
                ),
                required=True,
            ),
            how_many(
                "jobless_before",
                (
                    "Parmi elles, combien étaient sans emploi juste avant ?",
                    "Hoeveel van hen hadden vlak daarvoor geen werk?",
                ),
                hint=(
                    "Inscrites ou non auprès de France Travail, du Forem ou du VDAB.",
                    "Al dan niet ingeschreven bij VDAB, Forem of France Travail.",
                ),
                required=True,
            ),
            some_of(
                "obstacles",
                (
                    "Quels obstacles ces personnes rencontraient-elles le plus souvent ?",
                    "Welke drempels kwamen bij hen het vaakst voor?",
                ),
                {
                    "long": ("Plus d'un an sans emploi", "Meer dan een jaar zonder werk"),
                    "school": ("Peu ou pas de diplôme", "Kortgeschoold"),
                    "housing": ("Logement précaire", "Geen vaste woning"),
                    "health": ("Santé ou handicap", "Gezondheid of arbeidsbeperking"),
                    "language": ("Maîtrise de la langue", "Taal"),
                    "mobility": ("Mobilité", "Vervoer"),
                    "unknown": NOT_KNOWN,
                },
                exclusive="unknown",
                hint=("Plusieurs réponses possibles.", "U kunt meer dan één antwoord aanduiden."),
            ),
        ),
        page(
            "exits",
            ("Les sorties et leurs suites", "Uitstroom en wat erna komt"),
            how_many(
                "exits",
                (
                    "Combien de personnes ont quitté leur parcours dans l'année ?",
                    "Hoeveel doelgroepwerknemers zijn in de loop van het jaar uitgestroomd?",
                ),
                hint=(
                    "Toutes les fins de parcours, quelle qu'en soit la raison.",
                    "Elk einde van een traject, om welke reden ook.",
                ),
                required=True,
            ),
            how_many(
                "active_after",
                (
                    "Six mois après, combien d'entre elles avaient ou cherchaient un emploi ?",
                    "Hoeveel van hen hadden zes maanden later werk of zochten werk?",
                ),
                hint=(
                    "Seulement les personnes dont vous connaissez la situation. "
                    "Laissez vide si vous ne les avez pas suivies.",
                    "Alleen wie u hebt kunnen bereiken. Laat leeg als u dit niet hebt opgevolgd.",
                ),
            ),
            how_many(
                "jobless_after",
                (
                    "Parmi celles-ci, combien étaient sans emploi, disponibles et en recherche ?",
                    "Hoeveel van die mensen hadden geen werk, waren beschikbaar en zochten actief?",
                ),
                hint=(
                    "C'est la définition du chômage du Bureau international du Travail, "
                    "celle d'Eurostat.",
                    "Dat is de definitie van de Internationale Arbeidsorganisatie, "
                    "die ook Eurostat gebruikt.",
                ),
            ),
            one_of(
                "follow_up",
                ("Comment avez-vous connu leur situation ?", "Hoe kent u hun situatie?"),
                {
                    "call": (
                        "Nous les avons appelées ou revues",
                        "We hebben hen gebeld of teruggezien",
                    ),
                    "partner": (
                        "Par un partenaire ou un service public de l'emploi",
                        "Via een partner of een openbare arbeidsdienst",
                    ),
                    "register": ("Par un registre officiel", "Via een officieel register"),
                    "none": ("Nous n'avons pas fait de suivi", "Er was geen opvolging"),
                },
            ),
        ),
    ),
)
