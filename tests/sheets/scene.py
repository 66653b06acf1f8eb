"""A pole with answers, a statistic and a comparison, of which a sheet can be made.

Territories are real, and the rate of 11.4 per cent is Eurostat's; everybody is invented.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.access import Role
from app.core.clock import utcnow
from app.core.racines import measure
from app.core.racines.measure import ShareOfCounts
from app.extensions import db
from app.models import Account, Comparison, Dataset, Indicator, Mail, Observation
from tests import make
from tests.clients import ClientFor, FormClient
from tests.make import NOW
from tests.racines import scene


@dataclass(frozen=True, slots=True)
class SheetScene:
    told: scene.Scene
    officer: Account
    comparison: Comparison


def set_up(session: Session) -> SheetScene:
    """Put the scene into an empty database: nothing is composed yet."""
    told = scene.set_up(session)
    told.pole.is_demonstration = True
    officer = make.an_account(Role.COMMUNICATION_OFFICER, pole=told.pole)
    session.add(officer)
    dataset = Dataset(
        id=uuid4(), code="tgs00010", producer="Eurostat",
        titles={"fr": "Chômage", "nl": "Werkloosheid"}, licence="réutilisation libre",
        file_name="tgs00010.tsv", file_digest=uuid4().hex, geography="NUTS 2016",
        retrieved_at=NOW, imported_at=NOW,
    )  # fmt: skip
    session.add(dataset)
    session.flush()
    indicator = Indicator(
        id=uuid4(), dataset_id=dataset.id, key="unit=PC", universe={}, unit="percent",
        names={"fr": "Taux de chômage", "nl": "Werkloosheidsgraad"},
    )  # fmt: skip
    session.add(indicator)
    session.flush()
    session.add(
        Observation(
            indicator_id=indicator.id,
            geo="BE32",
            territory_id=told.hainaut.id,
            period="2017",
            value=Decimal("11.4"),
            flags=["b"],
            cell="11.4 b",
        )  # fmt: skip
    )
    comparison = Comparison(
        id=uuid4(), pole_id=told.pole.id, campaign_id=told.campaign.id,
        indicator_id=indicator.id, enterprise_id=told.maille.id,
        titles={"fr": "Sans emploi à l’entrée", "nl": "Werkloos bij instroom"},
        measure=measure.encode(ShareOfCounts("q-before", "q-workers")),
        territory_id=told.maille.sites[0].territory_id, notes={}, created_at=NOW,
        created_by_id=told.lead.id,
    )  # fmt: skip
    session.add(comparison)
    session.flush()
    return SheetScene(told, officer, comparison)


def approved(client_for: ClientFor, told: SheetScene, editor: str, **answer: str) -> FormClient:
    """Check the facts, ask the enterprise and let it agree; return its browser."""
    ask(client_for, told, editor)
    return agreed(client_for(told.officer), **answer)


def ask(client_for: ClientFor, told: SheetScene, editor: str) -> None:
    """Check the facts, and ask the enterprise."""
    officer, page = client_for(told.officer), f"{editor}approval/"
    officer.submit(f"{page}check", at=page, names_nobody="1")
    officer.submit(f"{page}ask", at=page, due_on=(utcnow().date() + timedelta(9)).isoformat())


def agreed(somebody: FormClient, **answer: str) -> FormClient:
    """Answer for the enterprise by the link of the last mail; return its browser."""
    enterprise = somebody.application.test_client()
    assert isinstance(enterprise, FormClient)
    place = enterprise.get(link_of_last_mail()).location
    assert place
    said = {"answer": "agreed", "named": "1", "name": "Rosa"}
    for name in re.findall(r'name="(quotation-\w+)"', enterprise.get(place).text):
        said[name] = "yes"
    done = enterprise.submit(place, **{**said, **answer})
    assert done.status_code == 303, done.text
    return enterprise


def link_of_last_mail() -> str:
    mails = db.session.scalars(select(Mail).where(Mail.text.contains("/agree/")))
    last = sorted(mails, key=lambda mail: mail.created_at)[-1]
    found = re.search(r"/agree/\S+", last.text)
    assert found
    return found[0]


def sent(scene: SheetScene, **changes: str) -> dict[str, str]:
    """What the editor sends of a sheet that can be published."""
    return {
        "promise-fr": "Nous réparons des vélos et des parcours.",
        "promise-nl": "Wij herstellen fietsen en trajecten.",
        "figures-0-measure": "total:q-workers",
        "figures-0-noun-fr": "salariés",
        "figures-0-noun-nl": "werknemers",
        "figures-1-measure": "total:q-before",
        "figures-1-of": "q-workers",
        "figures-1-stage": "outcome",
        "figures-1-noun-fr": "étaient sans emploi à l'entrée",
        "figures-1-noun-nl": "waren werkloos bij instroom",
        "comparisons": str(scene.comparison.id),
        "practices-0-label-fr": "Une personne, une voix",
        "practices-0-label-nl": "Eén persoon, één stem",
        "voices-0-words-fr": "Ici, on m'a d'abord demandé ce que je savais faire.",
        "voices-0-words-nl": "Hier vroegen ze me eerst wat ik al kon.",
        "voices-0-speaker-fr": "Farid, mécanicien",
        "voices-0-speaker-nl": "Farid, hersteller",
        "voices-0-spoken_in": "fr",
        "voices-0-consent_on": "2026-02-03",
        "chain-means-fr": "24 salariés",
        "chain-means-nl": "24 werknemers",
        "chain-activities-fr": "Réparer, former",
        "chain-activities-nl": "Herstellen, opleiden",
        "chain-outputs-fr": "24 contrats",
        "chain-outputs-nl": "24 contracten",
        "chain-outcomes-fr": "Un premier emploi",
        "chain-outcomes-nl": "Een eerste baan",
        "goals-0": "8.5",
        "contact": "impact@example.org",
        "colour": "#5A2360",
        "revision": "1",
        **changes,
    }
