"""A053, A056, A064: the same again after weeks, two of one name, a page left open overnight."""

from __future__ import annotations

import re
from datetime import timedelta

import time_machine
from flask import Flask

from app.core.access import Role
from app.core.clock import utcnow
from app.extensions import db
from app.models import Mail, Questionnaire
from tests.clients import ClientFor
from tests.make import a_pole, an_account
from tests.surveys.http import Respondent, opened, stored


def token_of(person: Respondent) -> str:
    """A token of the session of a respondent, from a page that has a form."""
    found = re.search(r'name="csrf_token" value="([^"]+)"', person.client.get("/log-in").text)
    assert found
    return found[1]


def test_a053_the_same_sending_thirty_days_later_shows_the_same_receipt(app: Flask) -> None:
    scene = opened(app)
    person = scene.respondent()
    person.begin()
    person.answer("p-staff", {"q-workers": "12"})
    form = {**person.form("/check"), "agreed": "yes", "signed_by": "Nadia Voorbeeld"}
    person.post("/check", form)
    before = stored()

    with time_machine.travel(utcnow() + timedelta(days=30)):
        later = scene.respondent()
        answer = later.post("/check", {**form, "csrf_token": token_of(later)})

    assert (answer.status_code, answer.location) == (303, f"{scene.address}/receipt")
    assert (stored(), len(db.session.query(Mail).all())) == (before, 1)


def test_a064_a_page_left_open_for_eight_hours_is_saved(app: Flask) -> None:
    person = opened(app).respondent()
    person.begin()
    form = {**person.form("/page/p-staff"), "answer-q-workers": "12", "_go": "on"}

    with time_machine.travel(utcnow() + timedelta(hours=8)):
        answer = person.post("/page/p-staff", form)

    assert (answer.status_code, stored()[0][0][0]) == (303, {"q-workers": 12})


def test_a056_two_drafts_may_bear_one_title(app: Flask, client_for: ClientFor) -> None:
    pole = a_pole()
    db.session.add(pole)
    db.session.flush()
    lead = client_for(an_account(Role.POLE_LEAD, pole=pole))
    page = lead.get("/questionnaires/new").text
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
    form = {
        **hidden,
        "pole": str(pole.id),
        "title_fr": "Notre impact",
        "authored": "fr",
        "_end": "1",
    }

    answers = [lead.post("/questionnaires/new", data=form).status_code for _ in range(2)]

    assert answers == [303, 303]
    assert len(db.session.query(Questionnaire).all()) == 2


def test_a064_who_must_log_in_again_sends_what_was_typed_once_more(
    app: Flask, client_for: ClientFor
) -> None:
    pole = a_pole()
    db.session.add(pole)
    db.session.flush()
    lead = client_for(an_account(Role.POLE_LEAD, pole=pole))
    page = lead.get("/questionnaires/new").text
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))

    with time_machine.travel(utcnow() + timedelta(days=2)):
        answer = lead.post(
            "/questionnaires/new", data={**hidden, "title_fr": "Une longue idée", "_end": "1"}
        )

    assert (answer.status_code, "Une longue idée" in answer.text) == (400, True)
    assert db.session.query(Questionnaire).all() == []
