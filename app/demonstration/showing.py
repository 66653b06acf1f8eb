"""The published sheet of the demonstration: one enterprise, in French and in Dutch."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy.orm import Session

from app.core.access import Actor
from app.core.racines.measure import ShareOfCounts
from app.core.sheets.content import Chain, Draft, Picked, Practice, Total, Voice
from app.core.text import FR, LocalizedText, text_of
from app.demonstration.wording import set_in_french
from app.models import Campaign, Comparison, Edition, Enterprise
from app.sheets import agreeing, approving, drafting, publishing
from app.sheets.agreeing import Said

PUBLIC_NAME = "demo"


def both(fr: str, nl: str) -> LocalizedText:
    return text_of(fr=set_in_french(fr), nl=nl)


def picked(measure: Any, fr: str, nl: str, **more: Any) -> Picked:
    return Picked(measure=measure, noun=both(fr, nl), **more)


def practice(fr: str, nl: str, *, is_done: bool = True) -> Practice:
    return Practice(both(fr, nl), is_done=is_done)


FIGURES = (
    picked(
        Total("q-pathway_workers"),
        "personnes en parcours d’insertion",
        "doelgroepwerknemers in dienst",
    ),
    picked(
        Total("q-training_hours", counts_persons=False),
        "heures de formation",
        "uren opleiding",
    ),
    picked(
        ShareOfCounts("q-women", "q-workers"),
        "de femmes parmi les salariés",
        "vrouwen onder de werknemers",
    ),
)
PRACTICES = (
    practice("L’excédent est entièrement réinvesti", "Het overschot wordt geherinvesteerd"),
    practice(
        "Le salaire le plus haut vaut 2,8 fois le plus bas",
        "Het hoogste loon is 2,8 keer het laagste",
    ),
    practice(
        "Bénévoles et partenaires votent à l’assemblée générale",
        "Vrijwilligers en partners stemmen op de algemene vergadering",
    ),
    practice(
        "Les salariés en parcours votent à l’assemblée générale",
        "Doelgroepwerknemers stemmen op de algemene vergadering",
        is_done=False,
    ),
)
VOICE = Voice(
    words=both(
        "On m’a confié une machine, puis une équipe. "
        "Le matin, j’ai de nouveau une raison de me lever.",
        "Ik kreeg een machine toevertrouwd, daarna een ploeg. "
        "’s Morgens heb ik weer een reden om op te staan.",
    ),
    spoken_in=FR,
    speaker=both("Nadia, cheffe d’équipe", "Nadia, ploegbaas"),
    consent_on=date(2018, 4, 16),
)
CHAIN = Chain(
    means=both(
        "25 encadrants, un lavoir, un atelier de tri",
        "25 begeleiders, een wasserij, een sorteeratelier",
    ),
    activities=both(
        "Laver, trier, coudre ; apprendre en travaillant",
        "Wassen, sorteren, naaien; al werkend leren",
    ),
    outputs=both(
        "64 personnes entrées en parcours en 2017", "64 mensen begonnen een traject in 2017"
    ),
    outcomes=both(
        "Six mois après, 45 des 58 personnes suivies ont un emploi",
        "Zes maanden later hebben 45 van de 58 opgevolgde mensen werk",
    ),
)
SHEET = Draft(
    promise=both(
        "Rendre un métier à ceux qui n’en avaient plus, et une seconde vie au linge.",
        "Weer een vak voor wie er geen meer had, en een tweede leven voor linnen.",
    ),
    figures=FIGURES,
    practices=PRACTICES,
    voices=(VOICE,),
    chain=CHAIN,
    goals=("8.5", "4.4", "12.5"),
    contact="navette@example.org",
)


def sheet(
    session: Session,
    campaign: Campaign,
    enterprise: Enterprise,
    comparisons: Sequence[Comparison],
    *,
    base_url: str,
    token: str,
    by: Actor,
    now: datetime,
) -> Edition:
    """Compose the sheet of an enterprise, and publish it as ``demo``."""
    begun = drafting.create(
        session,
        campaign.id,
        enterprise_id=enterprise.id,
        public_name=PUBLIC_NAME,
        by=by,
        now=now,
    )
    own = tuple(str(each.id) for each in comparisons if each.enterprise_id == enterprise.id)
    draft = msgspec.structs.replace(SHEET, comparisons=own)
    drafting.save(session, begun.id, draft, revision=begun.revision, by=by, now=now)
    _approve(session, begun.id, base_url=base_url, token=token, by=by, now=now)
    return publishing.publish(session, begun.id, base_url=base_url, by=by, now=now)


def _approve(
    session: Session, sheet_id: UUID, *, base_url: str, token: str, by: Actor, now: datetime
) -> None:
    """Let the facts be checked and the enterprise agree, as both do before anything is public."""
    approving.check_facts(session, sheet_id, names_nobody=True, base_url=base_url, by=by, now=now)
    asked = approving.ask(
        session, sheet_id, due_on=now.date() + timedelta(days=14), token=token,
        base_url=base_url, by=by, now=now,
    )  # fmt: skip
    agrees = Said(agrees=True, named=True, quotations={VOICE.key: True})
    agreeing.answer(session, asked.id, agrees, base_url=base_url, now=now)
