"""A second wave: the campaign asked again, and the answers of the first beside the questions."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any

from flask import Flask
from sqlalchemy import select

from app.core.chance import digest_of
from app.core.clock import utcnow
from app.core.opening import HOME
from app.core.questionnaire.definition import Definition, Group
from app.core.questionnaire.kinds import Text
from app.core.questionnaire.logic import Logic, Repeat
from app.extensions import db
from app.models import Campaign, CampaignDoor, Pole, Response
from app.surveys import waves
from tests.clients import ClientFor
from tests.make import NOW, a_campaign, a_definition, a_module, a_page, a_question, a_text
from tests.surveys.http import Opened, Respondent, opened
from tests.surveys.test_answering import Scene, a_scene


def second_wave(app: Flask, definition: Definition | None = None, **answers: Any) -> Respondent:
    """Somebody who sent answers to a first wave, by page, and has begun the second."""
    first = opened(app, definition)
    person = first.respondent()
    person.begin()
    for page, given in answers.items():
        person.answer(page.replace("_", "-"), given)
    person.post("/check", {**person.form("/check"), "agreed": "yes", "signed_by": "Nadia"})
    campaign = db.session.get_one(Campaign, first.campaign_id)
    again = a_campaign(
        db.session.get_one(Pole, first.pole_id), campaign.version,
        first.lead, follows_id=campaign.id, reference_year=2026,
        opens_at=utcnow() - timedelta(days=1), closes_at=utcnow() + timedelta(days=9),
    )  # fmt: skip
    db.session.add(again)
    db.session.flush()
    db.session.add(
        CampaignDoor(
            campaign_id=again.id, enterprise_id=first.enterprise_id,
            token_digest=digest_of("the-second-link"), created_at=NOW,
        )
    )  # fmt: skip
    made = Opened(app, again.id, first.enterprise_id, first.pole_id, first.lead)
    db.session.commit()
    person = made.respondent(token="the-second-link")
    person.begin()
    return person


def answers_now() -> Any:
    db.session.rollback()
    return db.session.scalars(select(Response).where(Response.state == "draft")).one().answers


def test_the_answer_of_last_year_stands_beside_the_question_and_is_not_filled_in(
    app: Flask,
) -> None:
    person = second_wave(app, p_staff={"q-workers": "12"})

    page = person.get("/page/p-staff").text

    assert 'Last year:</span> <strong dir="auto">12</strong>' in page
    assert answers_now() == {}


def test_it_is_confirmed_at_a_press_and_the_page_stays(app: Flask) -> None:
    person = second_wave(app, p_staff={"q-workers": "12"})

    answer = person.answer("p-staff", {"q-workers": ""}, go="last:answer-q-workers")

    assert answer.location.endswith("/page/p-staff#answer-q-workers-whole")
    assert answers_now() == {"q-workers": 12}
    assert "the same this time" in person.get("/page/p-staff").text


def test_another_answer_replaces_it(app: Flask) -> None:
    person = second_wave(app, p_staff={"q-workers": "12"})

    person.answer("p-staff", {"q-workers": "13"})

    assert answers_now() == {"q-workers": 13}


LAST = a_definition(
    a_module(
        a_page(
            a_question(
                logic=Logic(
                    default="${last-saved#q-workers}",
                    warning="${last-saved#q-workers} = '' or . >= ${last-saved#q-workers}",
                )
            ),
            a_question(
                "why", Text(), logic=Logic(relevant="${q-workers} < ${last-saved#q-workers}"),
                label=a_text(
                    "Pourquoi moins de ${last-saved#q-workers} ?",
                    "Waarom minder dan ${last-saved#q-workers}?",
                ),
            ),
        )
    )
)  # fmt: skip


def test_the_logic_and_the_wording_speak_of_the_answer_of_the_wave_before(app: Flask) -> None:
    person = second_wave(app, LAST, p_staff={"q-workers": "12"})

    began_with = answers_now()
    person.answer("p-staff", {"q-workers": "9"})
    page = person.get("/page/p-staff").text

    assert (began_with, "Pourquoi moins de 12" in page) == ({"q-workers": 12}, True)
    assert '"lastSaved":{"q-workers":"12"}' in unescape(page)


def test_in_a_first_wave_there_is_nothing_before(app: Flask) -> None:
    person = opened(app, LAST).respondent()
    person.begin()

    assert answers_now() == {}
    assert '"lastSaved":{"q-workers":""}' in unescape(person.get("/page/p-staff").text)


SITES = a_definition(
    a_module(
        a_page(Group(id="g-site", name="site", parts=(a_question(),), repeat=Repeat()), id="p-s")
    )
)


def test_the_entries_of_last_year_are_taken_over_together(app: Flask) -> None:
    first = {"g-site": "t1", "g-site-t1-q-workers": "4"}
    person = second_wave(app, SITES, p_s=first)

    offered = person.get("/page/p-s").text
    person.answer("p-s", {}, go="last:answer-g-site")

    assert "one entry that is not here" in offered
    assert answers_now() == {"g-site": [{"_id": "t1", "q-workers": 4}]}


def test_the_next_wave_is_proposed_a_year_later_on_the_same_clocks(session: Any) -> None:
    scene: Scene = a_scene(
        session,
        opens_at=datetime(2024, 2, 29, 8, tzinfo=UTC),
        closes_at=datetime(2024, 10, 27, 22, 59, 59, 999000, tzinfo=UTC),
    )

    found = waves.proposal(session, scene.campaign.id, by=scene.lead, now=NOW, zone=HOME)

    assert (found.titles, found.reference_year, found.version_id) == (
        {"fr": "Votre impact 2027", "nl": "Uw impact 2027"}, 2027, scene.campaign.version_id,
    )  # fmt: skip
    assert [at.astimezone(HOME).isoformat() for at in (found.opens_at, found.closes_at)] == [
        "2026-02-28T09:00:00+01:00", "2026-10-27T23:59:59.999000+01:00",
    ]  # fmt: skip


def test_the_lead_opens_the_next_wave_from_the_page_of_the_last(
    app: Flask, client_for: ClientFor
) -> None:
    scene = opened(app)
    campaign = db.session.get_one(Campaign, scene.campaign_id)
    campaign.opens_at, campaign.closes_at = NOW - timedelta(days=90), NOW - timedelta(days=60)
    db.session.commit()
    client = client_for(scene.lead)
    at = f"/campaigns/{scene.campaign_id}/again/"
    offered = client.get(at).text
    version = str(campaign.version_id)

    client.submit(
        at, version=version, title_fr="Vague 2", title_nl="Golf 2", reference_year="2026",
        opens_on=str(utcnow().date()), closes_on=str(utcnow().date() + timedelta(days=30)),
    )  # fmt: skip

    made = db.session.scalars(select(Campaign).where(Campaign.follows_id.is_not(None))).one()
    assert at in client.get(f"/campaigns/{scene.campaign_id}").text
    assert f'<option selected value="{version}">' in offered
    assert (made.follows_id, made.titles) == (scene.campaign_id, {"fr": "Vague 2", "nl": "Golf 2"})
