"""A pole lead opens a campaign, writes to its enterprises, and watches it."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app.core.clock import utcnow
from app.extensions import db
from app.models import Campaign, Mail, Response
from tests.conftest import ClientFor
from tests.surveys.http import Opened, opened

YEAR = utcnow().year + 1


def filled(scene: Opened, **fields: Any) -> dict[str, Any]:
    version = db.session.get_one(Campaign, scene.campaign_id).version_id
    return {
        "version": str(version), "title_fr": "Vague 2", "title_nl": "Golf 2",
        "reference_year": str(YEAR - 1), "opens_on": f"{YEAR}-06-01",
        "closes_on": f"{YEAR}-06-30", "_end": "1", **fields,
    }  # fmt: skip


def tokened(client: Any, path: str, data: dict[str, Any]) -> Any:
    page = client.get(path).text
    token = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert token
    return client.post(path, data={**data, "csrf_token": token[1]})


def test_a215_a_campaign_that_closes_on_a_day_takes_the_whole_day(
    app: Flask, client_for: ClientFor
) -> None:
    scene = opened(app)
    client = client_for(scene.lead)

    answer = tokened(client, "/campaigns/new", filled(scene))

    made = db.session.scalars(select(Campaign).where(Campaign.id != scene.campaign_id)).one()
    assert answer.location == f"/campaigns/{made.id}"
    assert [made.opens_at.isoformat(), made.closes_at.isoformat()] == [
        f"{YEAR}-05-31T22:00:00+00:00",
        f"{YEAR}-06-30T21:59:59.999000+00:00",
    ]


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"closes_on": "2026-10-25", "closes_time": "02:30"}, "comes twice"),
        ({"closes_on": "2026-03-29", "closes_time": "02:30"}, "does not exist"),
        ({"closes_on": "2027-02-30"}, "Give a day that the calendar has"),
        ({"opens_on": f"{YEAR}-07-01"}, "Let the campaign close after it opens"),
        ({"title_nl": "  "}, "Give the campaign a title in Dutch"),
    ],
)
def test_a213_what_cannot_be_comes_back_with_its_reason(
    app: Flask, client_for: ClientFor, fields: dict[str, str], says: str
) -> None:
    scene = opened(app)
    client = client_for(scene.lead)

    page = tokened(client, "/campaigns/new", filled(scene, **fields))

    assert (page.status_code, says in page.text) == (422, True)


def test_a207_the_button_pressed_twice_invites_each_enterprise_once(
    app: Flask, client_for: ClientFor
) -> None:
    scene = opened(app)
    version = db.session.get_one(Campaign, scene.campaign_id).version_id
    client = client_for(scene.lead)
    made = tokened(
        client, "/campaigns/new",
        filled(scene, version=str(version), opens_on=str(utcnow().date())),
    ).location  # fmt: skip
    token = re.search(r'name="csrf_token" value="([^"]+)"', client.get(made).text)
    assert token

    for _ in range(2):
        client.post(f"{made}/invite", data={"csrf_token": token[1], "_end": "1"})

    assert [mail.recipient for mail in db.session.scalars(select(Mail))] == ["bonjour@example.org"]


def test_the_page_of_a_campaign_shows_how_far_each_enterprise_is(
    app: Flask, client_for: ClientFor
) -> None:
    scene = opened(app)
    person = scene.respondent()
    person.begin()
    person.answer("p-staff", {"q-workers": "12"})

    page = client_for(scene.lead).get(f"/campaigns/{scene.campaign_id}")

    assert page.status_code == 200
    assert "0 of 1 enterprises have sent their answers" in page.text
    assert "1 module complete of 1" in page.text


def test_a188_the_table_of_answers_holds_no_formula(app: Flask, client_for: ClientFor) -> None:
    scene = opened(app)
    person = scene.respondent()
    person.begin()
    person.answer("p-staff", {"q-workers": "-3"})
    person.answer("p-staff", {"q-workers": "12"})
    person.post("/check", {**person.form("/check"), "agreed": "yes", "signed_by": "=1+1"})

    page = client_for(scene.lead).get(f"/campaigns/{scene.campaign_id}/answers-excel.csv")

    assert page.text.startswith(
        "\ufeffreceipt;enterprise;enterprise_number;language;version;sent_at;workers\r\n"
    )
    assert page.text.splitlines()[1].endswith(";12")


@pytest.mark.parametrize(("ago", "says"), [(1, True), (-1, False)])
def test_a061_answers_that_came_after_the_end_are_marked_for_the_lead(
    app: Flask, client_for: ClientFor, ago: int, says: bool
) -> None:
    scene = opened(app)
    person = scene.respondent()
    person.begin()
    person.answer("p-staff", {"q-workers": "12"})
    campaign = db.session.get_one(Campaign, scene.campaign_id)
    campaign.closes_at = utcnow() - timedelta(hours=ago)
    db.session.scalars(select(Response)).one().started_at = utcnow() - timedelta(hours=9)
    db.session.commit()
    form = {**person.form("/check"), "agreed": "yes", "signed_by": "Nadia Voorbeeld"}
    person.post("/check", form)

    page = client_for(scene.lead).get(f"/campaigns/{scene.campaign_id}").text

    assert ("1 of 1" in page, "after the end" in page) == (True, says)
