"""What stands beside the answers: Eurostat's unemployment rate, read from its own file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from sqlalchemy.orm import Session

from app.core.access import Actor
from app.core.racines.measure import ShareOfCounts
from app.demonstration.wording import set_in_french
from app.models import Campaign, Comparison, Enterprise, Indicator
from app.racines import comparisons as comparing
from app.racines import importing
from app.racines.comparisons import Asked
from app.racines.importing import Series
from app.records import territories

FILE = Path(__file__).parent / "tgs00010.tsv"
"""The rows of Belgium and of the zone, as Eurostat writes them.  See README.md beside it."""

UNEMPLOYMENT = Series(
    key={"unit": "PC", "age": "Y_GE15", "sex": "T"},
    code="tgs00010",
    producer="Eurostat",
    titles={
        "fr": "Taux de chômage par région de niveau NUTS 2",
        "nl": "Werkloosheidsgraad per NUTS 2-regio",
    },
    licence="© European Union, 2011/833/EU",
    source_url="https://ec.europa.eu/eurostat/databrowser/view/tgs00010/default/table",
    geography="NUTS 2016",
    retrieved_on=date(2026, 11, 23),
    names={
        "fr": "Taux de chômage, 15 ans et plus",
        "nl": "Werkloosheidsgraad, 15 jaar en ouder",
    },
    names_are_official=False,
    universe={
        "fr": "Personnes de 15 ans et plus, en emploi ou au chômage au sens du BIT",
        "nl": "Personen van 15 jaar en ouder, aan het werk of werkloos volgens de IAO-definitie",
    },
    unit="percent",
    is_survey=True,
    is_structural=False,
)

AFTER = {
    "fr": "Sans emploi six mois après le parcours",
    "nl": "Zonder werk zes maanden na het traject",
}
BEFORE = {
    "fr": "Sans emploi juste avant l’entrée",
    "nl": "Zonder werk vlak voor de start",
}
AFTER_NOTE = {
    "fr": set_in_french(
        "Même définition que le taux de chômage : parmi les personnes en emploi ou qui en "
        "cherchent un, celles qui sont sans emploi, disponibles et en recherche. Ne comptent que "
        "les personnes dont la situation est connue ; presque toutes étaient sans emploi avant."
    ),
    "nl": "Dezelfde definitie als de werkloosheidsgraad: van wie werk heeft of zoekt, wie geen "
    "werk heeft, beschikbaar is en zoekt. Alleen wie bereikt werd, telt mee; bijna iedereen had "
    "bij de start geen werk.",
}
BEFORE_NOTE = {
    "fr": set_in_french(
        "Être sans emploi est une condition d’entrée : c’est un ciblage, pas un résultat. "
        "Le taux de chômage compte d’autres personnes ; il situe, il ne se compare pas."
    ),
    "nl": "Zonder werk zijn is een voorwaarde om te starten: dat is doelgroepbereik, geen "
    "resultaat. De werkloosheidsgraad telt andere mensen; hij geeft context, geen vergelijking.",
}
POOLED_NOTE = {
    "fr": set_in_french(
        "Les six entreprises ensemble, chaque personne comptée une fois. "
        "Deux d’entre elles travaillent dans le Nord-Pas-de-Calais, dont voici le taux ; "
        "pour les autres, il allait de 3,2 % à 11,4 %. Être sans emploi est une condition "
        "d’entrée : c’est un ciblage, pas un résultat."
    ),
    "nl": "De zes ondernemingen samen, elke persoon één keer geteld. Twee ervan werken in "
    "Nord-Pas-de-Calais, waarvan dit het cijfer is; elders lag het tussen 3,2% en 11,4%. "
    "Zonder werk zijn is een voorwaarde om te starten: dat is doelgroepbereik, geen resultaat.",
}


def indicator(session: Session, *, by: Actor, now: datetime) -> Indicator:
    """Read the file in, as an administrator does for everybody."""
    kept = importing.keep(session, FILE.read_bytes(), name=FILE.name, pole=None, by=by, now=now)
    found = importing.look(session, kept.id, by=by)
    return importing.store(session, found, UNEMPLOYMENT, by=by, now=now).indicator


def comparisons(
    session: Session,
    campaign: Campaign,
    indicator: Indicator,
    enterprises: Mapping[str, Enterprise],
    *,
    by: Actor,
    now: datetime,
) -> list[Comparison]:
    """Set four shares beside the rate: two that tell the same kind of thing, two that do not."""
    after = ShareOfCounts("q-jobless_after", "q-active_after", is_census=False)
    before = ShareOfCounts("q-jobless_before", "q-entries")
    navette, terrils = enterprises["navette"].id, enterprises["terrils"].id
    north = territories.by_nuts(session, ["FRE1"])["FRE1"].id
    wanted = (
        Asked(measure=after, indicator_id=indicator.id, enterprise_id=navette, territory_id=None,
              titles=AFTER, notes=AFTER_NOTE, same_universe=True),
        Asked(measure=before, indicator_id=indicator.id, enterprise_id=navette, territory_id=None,
              titles=BEFORE, notes=BEFORE_NOTE, same_universe=False),
        Asked(measure=after, indicator_id=indicator.id, enterprise_id=terrils, territory_id=None,
              titles=AFTER, notes=AFTER_NOTE, same_universe=True),
        Asked(measure=before, indicator_id=indicator.id, enterprise_id=None, territory_id=north,
              titles=BEFORE, notes=POOLED_NOTE, same_universe=False),
    )  # fmt: skip
    return [comparing.create(session, campaign.id, asked, by=by, now=now) for asked in wanted]
