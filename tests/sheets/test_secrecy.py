"""E23, E24 and E26 with sheets: what is out already decides what may still come out."""

from __future__ import annotations

from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.errors import Unsound
from app.core.racines.measure import ShareOfCounts
from app.core.sheets import codec
from app.core.sheets.content import Draft, Picked, Total
from app.models import Agreement, Edition, Enterprise, PublishedNumber, Sheet
from app.sheets import approving, composing, publishing
from tests import make
from tests.make import NOW, a_text
from tests.racines import scene
from tests.racines.scene import Scene

PROMISE = a_text("Nous réparons des vélos.", "Wij herstellen fietsen.")
WORKERS = Picked(Total("q-workers"), noun=a_text("salariés", "werknemers"))
BEFORE = Picked(ShareOfCounts("q-before", "q-workers"), noun=a_text("sans emploi", "werkloos"))


@pytest.fixture
def told(session: Session) -> Scene:
    """Four enterprises of one pole: 24, 8, 30 and 12 workers."""
    found = scene.set_up(session)
    for name, workers, before in (("Le Rouet", 30, 20), ("De Kiem", 12, 5)):
        enterprise = make.an_enterprise(found.pole, name=name)
        session.add(enterprise)
        session.flush()
        scene.answer(
            session, found.campaign, enterprise, before=before, workers=workers, training="c-no"
        )
    session.flush()
    return found


def a_sheet(
    session: Session, told: Scene, name: str, *figures: Picked, of: Enterprise | None = None
) -> Sheet:
    draft = Draft(promise=PROMISE, figures=figures)
    sheet = Sheet(
        id=uuid4(), pole_id=told.pole.id, campaign_id=told.campaign.id,
        enterprise_id=of.id if of else None, public_name=name, draft=codec.encode(draft),
        created_at=NOW, changed_at=NOW,
    )  # fmt: skip
    session.add(sheet)
    session.flush()
    return sheet


def publish(session: Session, told: Scene, sheet: Sheet) -> Edition:
    """Check the facts, let the enterprise agree, and publish without printing: the paper and the
    way to it have tests of their own."""
    by = make.an_actor(told.lead)
    checked = approving.check_facts(
        session, sheet.id, names_nobody=True, base_url="", by=by, now=NOW
    )
    if sheet.enterprise_id:
        session.add(
            Agreement(
                id=uuid4(), sheet_id=sheet.id, enterprise_id=sheet.enterprise_id, content={},
                fingerprint=checked.fingerprint, asked_at=NOW, asked_by_id=by.id,
                due_on=NOW.date(), answer="agreed",
            )
        )  # fmt: skip
        session.flush()
    content = publishing.ready(session, sheet.id, base_url="", by=by, now=NOW)
    return publishing.keep(session, sheet.id, content, {}, revision=sheet.revision, by=by, now=NOW)


def of_the_pole(session: Session, told: Scene, name: str) -> Enterprise:
    return session.scalars(select(Enterprise).where(Enterprise.name == name)).one()


def test_the_sheet_that_would_give_the_last_enterprise_away_is_refused_with_the_others_named(
    session: Session, told: Scene
) -> None:
    publish(session, told, a_sheet(session, told, "pole", WORKERS))
    publish(session, told, a_sheet(session, told, "maille", WORKERS, of=told.maille))
    publish(session, told, a_sheet(session, told, "halte", WORKERS, of=told.halte))
    rouet = a_sheet(session, told, "rouet", WORKERS, of=of_the_pole(session, told, "Le Rouet"))

    with pytest.raises(Unsound) as refused:
        publish(session, told, rouet)

    (problem,) = refused.value.problems
    assert (problem.code, problem.place, problem.facts) == (
        "secrecy.with-others", ("figures-0", "measure"),
        {"others": "halte (1), maille (1), pole (1)"},
    )  # fmt: skip


def test_a_withdrawn_edition_is_still_known_to_whoever_read_it(
    session: Session, told: Scene
) -> None:
    publish(session, told, a_sheet(session, told, "pole", WORKERS)).withdrawn_at = NOW
    for name, of in (("maille", told.maille), ("halte", told.halte)):
        publish(session, told, a_sheet(session, told, name, WORKERS, of=of)).withdrawn_at = NOW
    rouet = a_sheet(session, told, "rouet", WORKERS, of=of_the_pole(session, told, "Le Rouet"))

    with pytest.raises(Unsound):
        publish(session, told, rouet)


def test_an_answer_that_comes_between_two_editions_is_not_their_difference(
    session: Session, told: Scene
) -> None:
    sheet = a_sheet(session, told, "pole", WORKERS)
    publish(session, told, sheet)
    late = make.an_enterprise(told.pole, name="Les Retardataires")
    session.add(late)
    session.flush()
    scene.answer(session, told.campaign, late, before=3, workers=9, training="c-yes")

    with pytest.raises(Unsound) as refused:
        publish(session, told, sheet)

    assert [one.facts for one in refused.value.problems] == [{"others": "pole (1)"}]


def test_a_part_beside_its_whole_does_not_tell_the_few_that_are_left(
    session: Session, told: Scene
) -> None:
    halte = a_sheet(session, told, "halte", BEFORE, WORKERS, of=told.halte)
    before = Picked(Total("q-before"), noun=a_text("sans emploi", "werkloos"))
    halte.draft = codec.encode(Draft(promise=PROMISE, figures=(before, WORKERS, BEFORE)))

    with pytest.raises(Unsound) as refused:
        publish(session, told, halte)  # 6 of 8: two were not unemployed

    assert {one.code for one in refused.value.problems} == {"secrecy.together"}


def test_the_persons_of_two_enterprises_are_pooled_for_nobody(session: Session) -> None:
    two = scene.set_up(session)
    sheet = a_sheet(session, two, "pole", BEFORE)

    composed = composing.compose(session, sheet, base_url="")

    assert (composed.content.figures, composed.hidden_figures) == ((), (0,))


def test_every_number_of_an_edition_stands_in_the_register(session: Session, told: Scene) -> None:
    publish(session, told, a_sheet(session, told, "pole", WORKERS, BEFORE))

    kept = session.scalars(select(PublishedNumber).order_by(PublishedNumber.at)).all()

    assert [(one.label, one.value, len(one.cells)) for one in kept] == [
        ("figures-0", 74, 4), ("figures-1", 46, 4), ("figures-1", 74, 4),
    ]  # fmt: skip
