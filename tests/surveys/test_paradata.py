"""How a campaign is answered: who has opened it, where people stop, and how long pages take."""

from __future__ import annotations

from datetime import timedelta

from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.access import Actor, Grant, Role
from app.extensions import db
from app.models import CampaignDoor, Pole
from app.surveys import answering, paradata
from app.surveys.watching import Standing, status
from tests.clients import ClientFor
from tests.make import NOW, an_actor, an_enterprise
from tests.surveys.http import opened
from tests.surveys.test_answering import Scene, a_scene


def somebody_answers(scene: Scene, seconds: int, *, further: bool) -> None:
    pole = scene.session.get_one(Pole, scene.campaign.pole_id)
    enterprise = an_enterprise(pole)
    scene.session.add(enterprise)
    scene.session.flush()
    by = Actor(None, frozenset({Grant(Role.ENTERPRISE_OWNER, enterprise=enterprise.id)}))
    response = answering.begin(
        scene.session, scene.campaign.id, enterprise.id, locale="fr", by=by, now=NOW
    )
    later = NOW + timedelta(seconds=seconds)
    saves = [("p-staff", "q-workers", later)]
    if further:
        saves.append(("p-others", "q-volunteers", later + timedelta(hours=2)))
    for page, question, now in saves:
        answering.save_page(
            scene.session, response.id, page, {question: 1}, version_id=response.version_id,
            revision=response.revision, locale="fr", going_on=True, by=by, now=now,
        )  # fmt: skip


def test_pages_are_told_with_who_stopped_there_and_the_median_of_five(session: Session) -> None:
    scene = a_scene(session)
    for seconds in (10, 20, 40, 60, 600):
        somebody_answers(scene, seconds, further=seconds < 30)

    found = paradata.course(session, scene.campaign.id, by=scene.lead)

    assert [
        (one.page.id, one.questions, one.reached, one.stopped, one.seconds)
        for one in found.passages
    ] == [("p-staff", 2, 5, 3, 40), ("p-others", 1, 2, 2, None)]


def test_a_pause_is_no_time_on_a_page(session: Session) -> None:
    scene = a_scene(session)
    for _number in range(5):
        somebody_answers(scene, 30, further=True)

    found = paradata.course(session, scene.campaign.id, by=scene.lead)

    assert [one.seconds for one in found.passages] == [30, 0]


def test_reading_a_link_notes_nothing_and_the_script_of_its_page_does(app: Flask) -> None:
    scene = opened(app)
    person = scene.respondent()
    page = person.get("/").text
    before = db.session.scalars(select(CampaignDoor.opened_at)).one()
    db.session.rollback()

    person.post("/seen", person.form("/"))

    db.session.rollback()
    found = status(db.session(), scene.campaign_id, by=an_actor(scene.lead))
    assert (before, f'data-seen="{scene.address}/seen"' in page) == (None, True)
    assert (found.rows[0].standing, found.funnel) == (Standing.OPENED, (1, 1, 0, 0))


def test_the_page_tells_too_few_rather_than_the_time_of_one(
    app: Flask, client_for: ClientFor
) -> None:
    scene = opened(app)
    person = scene.respondent()
    person.begin()
    person.answer("p-staff", {"q-workers": "12"})

    page = client_for(scene.lead).get(f"/campaigns/{scene.campaign_id}/course").text

    assert "too few" in page
    assert "Page by page, of one response that was begun" in page
