"""A pole that compares: two enterprises on both sides of the border, a campaign, answers.

Territories and rates are real facts (Statbel, Eurostat tgs00010); everybody is invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from sqlalchemy.orm import Session

from app.core.access import Role
from app.core.questionnaire.kinds import Integer
from app.models import (
    Account,
    Campaign,
    CampaignDoor,
    Enterprise,
    Pole,
    Response,
    Site,
    Submission,
    Territory,
    TerritoryParent,
)
from tests import make
from tests.make import NOW

TSV = (
    b"unit,age,sex,geo\\time\t2006 \t2016 \t2017 \n"
    b"PC,Y_GE15,F,BE32\t13.6 \t11.5 \t10.7 b\n"
    b"PC,Y_GE15,T,BE3\t11.7 \t10.6 \t9.8 b\n"
    b"PC,Y_GE15,T,BE32\t14.4 \t11.8 \t11.4 b\n"
    b"PC,Y_GE15,T,DE1\t6.3 \t3.1 \t2.9 \n"
    b"PC,Y_GE15,T,FR30\t12.6 \t12.6 \t12.1 u\n"
    b"PC,Y_GE15,T,NA\t1.0 \t: \t: bu\n"
)

ABOUT_THE_FILE = {
    "code": "tgs00010", "title_fr": "Taux de chômage par région NUTS 2",
    "title_nl": "Werkloosheidsgraad per NUTS 2-regio", "producer": "Eurostat",
    "licence": "Eurostat, réutilisation libre avec mention de la source",
    "source_url": "https://ec.europa.eu/eurostat/databrowser/view/tgs00010",
    "geography": "NUTS 2016", "retrieved_on": "2019-03-04",
}  # fmt: skip
ABOUT_THE_SERIES = {
    "name_fr": "Taux de chômage, 15 ans et plus", "name_nl": "Werkloosheidsgraad, 15 jaar en ouder",
    "universe_fr": "population active de 15 ans et plus",
    "universe_nl": "beroepsbevolking van 15 jaar en ouder",
    "unit": "percent", "is_survey": "y",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scene:
    pole: Pole
    lead: Account
    campaign: Campaign
    maille: Enterprise
    """Of Tournai: 24 workers, 15 of whom were unemployed before."""

    halte: Enterprise
    """Of Mons: 8 workers, 6 of whom were unemployed before."""

    hainaut: Territory


def set_up(session: Session, *, year: int = 2018) -> Scene:
    """Put the scene into an empty database."""
    pole = make.a_pole()
    lead = make.an_account(Role.POLE_LEAD, pole=pole)
    session.add(pole)
    session.flush()
    session.add(lead)
    communes, hainaut = territories(session)
    maille = make.an_enterprise(pole, is_demonstration=True)
    halte = make.an_enterprise(pole, name="La Halte aux vélos")
    session.add_all([maille, halte])
    session.flush()
    for enterprise, commune in zip((maille, halte), communes, strict=True):
        session.add(Site(enterprise_id=enterprise.id, territory_id=commune, since=date(2015, 1, 1)))
    campaign = a_running_campaign(session, pole, lead, year)
    for enterprise, before, workers, training in (
        (maille, 15, 24, "c-yes"),
        (halte, 6, 8, "c-no"),
    ):
        answer(session, campaign, enterprise, before=before, workers=workers, training=training)
    session.flush()
    return Scene(pole, lead, campaign, maille, halte, hainaut)


def territories(session: Session) -> tuple[list[UUID], Territory]:
    """Put Tournai, Mons and what contains them; return the communes and Hainaut."""
    wallonia = a_territory("region", "03000", "Wallonie", "Wallonië", nuts="BE3")
    wallonia.locatives = {"fr": "en Wallonie", "nl": "in Wallonië"}
    hainaut = a_territory("province", "50000", "Hainaut", "Henegouwen", nuts="BE32")
    hainaut.locatives = {"fr": "dans le Hainaut", "nl": "in Henegouwen"}
    belgium = a_territory("country", "BE", "Belgique", "België", nuts="BE")
    belgium.locatives = {"fr": "en Belgique", "nl": "in België"}
    tournai = a_territory("commune", "57081", "Tournai", "Doornik", population=69_554)
    mons = a_territory("commune", "53053", "Mons", "Bergen", population=95_299)
    around_tournai = a_territory(
        "arrondissement", "57000", "Tournai-Mouscron", "Doornik-Moeskroen", nuts="BE328"
    )
    around_mons = a_territory("arrondissement", "53000", "Mons", "Bergen", nuts="BE323")
    session.add_all([wallonia, hainaut, belgium, tournai, mons, around_tournai, around_mons])
    session.flush()
    for child, parent in (
        (tournai, around_tournai), (mons, around_mons), (around_tournai, hainaut),
        (around_mons, hainaut), (hainaut, wallonia), (wallonia, belgium),
    ):  # fmt: skip
        session.add(
            TerritoryParent(
                child_id=child.id,
                parent_id=parent.id,
                hierarchy="administrative",
                since=date(1977, 1, 1),
            )  # fmt: skip
        )
    return [tournai.id, mons.id], hainaut


def a_territory(level: str, code: str, fr: str, nl: str, **fields: object) -> Territory:
    return Territory(
        **{
            "id": uuid4(), "country": "BE", "level": level, "code": code,
            "names": {"fr": fr, "nl": nl}, "locatives": {"fr": f"à {fr}", "nl": f"in {nl}"},
            "folded": fr.lower(), "since": date(1977, 1, 1), **fields,
        }
    )  # fmt: skip


def a_running_campaign(session: Session, pole: Pole, author: Account, year: int) -> Campaign:
    page = make.a_page(
        make.a_question("workers", Integer(least=0)),
        make.a_question(
            "before", Integer(least=0),
            label=make.a_text("Combien étaient sans emploi ?", "Hoeveel waren werkloos?"),
        ),
        make.yes_or_no("training", label=make.a_text("Formez-vous ?", "Geeft u opleiding?")),
    )  # fmt: skip
    draft = make.a_definition(make.a_module(page))
    questionnaire = make.a_questionnaire(pole, author, draft)
    version = make.a_version(questionnaire, author)
    session.add(questionnaire)
    session.flush()
    session.add(version)
    session.flush()
    campaign = make.a_campaign(pole, version, author, reference_year=year)
    session.add(campaign)
    session.flush()
    return campaign


def answer(
    session: Session, campaign: Campaign, enterprise: Enterprise,
    *, before: int, workers: int, training: str,
) -> None:  # fmt: skip
    """Invite an enterprise and hand its answers in."""
    answers = {"q-workers": workers, "q-before": before, "q-training": training}
    response = Response(
        id=uuid4(), campaign_id=campaign.id, enterprise_id=enterprise.id,
        version_id=campaign.version_id, answers=answers, revision=1, state="submitted",
        locale="fr", started_at=NOW, changed_at=NOW,
    )  # fmt: skip
    session.add(response)
    session.flush()
    session.add_all(
        [
            CampaignDoor(
                campaign_id=campaign.id, enterprise_id=enterprise.id,
                token_digest=uuid4().hex, created_at=NOW,
            ),
            Submission(
                response_id=response.id, key=uuid4().hex, body_digest="0", answers=answers,
                receipt=uuid4().hex[:8], submitted_at=NOW,
            ),
        ]
    )  # fmt: skip
