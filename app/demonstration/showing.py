"""The published sheet of the demonstration: one enterprise, in French and in Dutch."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.core.racines.measure import ShareOfCounts
from app.core.sheets.content import Chain, Draft, Picked, Practice, Total, Voice
from app.core.text import FR, text_of
from app.demonstration.wording import set_in_french
from app.models import Comparison

PUBLIC_NAME = "demo"


def draft_of(comparisons: Sequence[Comparison]) -> Draft:
    """Return what the communication officer of the demonstration composed."""
    return Draft(
        promise=text_of(
            fr="Rendre un métier à ceux qui n’en avaient plus, et une seconde vie au linge.",
            nl="Weer een vak voor wie er geen meer had, en een tweede leven voor linnen.",
        ),
        figures=(
            Picked(
                measure=Total("q-pathway_workers"),
                noun=text_of(
                    fr="personnes en parcours d’insertion", nl="doelgroepwerknemers in dienst"
                ),
            ),
            Picked(
                measure=Total("q-training_hours", counts_persons=False),
                noun=text_of(fr="heures de formation", nl="uren opleiding"),
                unit=text_of(fr="h", nl="u"),
            ),
            Picked(
                measure=ShareOfCounts("q-women", "q-workers"),
                noun=text_of(fr="de femmes parmi les salariés", nl="vrouwen onder de werknemers"),
            ),
        ),
        comparisons=tuple(str(each.id) for each in comparisons),
        practices=(
            Practice(
                text_of(
                    fr="L’excédent est entièrement réinvesti",
                    nl="Het overschot wordt volledig geherinvesteerd",
                )
            ),
            Practice(
                text_of(
                    fr="Le salaire le plus haut vaut 2,8 fois le plus bas",
                    nl="Het hoogste loon is 2,8 keer het laagste",
                )
            ),
            Practice(
                text_of(
                    fr="Bénévoles et partenaires votent à l’assemblée générale",
                    nl="Vrijwilligers en partners stemmen op de algemene vergadering",
                )
            ),
            Practice(
                text_of(
                    fr="Les salariés en parcours votent à l’assemblée générale",
                    nl="Doelgroepwerknemers stemmen op de algemene vergadering",
                ),
                is_done=False,
            ),
        ),
        voice=Voice(
            words=text_of(
                fr="On m’a confié une machine, puis une équipe. "
                "Le matin, j’ai de nouveau une raison de me lever.",
                nl="Ik kreeg een machine toevertrouwd, daarna een ploeg. "
                "’s Morgens heb ik weer een reden om op te staan.",
            ),
            spoken_in=FR,
            speaker=text_of(fr="Nadia, chef d’équipe", nl="Nadia, ploegbaas"),
            consent_on=date(2018, 4, 16),
        ),
        chain=Chain(
            means=text_of(
                fr=set_in_french("25 encadrants, un lavoir, 14 communes partenaires"),
                nl="25 begeleiders, een wasserij, 14 partnergemeenten",
            ),
            activities=text_of(
                fr="Laver, trier, coudre ; former en travaillant".replace(" ;", "\u202f;"),
                nl="Wassen, sorteren, naaien; al werkend leren",
            ),
            outputs=text_of(
                fr="64 personnes entrées en parcours en 2017",
                nl="64 mensen gestart met een traject in 2017",
            ),
            outcomes=text_of(
                fr="Six mois après, 45 personnes sur 58 ont un emploi",
                nl="Zes maanden later hebben 45 van de 58 mensen werk",
            ),
        ),
        goals=("8.5", "4.4", "12.5"),
        contact="navette@example.org",
    )
